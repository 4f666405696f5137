import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { changeAgreement, showAgreement } from './pages/agreement.tsx'
import { changeRequest, showRequest } from './pages/answer.tsx'
import { sendAsk, showAsk } from './pages/ask.tsx'
import { downloadSpots, showRegister } from './pages/desk.tsx'
import { showEditSpot, showNewSpot, submitNewSpot, submitSpot } from './pages/edit.tsx'
import { showSpots } from './pages/list.tsx'
import { showSpot } from './pages/one.tsx'

export const spotRoutes: readonly Route[] = [
  shared('/plekken', showSpots),
  shared('/plekken/:slug', showSpot),
  get('/plekken/:slug/vragen', 'signed_in', showAsk),
  post('/plekken/:slug/vragen', 'signed_in', sendAsk),
  get('/werk/plekken', 'team', showRegister),
  ...sheets('/werk/plekken', 'team', downloadSpots),
  get('/werk/plekken/nieuw', 'team', showNewSpot),
  post('/werk/plekken/nieuw', 'team', submitNewSpot),
  get('/werk/plekken/vragen/:id', 'team', showRequest),
  post('/werk/plekken/vragen/:id', 'team', changeRequest),
  get('/werk/plekken/afspraken/:id', 'team', showAgreement),
  post('/werk/plekken/afspraken/:id', 'team', changeAgreement),
  get('/werk/plekken/:id', 'team', showEditSpot),
  post('/werk/plekken/:id', 'team', submitSpot),
]
