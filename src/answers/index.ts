export * from './actions.ts'
export { answersFor } from './answered.ts'
export { answerRoutes } from './routes.ts'
