export {
  countAnswer,
  enterSurvey,
  fixQuestions,
  makeSurvey,
  publishSurveyResults,
  type SurveyContent,
  saveQuestion,
  surveyOf,
} from './actions.ts'
export { codesOf, makeMailing, readyMailing } from './letters/actions.ts'
export { letterJobs, letterSchedules } from './letters/jobs.ts'
export { toldToAll } from './letters/rules.ts'
export { responseBySurvey } from './letters/store.ts'
export { surveyRoutes } from './routes.ts'
export { labelIn, type QuestionContent } from './rules.ts'
export { answersByProject, answersBySurvey, surveysOf } from './store.ts'
export { texts as surveyTexts } from './texts.ts'
