import type { Ctx } from '../kit/http.ts'
import { redirect } from '../kit/http.ts'
import { paths } from '../paths.ts'
import { get, post, type Route, shared } from '../people/index.ts'
import { coApplicantRoutes } from './co-applicants/routes.ts'
import { frontDoorRoutes } from './front-door/routes.ts'
import { showAgain, startAgain } from './pages/again.tsx'
import { sendApply, showApply } from './pages/apply.tsx'
import { leadToInitiative } from './pages/detail.tsx'
import { saveEdit, showEdit } from './pages/edit.tsx'
import { showInfoPack } from './pages/info-pack.tsx'
import { showInitiatives } from './pages/list.tsx'
import { initiativesMapData, showInitiativesMap } from './pages/map.tsx'
import { sendMessage, showMessages } from './pages/messages.tsx'
import { postNews, showNewsForm } from './pages/news.tsx'
import { choosePublicity, showPublicity } from './pages/publicity.tsx'
import { reachToDo } from './pages/reach.ts'
import { sendRequirement, sendStuck, showRequirement, showStuck } from './pages/stuck.tsx'
import { sendWithdraw, showWithdraw } from './pages/withdraw.tsx'
import { sendWithdrawApplication, showWithdrawApplication } from './pages/withdraw-application.tsx'
import { supportRoutes } from './support/routes.ts'

/** Commitments have a form of their own; this address is the one people read aloud. */
async function leadToPromise(c: Ctx): Promise<Response> {
  const { initiative } = await reachToDo(c, 'write')
  return redirect(c, paths.newCommitment(initiative.number))
}

// The parties of a case are known to the case, so those doors open for whoever is signed in and the page decides.
export const initiativeRoutes: readonly Route[] = [
  ...frontDoorRoutes,
  ...supportRoutes,
  ...coApplicantRoutes,
  shared('/initiatieven', showInitiatives),
  shared('/initiatieven/kaart', showInitiativesMap),
  shared('/initiatieven/kaart/punten.json', initiativesMapData),
  get('/initiatieven/:number/informatiepakket', 'signed_in', showInfoPack),
  get('/initiatieven/:number/berichten', 'signed_in', showMessages),
  post('/initiatieven/:number/berichten', 'signed_in', sendMessage),
  get('/initiatieven/:number/nieuws', 'signed_in', showNewsForm),
  post('/initiatieven/:number/nieuws', 'signed_in', postNews),
  get('/initiatieven/:number/ik-loop-vast', 'signed_in', showStuck),
  post('/initiatieven/:number/ik-loop-vast', 'signed_in', sendStuck),
  get('/initiatieven/:number/is-dit-nodig', 'signed_in', showRequirement),
  post('/initiatieven/:number/is-dit-nodig', 'signed_in', sendRequirement),
  get('/initiatieven/:number/bewerken', 'signed_in', showEdit),
  post('/initiatieven/:number/bewerken', 'signed_in', saveEdit),
  get('/initiatieven/:number/openbaar', 'signed_in', showPublicity),
  post('/initiatieven/:number/openbaar', 'signed_in', choosePublicity),
  get('/initiatieven/:number/geld-aanvragen', 'signed_in', showApply),
  post('/initiatieven/:number/geld-aanvragen', 'signed_in', sendApply),
  get('/initiatieven/:number/aanvraag-intrekken', 'signed_in', showWithdrawApplication),
  post('/initiatieven/:number/aanvraag-intrekken', 'signed_in', sendWithdrawApplication),
  get('/initiatieven/:number/toezeggen', 'signed_in', leadToPromise),
  get('/initiatieven/:number/opnieuw', 'signed_in', showAgain),
  post('/initiatieven/:number/opnieuw', 'signed_in', startAgain),
  get('/initiatieven/:number/intrekken', 'signed_in', showWithdraw),
  post('/initiatieven/:number/intrekken', 'signed_in', sendWithdraw),
  get('/mijn/zaken/:number', 'signed_in', leadToInitiative),
]
