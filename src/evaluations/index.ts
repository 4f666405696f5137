export {
  answerEvaluation,
  inviteMore,
  openEvaluation,
  prolongEvaluation,
  wordsOf,
} from './actions.ts'
export { evaluationBlocks } from './blocks.ts'
export { closeEvaluations, evaluationJobs, evaluationSchedules, remindOfEvaluations } from './jobs.ts'
export { evaluationLink, evaluationMarks, evaluationSummary } from './links.ts'
export { evaluationRoutes } from './routes.ts'
export { type EvaluationSummary, summarySchema } from './schema.ts'
export { type Evaluation, evaluationOf } from './store.ts'
export { evaluationTasks } from './tasks.ts'
