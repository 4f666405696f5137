import { get, post, type Route, shared, sheets } from '../people/index.ts'
import { showGiveAdvice, submitGiveAdvice } from './pages/advise.tsx'
import { showAskPanel, submitAskPanel } from './pages/desk-ask.tsx'
import { showEditPanel, showNewPanel, submitEditPanel, submitNewPanel } from './pages/desk-form.tsx'
import { showInvitePanel, submitInvitePanel } from './pages/desk-invite.tsx'
import { showDeskPanels } from './pages/desk-list.tsx'
import { downloadPanelMembers, showDeskPanelMember, submitDeskPanelMember } from './pages/desk-members.tsx'
import { showDeskPanel, submitDeskPanel } from './pages/desk-one.tsx'
import { showPanelQuestion, submitPanelQuestion } from './pages/desk-question.tsx'
import { showDeskRequest, submitDeskRequest } from './pages/desk-request.tsx'
import { showJoinPanel, submitJoinPanel } from './pages/join.tsx'
import { showPanels } from './pages/list.tsx'
import { changePanelMember, showPanelMember, showStopPanel, stopPanelByClick } from './pages/member.tsx'
import { showPanel } from './pages/one.tsx'
import { showPanelRequest } from './pages/request.tsx'

const desk = '/werk/panels'
const one = `${desk}/:paneel`

// Who serves which group is known by their relation to it: the pages decide.
export const panelRoutes: readonly Route[] = [
  shared('/meedenken', showPanels),
  get('/meedenken/lid/:code', 'everyone', showPanelMember),
  post('/meedenken/lid/:code', 'everyone', changePanelMember),
  get('/meedenken/lid/:code/stoppen', 'everyone', showStopPanel),
  post('/meedenken/lid/:code/stoppen', 'everyone', stopPanelByClick),
  get('/meedenken/lid/:code/adviezen/:advies', 'everyone', showGiveAdvice),
  post('/meedenken/lid/:code/adviezen/:advies', 'everyone', submitGiveAdvice),
  shared('/meedenken/:paneel', showPanel),
  get('/meedenken/:paneel/aanmelden', 'everyone', showJoinPanel),
  post('/meedenken/:paneel/aanmelden', 'everyone', submitJoinPanel),
  shared('/meedenken/:paneel/adviezen/:advies', showPanelRequest),
  get(desk, 'projects', showDeskPanels),
  get(`${desk}/nieuw`, 'projects', showNewPanel),
  post(`${desk}/nieuw`, 'projects', submitNewPanel),
  get(one, 'projects', showDeskPanel),
  post(one, 'projects', submitDeskPanel),
  get(`${one}/gegevens`, 'projects', showEditPanel),
  post(`${one}/gegevens`, 'projects', submitEditPanel),
  ...sheets(`${one}/leden`, 'projects', downloadPanelMembers),
  get(`${one}/leden/:lid`, 'projects', showDeskPanelMember),
  post(`${one}/leden/:lid`, 'projects', submitDeskPanelMember),
  get(`${one}/adviezen/nieuw`, 'projects', showAskPanel),
  post(`${one}/adviezen/nieuw`, 'projects', submitAskPanel),
  get(`${one}/adviezen/:advies`, 'projects', showDeskRequest),
  post(`${one}/adviezen/:advies`, 'projects', submitDeskRequest),
  get(`${one}/adviezen/:advies/vraag`, 'projects', showPanelQuestion),
  post(`${one}/adviezen/:advies/vraag`, 'projects', submitPanelQuestion),
  get(`${one}/uitnodigen`, 'projects', showInvitePanel),
  post(`${one}/uitnodigen`, 'projects', submitInvitePanel),
]

/** Where a mail program posts the one click that stops mail: it comes from no page of ours. */
export const isOneClickLeave = (path: string): boolean =>
  /^\/meedenken\/lid\/[A-Za-z0-9_-]{43}\/stoppen$/.test(path)
