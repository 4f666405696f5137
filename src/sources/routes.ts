import { get, post, type Route, shared } from '../people/index.ts'
import { downloadRegister, showImport, showRegister, submitImport } from './pages/desk.tsx'
import { showEditSource, showNewSource, submitNewSource, submitSource } from './pages/edit.tsx'
import { showFinder } from './pages/find.tsx'
import { downloadDeadline, showSource, submitReminder } from './pages/one.tsx'

export const sourceRoutes: readonly Route[] = [
  shared('/geld-vinden', showFinder),
  shared('/geld-vinden/:slug', showSource),
  get('/geld-vinden/:slug/laatste-dag.ics', 'everyone', downloadDeadline),
  post('/geld-vinden/:slug/herinneren', 'signed_in', submitReminder),
  get('/werk/geldbronnen', 'register', showRegister),
  get('/werk/geldbronnen.csv', 'register', downloadRegister),
  get('/werk/geldbronnen/nieuw', 'register', showNewSource),
  post('/werk/geldbronnen/nieuw', 'register', submitNewSource),
  get('/werk/geldbronnen/inlezen', 'register', showImport),
  post('/werk/geldbronnen/inlezen', 'register', submitImport),
  get('/werk/geldbronnen/:id', 'register', showEditSource),
  post('/werk/geldbronnen/:id', 'register', submitSource),
]
