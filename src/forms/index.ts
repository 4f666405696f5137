export {
  draftDays,
  type Entered,
  enterAlike,
  enterAnswers,
  inNobodysName,
  type OpenDraft,
  type OwnQuestions,
  type Submission,
  startFilled,
} from './actions.ts'
export { hasHouseNumber } from './answer-field.ts'
export { areaOptions } from './areas.ts'
export {
  type AreaOption,
  answerText,
  type DescribedSection,
  describeAnswers,
  describeSums,
} from './describe.ts'
export {
  addOption,
  addPage,
  addQuestion,
  addRow,
  changeOption,
  changePage,
  changeQuestion,
  changeRow,
  hasOptions,
  moveOption,
  movePage,
  moveQuestion,
  moveRow,
  moveToPage,
  pageOf,
  pageWith,
  questionOf,
  removeOption,
  removePage,
  removeQuestion,
  removeRow,
} from './edit.ts'
export { asEntered, fieldsThatCanWait } from './entered.ts'
export { conditionLine } from './explain.ts'
export { beginFilled, type DraftInHand, draftInHand } from './flow/in-hand.ts'
export type { Filled, FormSite } from './flow/site.ts'
export { type FormFact, formFacts, limitsInWords } from './form-facts.ts'
export { factTexts as formFactTexts } from './form-facts-texts.ts'
export { formJobs, formSchedules } from './jobs.ts'
export { FieldList, type Showing } from './pages/fields.tsx'
export { PaperForm } from './pages/paper.tsx'
export { WholeForm } from './pages/whole-form.tsx'
export { type FormPaths, formPaths } from './paths.ts'
export {
  AllResults,
  everybody,
  PublicResults,
  type PublishedResults,
  publishedResults,
  resultSheet,
  resultsOf,
} from './results/index.ts'
export { formRoutes, formRoutesAt } from './routes.ts'
export {
  allErrors,
  answersForFramework,
  holds,
  nothingAround,
  paperCode,
  readAnswers,
  sectionsFor,
  typedOf,
} from './rules.ts'
export type {
  Answers,
  AnswerValue,
  Condition,
  FieldOption,
  FieldRow,
  FieldType,
  FileAnswer,
  FormDefinition,
  FormField,
  FormSection,
  LocationAnswer,
  PartsAnswer,
} from './schema.ts'
export { fieldTypes, formSchema } from './schema.ts'
export {
  answersById,
  type Draft,
  type EntryChannel,
  eraseAnswers,
  giveAnswersOwner,
  openDraftsOf,
  type StoredAnswers,
} from './store.ts'
export { type Trial, type TrialMove, tryForm } from './trial.ts'
export {
  answersToWaitFor,
  anything,
  conditionFrom,
  questionsBefore,
  type UsualCondition,
  usualCondition,
} from './usual-condition.ts'
export { checkDefinition, type FormFault, type FormPlace } from './validate.ts'
export {
  currentForm,
  formByPaperCode,
  formOfVersion,
  formVersions,
  newestForms,
  ownForms,
  type PublishedForm,
  type PublishedFormVersion,
  publishConfiguredForms,
  publishForm,
  publishForms,
  publishNextForm,
} from './versions.ts'
