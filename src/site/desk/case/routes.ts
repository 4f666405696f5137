import { get, post, type Route } from '../../../people/index.ts'
import { answerAdviceRequest, showAdviceRequest } from '../advice/page.tsx'
import { answerStuckRequest, showStuckRequest } from '../stuck/answer.tsx'
import { showStuckRequests } from '../stuck/list.tsx'
import { addPartyRoutes } from './actions/add-party.tsx'
import { answerFeasibilityRoutes } from './actions/answer-feasibility.tsx'
import { appointGuideRoutes } from './actions/appoint-guide.tsx'
import { askAdviceRoutes } from './actions/ask-advice.tsx'
import { checkApplicationRoutes } from './actions/check-application.tsx'
import { completeCaseRoutes, reopenRoutes, withdrawRoutes } from './actions/close.tsx'
import { completeStepRoutes } from './actions/complete-step.tsx'
import { decideApplicationRoutes } from './actions/decide-application.tsx'
import { extendRoutes } from './actions/extend.tsx'
import { linkRoutes } from './actions/link.tsx'
import { pauseRoutes, resumeRoutes } from './actions/pause.tsx'
import { planDecisionRoutes } from './actions/plan-decision.tsx'
import { reviewPublicationRoutes } from './actions/review-publication.tsx'
import { setSubstituteRoutes } from './actions/set-substitute.tsx'
import { releaseAdviceRoutes, remindAdviceRoutes } from './actions/share-advice.tsx'
import { takeDecisionRoutes } from './actions/take-decision.tsx'
import { updateRequirementsRoutes } from './actions/update-requirements.tsx'
import { withdrawApplicationRoutes } from './actions/withdraw-application.tsx'
import { addFilesRoutes, addNoteRoutes, postUpdateRoutes } from './actions/write.tsx'
import { setZaaknummerRoutes } from './actions/zaaknummer.tsx'
import { saveTold, showToTell } from './tell.tsx'
import { showAdvice } from './views/advice.tsx'
import { showAgreements } from './views/agreements.tsx'
import { sendMessage, showConversation } from './views/conversation.tsx'
import { showDecisions } from './views/decision.tsx'
import { showFiles } from './views/files.tsx'
import { showHistory } from './views/history.tsx'
import { showOverview } from './views/overview.tsx'

/**
 * A case at the desk. Any official may come to the door: a guide's substitute can be somebody from any department.
 * Whether they may look or act follows from their relation to the case.
 */
export const caseDeskRoutes: readonly Route[] = [
  get('/werk/zaken/:number', 'staff', showOverview),
  get('/werk/zaken/:number/gesprek', 'staff', showConversation),
  post('/werk/zaken/:number/gesprek', 'staff', sendMessage),
  get('/werk/zaken/:number/vertellen', 'staff', showToTell),
  post('/werk/zaken/:number/vertellen', 'staff', saveTold),
  get('/werk/zaken/:number/advies', 'staff', showAdvice),
  get('/werk/zaken/:number/besluit', 'staff', showDecisions),
  get('/werk/zaken/:number/afspraken', 'staff', showAgreements),
  get('/werk/zaken/:number/bestanden', 'staff', showFiles),
  get('/werk/zaken/:number/geschiedenis', 'staff', showHistory),
  ...appointGuideRoutes,
  ...setSubstituteRoutes,
  ...addPartyRoutes,
  ...completeStepRoutes,
  ...takeDecisionRoutes,
  ...checkApplicationRoutes,
  ...decideApplicationRoutes,
  ...withdrawApplicationRoutes,
  ...planDecisionRoutes,
  ...answerFeasibilityRoutes,
  ...pauseRoutes,
  ...resumeRoutes,
  ...extendRoutes,
  ...postUpdateRoutes,
  ...addNoteRoutes,
  ...addFilesRoutes,
  ...askAdviceRoutes,
  ...remindAdviceRoutes,
  ...releaseAdviceRoutes,
  ...updateRequirementsRoutes,
  ...reviewPublicationRoutes,
  ...setZaaknummerRoutes,
  ...linkRoutes,
  ...completeCaseRoutes,
  ...withdrawRoutes,
  ...reopenRoutes,
  // Also for a jury member, who advises on a wish.
  get('/werk/adviezen/:id', 'adviser', showAdviceRequest),
  post('/werk/adviezen/:id', 'adviser', answerAdviceRequest),
  get('/werk/vastgelopen', 'coordinator', showStuckRequests),
  get('/werk/vastgelopen/:id', 'coordinator', showStuckRequest),
  post('/werk/vastgelopen/:id', 'coordinator', answerStuckRequest),
]
