export {
  type AdviceAnswer,
  answerAdvice,
  appointMember,
  askAdvice,
  askToJoin,
  changeQuestion,
  confirmJoining,
  declineOthers,
  giveAdvice,
  inviteMembers,
  joinSignedIn,
  makePanel,
  type PanelContent,
  publishPanel,
  seekPanelMembers,
  targetsNow,
  withdrawQuestion,
} from './actions.ts'
export { publicAdvice, publicAdviceSchema, publicGroup, publicGroupSchema, publicGroups } from './api.ts'
export { mayReadPanelDocument } from './files.ts'
export { panelsToFind } from './findable.ts'
export { panelForgetsRefused, panelJobs, panelSchedules } from './jobs.ts'
export { type PanelLink, panelLinks } from './links.ts'
export { codeOf as panelMemberCode } from './mails.ts'
export { myPanels } from './pages/mine.tsx'
export { isOneClickLeave, panelRoutes } from './routes.ts'
export { panelKinds } from './rules.ts'
export {
  memberByEmail as panelMemberByEmail,
  panelBySlug,
  publicPanels,
  publicRequests as publicPanelRequests,
  requestByNr,
} from './store.ts'
export { panelTasks } from './tasks.ts'
