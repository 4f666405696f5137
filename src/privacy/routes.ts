import { get, post, type Route } from '../people/index.ts'
import { showAboutMe } from './pages/about-me.tsx'
import { sendAsk, showAsk } from './pages/ask.tsx'
import { handleDataRequest, showDataRequest, showDataRequests } from './pages/desk.tsx'
import { approveList, showDestructionList } from './pages/destruction-list.tsx'
import { downloadAboutMe } from './pages/download.tsx'
import { handleErase, showErase } from './pages/erase.tsx'
import { lookNow, showRetention } from './pages/retention.tsx'
import { saveRetentionRule, showRetentionRule } from './pages/retention-rule.tsx'

export const privacyRoutes: readonly Route[] = [
  get('/mijn/over-mij', 'signed_in', showAboutMe),
  get('/mijn/over-mij/alles.zip', 'signed_in', downloadAboutMe),
  get('/mijn/over-mij/vraag', 'signed_in', showAsk),
  post('/mijn/over-mij/vraag', 'signed_in', sendAsk),
  get('/mijn/over-mij/wissen', 'signed_in', showErase),
  post('/mijn/over-mij/wissen', 'signed_in', handleErase),
  get('/beheer/bewaren', 'admin', showRetention),
  post('/beheer/bewaren', 'admin', lookNow),
  get('/beheer/bewaren/regel/:soort/:resultaat', 'admin', showRetentionRule),
  post('/beheer/bewaren/regel/:soort/:resultaat', 'admin', saveRetentionRule),
  get('/beheer/bewaren/:id', 'admin', showDestructionList),
  post('/beheer/bewaren/:id', 'admin', approveList),
  get('/werk/gegevens', 'coordinator', showDataRequests),
  get('/werk/gegevens/:id', 'coordinator', showDataRequest),
  post('/werk/gegevens/:id', 'coordinator', handleDataRequest),
]
