export {
  answerHowItStands,
  finishGreen,
  greenFollowsCase,
  greenFollowsSubmission,
  keepGreenCost,
  planGreen,
} from './actions.ts'
export { sendGreen } from './ask.tsx'
export { greenJobs, greenSchedules, tendGreen } from './jobs.ts'
export { myGreen, upkeepOnCase } from './pages/upkeep.tsx'
export { weekOnPlan } from './pages/week.ts'
export { worksOnGreen } from './rights.ts'
export { greenRoutes } from './routes.ts'
export { mondayOf, type What } from './rules.ts'
export { type GreenRequest, keptBy, keptOf, openLines, requestOf, type Upkeep } from './store.ts'
