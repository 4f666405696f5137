export { explainLate, keepPromise, type Promiser, promise, withdrawPromise } from './actions.ts'
export {
  commitmentChoices,
  commitmentWords,
  type PublicCommitment,
  publicCommitmentSchema,
  publicCommitments,
} from './api.ts'
export { addCounts, publicPunctuality } from './figures.ts'
export { cursorText, departmentWords, readCursor } from './filters.ts'
export { commitmentsToFind } from './findable.ts'
export { handOverPromise } from './hand-over.ts'
export { commitmentJobs, commitmentSchedules, remindOfCommitments } from './jobs.ts'
export { PromiseLines } from './pages/lines.tsx'
export {
  MunicipalPromiseFields,
  officialOptions,
  type PromiseChoices,
  PromiseForm,
  promiseChoices,
  readMunicipalPromise,
} from './pages/make.tsx'
export { CommitmentBadge, CommitmentTable, statusWords } from './pages/table.tsx'
export { type ProjectPromise, promiseForProject } from './projects.ts'
export { CommitmentRefused } from './promised.ts'
export { commitmentsFollowCase } from './reactions.ts'
export { isOwner, mayReport, maySeeCommitment } from './rights.ts'
export { commitmentRoutes } from './routes.ts'
export {
  type CommitmentKind,
  type CommitmentState,
  type CommitmentStatus,
  type EntryFact,
  isOpen,
  type OwnerKind,
  type Punctuality,
  punctuality,
  punctualityOf,
  stateOf,
  stateOfSummary,
} from './rules.ts'
export { countPublicCommitments, type JudgedCount, judgedPromises } from './store/counts.ts'
export { commitmentsOfAnswers } from './store/projects.ts'
export {
  type Commitment,
  type CommitmentFilter,
  commitmentById,
  commitmentsOfCase,
  latePromisesOfCases,
  listPublicCommitments,
  openCommitmentsOf,
  openCommitmentsOfCase,
} from './store.ts'
export { type Audience, answerAnchor, type CommitmentView, viewCommitments } from './views.ts'
