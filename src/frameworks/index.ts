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
export {
  addAnswer,
  addThing,
  changeThing,
  type FrameworkList,
  moveThing,
  optionsFrom,
  removeThing,
  type ThingOf,
  thingIn,
} from './edit.ts'
export { type Explanation, explain } from './explain.ts'
export { effectWords, type FrameworkFact, frameworkFacts, whenWords } from './framework-facts.ts'
export { factTexts as frameworkFactTexts } from './framework-facts-texts.ts'
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
  adoptionSchema,
  answersSchema,
  type Condition as FrameworkCondition,
  definitionSchema as frameworkSchema,
  type FrameworkDefinition,
  type Option,
  type Outcome,
  type Question,
  type Rule,
} from './schema.ts'
export {
  type Deviation,
  type FrameworkResult,
  type FrameworkStatus,
  type FrameworkVersion,
  publishedFramework,
  publishedFrameworks,
  publishedVersions,
  resultById,
  resultsAbout,
  resultsByIds,
  type Subject,
  versionsOf,
} from './store.ts'
export {
  conditionFrom as frameworkConditionFrom,
  type UsualCondition as UsualFrameworkCondition,
  usualCondition as usualFrameworkCondition,
} from './usual-condition.ts'
export { checkFramework, type FrameworkFault, nameFaultsOf } from './validate.ts'
