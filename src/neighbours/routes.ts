import { get, post, type Route, shared } from '../people/index.ts'
import { sendKeep, showCheck } from './pages/check.tsx'
import { sendConfirm, showConfirm } from './pages/confirm.tsx'
import { sendEnter, showEnter } from './pages/enter.tsx'
import { sendForm, showForm } from './pages/form.tsx'
import { downloadBlankLetter, downloadOwnLetter, showBlankLetter, showOwnLetter } from './pages/letter.tsx'
import { changePlan, showPlan } from './pages/plan.tsx'
import { sendReaction, showReaction } from './pages/reaction.tsx'
import { sendAnswer, sendChangedAnswer, showAnswer, showReactions } from './pages/reactions.tsx'
import { downloadReport, showReport } from './pages/report.tsx'

// The parties of a case are known to the case, so those doors open for whoever is signed in and the page decides.
export const neighbourRoutes: readonly Route[] = [
  shared('/buren-betrekken', showCheck),
  post('/buren-betrekken', 'signed_in', sendKeep),
  shared('/buren-betrekken/brief', showBlankLetter),
  get('/buren-betrekken/brief.pdf', 'everyone', downloadBlankLetter),
  get('/reactie/bevestigen/:token', 'everyone', showConfirm),
  post('/reactie/bevestigen/:token', 'everyone', sendConfirm),
  get('/reactie/:code', 'everyone', showReaction),
  post('/reactie/:code', 'everyone', sendReaction),
  get('/initiatieven/:number/buren', 'signed_in', showPlan),
  post('/initiatieven/:number/buren', 'signed_in', changePlan),
  get('/initiatieven/:number/buren/formulier', 'signed_in', showForm),
  post('/initiatieven/:number/buren/formulier', 'signed_in', sendForm),
  get('/initiatieven/:number/buren/reacties', 'signed_in', showReactions),
  post('/initiatieven/:number/buren/reacties', 'signed_in', sendAnswer),
  get('/initiatieven/:number/buren/antwoord/:id', 'signed_in', showAnswer),
  post('/initiatieven/:number/buren/antwoord/:id', 'signed_in', sendChangedAnswer),
  get('/initiatieven/:number/buren/invoeren', 'signed_in', showEnter),
  post('/initiatieven/:number/buren/invoeren', 'signed_in', sendEnter),
  get('/initiatieven/:number/buren/brief', 'signed_in', showOwnLetter),
  get('/initiatieven/:number/buren/brief.pdf', 'signed_in', downloadOwnLetter),
  get('/initiatieven/:number/buren/verslag', 'signed_in', showReport),
  get('/initiatieven/:number/buren/verslag.pdf', 'signed_in', downloadReport),
]
