import { get, post, type Route, shared } from '../people/index.ts'
import { showRegister } from './pages/desk.tsx'
import { showEdit, showNew, submitEdit, submitNew } from './pages/edit.tsx'
import { showDoables } from './pages/list.tsx'
import { showDoable } from './pages/one.tsx'
import { begin, showYes } from './pages/yes.tsx'

// "Yes" knows what somebody began before on this browser: it is not the same for everyone.
export const doableRoutes: readonly Route[] = [
  shared('/gewoon-doen', showDoables),
  shared('/gewoon-doen/:slug', showDoable),
  get('/gewoon-doen/:slug/ja', 'everyone', showYes),
  post('/gewoon-doen/:slug/ja', 'everyone', begin),
  get('/beheer/gewoon-doen', 'admin', showRegister),
  get('/beheer/gewoon-doen/nieuw', 'admin', showNew),
  post('/beheer/gewoon-doen/nieuw', 'admin', submitNew),
  get('/beheer/gewoon-doen/:id', 'admin', showEdit),
  post('/beheer/gewoon-doen/:id', 'admin', submitEdit),
]
