export { answerQuestion, mergeInto, mergingFollowsCase } from './actions.ts'
export { mergingAtDesk, mergingOnCase } from './pages/on-case.tsx'
export { mergingRoutes } from './routes.ts'
export { questionsOf } from './store.ts'
