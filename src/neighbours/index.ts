export {
  answerReactions,
  confirmAddress,
  enterReaction,
  keepForm,
  keepPlan,
  react,
  takeStep,
} from './actions.ts'
export { checkedVersion } from './advised.ts'
export { neighbourJobs, neighbourSchedules, tendReactions } from './jobs.ts'
export { Blocks } from './pages/document.tsx'
export { neighboursAtDesk, neighboursOnCase } from './pages/on-case.tsx'
export { neighboursInRecord } from './read-report.ts'
export { neighbourRoutes } from './routes.ts'
export {
  formOf,
  type ReactionSide,
  reactionsOf,
  type Standing as StandingWithNeighbours,
  standingOf,
} from './store.ts'
export { texts as neighbourTexts } from './texts.ts'
export { lateLines, lateSteps, neighboursWait, reactionsWait } from './waiting.ts'
