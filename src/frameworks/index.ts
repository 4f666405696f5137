export {
  adoptFramework,
  currentFramework,
  deviate,
  type Published,
  publishConfiguredFrameworks,
  publishFramework,
  type Recorded,
  recordResult,
} from './actions.ts'
export { type Explanation, explain } from './explain.ts'
export { frameworksRoutes } from './routes.ts'
export {
  askedQuestions,
  assessorsMustTalk,
  compareOutcomes,
  type DeviationFault,
  deviationFault,
  type Evaluation,
  evaluate,
  type FiredRule,
  fittingMethods,
  nextQuestion,
  optionsOf,
  scoreInWords,
  usableAnswers,
} from './rules.ts'
export {
  type Adoption,
  type Answers,
  answersSchema,
  type FrameworkDefinition,
  type Option,
  type Outcome,
  type Question,
} from './schema.ts'
export {
  type Deviation,
  type FrameworkResult,
  type FrameworkStatus,
  type FrameworkVersion,
  publishedFramework,
  publishedFrameworks,
  resultById,
  resultsAbout,
  type Subject,
  versionsOf,
} from './store.ts'
export { checkFramework, type FrameworkFault } from './validate.ts'
