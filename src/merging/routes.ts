import { get, post, type Route } from '../people/index.ts'
import { merge, showMerge } from './pages/desk.tsx'
import { sendJoin, showJoin } from './pages/join.tsx'

// Who works on a case follows from the case: the pages of the desk decide.
export const mergingRoutes: readonly Route[] = [
  get('/werk/samenvoegen/:number', 'casework', showMerge),
  post('/werk/samenvoegen/:number', 'casework', merge),
  get('/initiatieven/:number/meedoen/:id', 'signed_in', showJoin),
  post('/initiatieven/:number/meedoen/:id', 'signed_in', sendJoin),
]
