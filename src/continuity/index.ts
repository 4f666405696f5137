export {
  agree,
  answerHowItStands,
  answerOffer,
  continuityFollowsCase,
  handleConcern,
  offerTakeover,
  showLesson,
  stopWell,
  wasForOnce,
} from './actions.ts'
export { continuityJobs, continuitySchedules, tendContinuity } from './jobs.ts'
export { keptWishTasks } from './pages/desk-list.tsx'
export { keepingOnCase, myKeptWishes, standingOnCase } from './pages/on-case.tsx'
export { continuityRoutes } from './routes.ts'
export { type Standing, standings } from './rules.ts'
export { keptById, maintainersOf, openOffers } from './store.ts'
