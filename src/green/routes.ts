import { formRoutes } from '../forms/index.ts'
import { get, post, type Route, shared } from '../people/index.ts'
import { greenSite } from './ask.tsx'
import { changeGreen, showGreen } from './pages/desk-list.tsx'
import { saveEntered, showEnter } from './pages/enter.tsx'
import { changeOne, showOne } from './pages/one.tsx'
import { showRoute } from './pages/route.tsx'
import { showStart } from './pages/start.tsx'
import { sendTakeover, showTakeover } from './pages/takeover.tsx'
import { changeMyGreen, changeUpkeep, showMyGreen, showUpkeep } from './pages/upkeep.tsx'

// Who works at the department is known by their person: the pages of the desk decide.
export const greenRoutes: readonly Route[] = [
  shared('/groen', showStart),
  get('/groen/zorg/:token', 'everyone', showUpkeep),
  post('/groen/zorg/:token', 'everyone', changeUpkeep),
  get('/groen/overnemen/:token', 'everyone', showTakeover),
  post('/groen/overnemen/:token', 'everyone', sendTakeover),
  ...formRoutes(greenSite('facade_garden')),
  ...formRoutes(greenSite('adopted_green')),
  get('/mijn/groen/:id', 'signed_in', showMyGreen),
  post('/mijn/groen/:id', 'signed_in', changeMyGreen),
  get('/werk/groen', 'casework', showGreen),
  post('/werk/groen', 'casework', changeGreen),
  get('/werk/groen/route', 'casework', showRoute),
  get('/werk/groen/invoeren/:soort', 'intake', showEnter),
  post('/werk/groen/invoeren/:soort', 'intake', saveEntered),
  get('/werk/groen/:number', 'casework', showOne),
  post('/werk/groen/:number', 'casework', changeOne),
]
