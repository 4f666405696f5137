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
export { surveyRoutes } from './routes.ts'
export { labelIn, type QuestionContent } from './rules.ts'
export { answersByProject, answersBySurvey } from './store.ts'
export { texts as surveyTexts } from './texts.ts'
