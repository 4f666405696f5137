import { upkeepOnCase } from '../green/index.ts'
import { initiativePage, processPage } from '../initiatives/index.ts'
import { get, post, type Route, shared } from '../people/index.ts'
import { moneyOnCase } from '../sources/index.ts'
import { normsMet } from './norms.ts'
import { enterAtDesk, showAtDesk } from './pages/at-desk.tsx'
import { showFigures } from './pages/figures.tsx'
import { downloadFigures } from './pages/file.ts'
import { opinionOnCase } from './pages/on-case.tsx'
import { sendOpinion, sendOwnOpinion, showOpinion, showOwnOpinion } from './pages/opinion.tsx'
import { showSaid } from './pages/said.tsx'

export const reportRoutes: readonly Route[] = [
  shared('/cijfers', showFigures),
  get('/cijfers.csv', 'everyone', downloadFigures),
  shared('/initiatieven/:address', initiativePage(upkeepOnCase, opinionOnCase, moneyOnCase)),
  shared('/proces/:kind', processPage(normsMet)),
  get('/mening/:token', 'everyone', showOpinion),
  post('/mening/:token', 'everyone', sendOpinion),
  get('/mijn/mening/:id', 'signed_in', showOwnOpinion),
  post('/mijn/mening/:id', 'signed_in', sendOwnOpinion),
  get('/werk/mening/:number', 'lookup', showAtDesk),
  post('/werk/mening/:number', 'lookup', enterAtDesk),
  get('/werk/tevredenheid', 'coordinator', showSaid),
]
