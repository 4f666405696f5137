import { keepingOnCase, standingOnCase } from '../continuity/index.ts'
import { followOnCase } from '../following/index.ts'
import { upkeepOnCase, weekOnPlan } from '../green/index.ts'
import { initiativePage, processPage } from '../initiatives/index.ts'
import { loansOnCase } from '../lending/index.ts'
import { mergingOnCase } from '../merging/index.ts'
import { neighboursOnCase, neighboursWait } from '../neighbours/index.ts'
import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { growthOnCase, referralsOnCase } from '../referrals/index.ts'
import { moneyOnCase } from '../sources/index.ts'
import { askedSpotsOnCase, spotsOnCase } from '../spots/index.ts'
import { weighingOnCase } from '../weighings/index.ts'
import { normsMet } from './norms.ts'
import { enterAtDesk, showAtDesk } from './pages/at-desk.tsx'
import { showFigures } from './pages/figures.tsx'
import { downloadFigures } from './pages/file.ts'
import { opinionOnCase } from './pages/on-case.tsx'
import { sendOpinion, sendOwnOpinion, showOpinion, showOwnOpinion } from './pages/opinion.tsx'
import { showSaid } from './pages/said.tsx'
import { downloadPortfolio } from './portfolio/file.ts'
import { showPortfolio } from './portfolio/page.tsx'

export const reportRoutes: readonly Route[] = [
  shared('/cijfers', showFigures),
  ...sheets('/cijfers', 'everyone', downloadFigures),
  shared(
    '/initiatieven/:address',
    initiativePage({
      forEveryone: [standingOnCase, spotsOnCase, followOnCase],
      forParties: [
        upkeepOnCase,
        keepingOnCase,
        weighingOnCase,
        referralsOnCase,
        growthOnCase,
        mergingOnCase,
        opinionOnCase,
        askedSpotsOnCase,
        loansOnCase,
        neighboursOnCase,
        moneyOnCase,
      ],
      now: [weekOnPlan, neighboursWait],
    }),
  ),
  shared('/proces/:kind', processPage(normsMet)),
  get('/mening/:token', 'everyone', showOpinion),
  post('/mening/:token', 'everyone', sendOpinion),
  get('/mijn/mening/:id', 'signed_in', showOwnOpinion),
  post('/mijn/mening/:id', 'signed_in', sendOwnOpinion),
  get('/werk/mening/:number', 'lookup', showAtDesk),
  post('/werk/mening/:number', 'lookup', enterAtDesk),
  get('/werk/tevredenheid', 'coordinator', showSaid),
  get('/werk/projectoverzicht', 'portfolio', showPortfolio),
  ...sheets('/werk/projectoverzicht', 'portfolio', downloadPortfolio),
]
