export { latestWeighing, type OpenedWeighing } from './actions/opened.ts'
export {
  agreeOnWeighing,
  answerWeighing,
  askWeighing,
  callOffWeighing,
  departFromWeighing,
  leaveSeats,
  proposeWeighing,
  recordTalk,
  releaseWeighing,
  seatAssessor,
  stepBack,
} from './actions.ts'
export { remindAssessors, weighingJobs, weighingSchedules } from './jobs.ts'
export {
  type Suggestion,
  SuggestionNotice,
  weighingAtDesk,
  weighingOnCase,
  weighingSuggests,
} from './pages/on-case.tsx'
export { weighingsInRecord } from './record.ts'
export { weighingRoutes } from './routes.ts'
export type { Sheet } from './rules.ts'
export { type OpenSheet, openSheetsOf } from './store.ts'
export { texts as weighingTexts } from './texts.ts'
