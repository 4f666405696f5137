export { countedData, countedQuery, countedSchema, knowsPeriod } from './api.ts'
export { reportCommands } from './commands.ts'
export {
  type AreaFigures,
  type Choices,
  type Figures,
  figuresOf,
  figuresPerArea,
  readChoices,
} from './figures.ts'
export { reportJobs, reportSchedules } from './jobs.ts'
export { normsMet } from './norms.ts'
export { AreasSection } from './pages/areas.tsx'
export { aboutWhat, type FigurePart, FigureSections, figureParts } from './pages/figures.tsx'
export { figureRows, figuresFile } from './pages/file.ts'
export { FigureFilters, queryOf } from './pages/filters.tsx'
export { headlineOf, normOf, usualHeadline } from './pages/headline.tsx'
export { figuresHere, HereSection } from './pages/here.tsx'
export { markInWords } from './pages/marks.tsx'
export { metInWords, StepsTable } from './pages/punctual.tsx'
export { countParticipation } from './participation.ts'
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
