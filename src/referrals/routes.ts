import { get, post, type Route, sheets } from '../people/index.ts'
import { sendHelped, sendReceived, showHelped, showReceived } from './pages/answer.tsx'
import { sendConsent, showConsent } from './pages/consent.tsx'
import { downloadReferrals, showReferrals } from './pages/desk-list.tsx'
import { changeReferral, showReferral } from './pages/desk-one.tsx'
import { grow, sendAskToGrow, showAskToGrow, showGrow } from './pages/grow.tsx'
import { sendRefer, showRefer } from './pages/make.tsx'

// Who works on a case follows from the case: the pages of the desk decide.
export const referralRoutes: readonly Route[] = [
  get('/doorverwezen/:token', 'everyone', showReceived),
  post('/doorverwezen/:token', 'everyone', sendReceived),
  get('/mag-dit-mee/:token', 'everyone', showConsent),
  post('/mag-dit-mee/:token', 'everyone', sendConsent),
  get('/hielp-dit/:token', 'everyone', showHelped),
  post('/hielp-dit/:token', 'everyone', sendHelped),
  get('/initiatieven/:number/uitgroeien', 'signed_in', showAskToGrow),
  post('/initiatieven/:number/uitgroeien', 'signed_in', sendAskToGrow),
  get('/werk/uitgroeien/:number', 'casework', showGrow),
  post('/werk/uitgroeien/:number', 'casework', grow),
  get('/werk/doorverwijzen/:number', 'casework', showRefer),
  post('/werk/doorverwijzen/:number', 'casework', sendRefer),
  get('/werk/doorverwijzingen', 'casework', showReferrals),
  ...sheets('/werk/doorverwijzingen', 'casework', downloadReferrals),
  get('/werk/doorverwijzingen/:id', 'casework', showReferral),
  post('/werk/doorverwijzingen/:id', 'casework', changeReferral),
]
