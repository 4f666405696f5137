export { blockNow, blockWriter, canBlock, type Writer } from './actions.ts'
export { Blocked, isBlockedAddress, mustNotBeBlocked, mustNotBeBlockedSince } from './blocked.ts'
export { incidentTexts } from './incident-texts.ts'
export { handleIncident, reportIncident } from './incidents.ts'
export { safetyJobs, safetySchedules } from './jobs.ts'
export { mayModerate } from './rights.ts'
export { safetyRoutes } from './routes.ts'
export { answerBy } from './rules.ts'
export {
  incidentKinds,
  incidentSettings,
  incidentTargets,
  longest as longestSafetyTexts,
} from './schema.ts'
export { incidentByNr } from './store.ts'
export { safetyTasks } from './tasks.ts'
export { texts as safetyTexts } from './texts.ts'
export { blockVoicesOf } from './voice.ts'
