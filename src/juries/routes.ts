import { get, post, type Route, shared } from '../people/index.ts'
import type { WishFactsOf } from './facts.ts'
import { showDecide, submitDecide } from './pages/decide.tsx'
import { downloadDecisions, showDecisions } from './pages/decisions.tsx'
import { showDeskJuries, showDeskJury, submitDeskJury } from './pages/desk.tsx'
import { showJoin, submitJoin } from './pages/join.tsx'
import { showPaper, showPaperOf, submitPaperOf } from './pages/paper.tsx'
import { showPlanRound, submitPlanRound } from './pages/plan.tsx'
import { showJuries, showJury } from './pages/public.tsx'
import { showRound, submitRound } from './pages/round.tsx'
import { showSeat, submitSeat } from './pages/seat.tsx'
import { showWish, submitWish } from './pages/wish.tsx'

/** The routes of this domain. What a plan says comes from a domain further on, through `factsOf`. */
export const juryRoutes = (factsOf: WishFactsOf): readonly Route[] => [
  shared('/juries', showJuries),
  shared('/juries/:slug', showJury),
  shared('/juries/:slug/besluiten', showDecisions),
  get('/juries/:slug/besluiten/:kwartaal', 'everyone', downloadDecisions),
  get('/juries/:slug/meedoen', 'everyone', showJoin),
  post('/juries/:slug/meedoen', 'signed_in', submitJoin),
  get('/werk/juries', 'desk', showDeskJuries),
  get('/werk/juries/:slug', 'desk', showDeskJury),
  post('/werk/juries/:slug', 'team', submitDeskJury),
  get('/werk/juries/:slug/lid/:lid', 'team', showSeat),
  post('/werk/juries/:slug/lid/:lid', 'team', submitSeat),
  get('/werk/juries/:slug/ronde', 'team', showPlanRound),
  post('/werk/juries/:slug/ronde', 'team', submitPlanRound),
  get('/werk/rondes/:id', 'desk', showRound(factsOf)),
  post('/werk/rondes/:id', 'desk', submitRound(factsOf)),
  get('/werk/rondes/:id/wensen/:wens', 'desk', showWish(factsOf)),
  post('/werk/rondes/:id/wensen/:wens', 'desk', submitWish(factsOf)),
  get('/werk/rondes/:id/beslissen', 'casework', showDecide),
  post('/werk/rondes/:id/beslissen', 'casework', submitDecide),
  get('/werk/rondes/:id/papier', 'team', showPaper),
  get('/werk/rondes/:id/papier/:lid', 'team', showPaperOf),
  post('/werk/rondes/:id/papier/:lid', 'team', submitPaperOf),
]
