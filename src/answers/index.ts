export * from './actions.ts'
export { answersFor } from './answered.ts'
export { publicAnswerSchema, publicAnswers } from './api.ts'
export { answerRoutes } from './routes.ts'
