import { get, post, type Route, sheets } from '../people/index.ts'
import { downloadKeptWishes, showKeptWishes } from './pages/desk-list.tsx'
import { changeKeptWish, showKeptWish } from './pages/desk-one.tsx'
import { changeByLink, changeMine, showByLink, showMine } from './pages/own.tsx'
import {
  showStopAtDesk,
  showStopByLink,
  showStopMine,
  stopAtDesk,
  stopByLink,
  stopMine,
} from './pages/stop.tsx'
import { sendTakeOver, showTakeOver } from './pages/take-over.tsx'

// Who works on a wish follows from its case: the pages of the desk decide.
export const continuityRoutes: readonly Route[] = [
  get('/volhouden/:token', 'everyone', showByLink),
  post('/volhouden/:token', 'everyone', changeByLink),
  get('/volhouden/:token/stoppen', 'everyone', showStopByLink),
  post('/volhouden/:token/stoppen', 'everyone', stopByLink),
  get('/initiatieven/:number/overnemen', 'everyone', showTakeOver),
  post('/initiatieven/:number/overnemen', 'everyone', sendTakeOver),
  get('/mijn/volhouden/:number', 'signed_in', showMine),
  post('/mijn/volhouden/:number', 'signed_in', changeMine),
  get('/mijn/volhouden/:number/stoppen', 'signed_in', showStopMine),
  post('/mijn/volhouden/:number/stoppen', 'signed_in', stopMine),
  get('/werk/volhouden', 'casework', showKeptWishes),
  ...sheets('/werk/volhouden', 'casework', downloadKeptWishes),
  get('/werk/volhouden/:number', 'casework', showKeptWish),
  post('/werk/volhouden/:number', 'casework', changeKeptWish),
  get('/werk/volhouden/:number/stoppen', 'casework', showStopAtDesk),
  post('/werk/volhouden/:number/stoppen', 'casework', stopAtDesk),
]
