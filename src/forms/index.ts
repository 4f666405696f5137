export {
  draftDays,
  type Entered,
  enterAnswers,
  type OpenDraft,
  type Submission,
} from './actions.ts'
export { areaOptions } from './areas.ts'
export {
  type AreaOption,
  answerText,
  type DescribedSection,
  describeAnswers,
  describeSums,
} from './describe.ts'
export { asEntered, fieldsThatCanWait } from './entered.ts'
export { type DraftInHand, draftInHand } from './flow/in-hand.ts'
export type { FormSite } from './flow/site.ts'
export { formJobs, formSchedules } from './jobs.ts'
export { FieldList, type Showing } from './pages/fields.tsx'
export { PaperForm } from './pages/paper.tsx'
export { WholeForm } from './pages/whole-form.tsx'
export { type FormPaths, formPaths } from './paths.ts'
export { formRoutes } from './routes.ts'
export {
  allErrors,
  answersForFramework,
  holds,
  nothingAround,
  paperCode,
  readAnswers,
  sectionsFor,
} from './rules.ts'
export type {
  Answers,
  AnswerValue,
  Condition,
  FileAnswer,
  FormDefinition,
  FormField,
  FormSection,
  LocationAnswer,
} from './schema.ts'
export {
  answersById,
  type Draft,
  type EntryChannel,
  eraseAnswers,
  giveAnswersOwner,
  openDraftsOf,
  type StoredAnswers,
} from './store.ts'
export { checkDefinition } from './validate.ts'
export {
  currentForm,
  formByPaperCode,
  formOfVersion,
  type PublishedForm,
  publishConfiguredForms,
  publishForm,
  publishForms,
} from './versions.ts'
