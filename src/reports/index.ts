export { countedData, countedQuery, countedSchema, knowsPeriod } from './api.ts'
export { reportCommands } from './commands.ts'
export { type Choices, type Figures, figuresOf, readChoices } from './figures.ts'
export { reportJobs, reportSchedules } from './jobs.ts'
export { normsMet } from './norms.ts'
export { headlineOf, usualHeadline } from './pages/figures.tsx'
export { metInWords, StepsTable } from './pages/punctual.tsx'
export { figuresFollowCase, foldFigures, rebuildFigures, renewFigures } from './projection.ts'
export { reportRoutes } from './routes.ts'
export { contactNorm } from './rules.ts'
export {
  answer,
  askAfter,
  eraseAnswersOf,
  mailQuestions,
  openQuestionsTo,
} from './satisfaction.ts'
export { satisfactionTexts } from './satisfaction-texts.ts'
