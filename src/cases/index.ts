export * from './actions.ts'
export { publicProcess, publicProcessSchema } from './api.ts'
export {
  audiencesOf,
  audiencesOfCases,
  type CaseAudiences,
  deskAudience,
  partyAudience,
} from './audience.ts'
export type { CaseTerm } from './case-terms.ts'
export { caseCommands } from './commands.ts'
export { disagreeBlocks } from './decision-content.ts'
export { addressees, decisionPdf, letterHead } from './decision-document.ts'
export {
  caseDossier,
  type Dossier,
  type DossierAudience,
  type DossierCommitment,
  type DossierExtras,
  type DossierMeeting,
} from './dossier.ts'
export { doubtsAbout } from './doubts.ts'
export {
  addOutcome,
  addStep,
  type ConnectionPoint,
  changeOutcome,
  changeProcess,
  changeStep,
  connectionPoints,
  moveStep,
  type NewStep,
  outcomesTo,
  removeOutcome,
  removeStep,
} from './edit.ts'
export {
  addCriterion,
  addDecisionType,
  changeCriterion,
  changeDecisionType,
  decisionTypeIn,
  moveCriterion,
  removeCriterion,
  removeDecisionType,
} from './edit-decisions.ts'
export type {
  CaseEvent,
  EventData,
  Happening,
  Side,
  TimedHappening,
  Visibility,
} from './events.ts'
export {
  type Example,
  type ExampleChoice,
  type ExampleLetter,
  type ExampleStay,
  walkExample,
} from './example.ts'
export type { GuideReason, GuideSuggestion } from './guides.ts'
export { caseJobs, caseSchedules, tick } from './jobs.ts'
export { mailTexts as caseMailTexts } from './mail-texts.ts'
export type { About, Letter } from './mails.ts'
export { termName } from './mails-late.ts'
export { byCase, markConversationRead, openedCases, type StandingCase, standingsOf } from './many.ts'
export {
  exceptionsInPicture,
  exceptionsOf,
  type PictureStep,
  pictureOf,
  type Reader,
  type Standing,
  sentenceOf,
} from './picture.ts'
export { type ProcessFact, processFacts } from './process-facts.ts'
export { publishNextProcess, publishProcess, publishProcessFiles } from './publish.ts'
export {
  type Change,
  change,
  contactOf,
  type Entry,
  must,
  mustHaveText,
  type OpenedCase,
  openedCase,
  openedCaseByNumber,
  peopleOf,
  sideOf,
} from './record.ts'
export { type Pile, pileOf } from './requirement-pile.ts'
export {
  type CaseRelations,
  isAdviser,
  isHandler,
  isParty,
  isTeam,
  mayAnswerAdvice,
  mayAnswerStuck,
  mayAppoint,
  mayDecide,
  mayHandle,
  mayHandOver,
  maySee,
  maySeeContactDetails,
  maySeeParties,
  maySeeStaffSide,
  maySeeWorkload,
  maySpeakForInitiator,
  mayWrite,
  visibleTo,
} from './rights.ts'
export {
  type DecisionFault,
  decisionFaults,
  decisionOfVisit,
  decisionsAskedBy,
  decisionTypeOf,
  lastDayToObject,
  outcomeOf,
  type Refusal,
  refusalOf,
  saysNo,
  stepOf,
  stuckNorm,
} from './rules.ts'
export type {
  ApplicationOutcome,
  Criterion,
  DecisionType,
  EndKind,
  EventType,
  Norm,
  NormKey,
  Outcome,
  Process,
  Step,
  StepActor,
} from './schema.ts'
export { applicationOutcomes, endKinds, eventTypes, processSchema, stepActors, termSchema } from './schema.ts'
export { keepHandLetter, sendTo, sendToContact, sendToOffice, sendToParties, type Write } from './send.ts'
export {
  type CaseState,
  type CaseStatus,
  currentVisit,
  deriveCase,
  isPublic,
  staysPublic,
  type Visit,
} from './state.ts'
export { letterWords, unknownWords } from './step-letter.ts'
export {
  type Advice,
  type Aspect,
  adviceById,
  adviceOf,
  adviceOfCases,
  answersOf,
  aspects,
  attachmentsOf,
  attachmentsOfFile,
  type CaseAttachment,
  type CaseCounts,
  type CaseFile,
  type CriterionAnswer,
  caseById,
  caseByNumber,
  caseIdsAfter,
  caseIdsOfParty,
  caseIdsOfPeople,
  casesByIds,
  casesLeftByOrganisation,
  countOwnCases,
  countsPerStep,
  countUnguided,
  currentProcess,
  currentProcesses,
  cursorOf,
  type Decision,
  type DeskCursor,
  type DeskFilter,
  type DeskScope,
  type DeskSort,
  decisionsOf,
  departmentAdvice,
  deskCases,
  deskSorts,
  endedWithLetters,
  eraseTextsOf,
  type HandLetter,
  handLettersUntil,
  type Message,
  type NewRequirement,
  openAdviceOf,
  openCasesPerPerson,
  openHandLetters,
  openStuck,
  type Party,
  type PartyRole,
  type ProcessVersion,
  type PublishedVersion,
  partiesOf,
  partiesOfCases,
  perStep,
  processById,
  publishedVersions,
  type Requirement,
  type RunningCount,
  type RunningTermOfCase,
  requirementsOf,
  runningCounts,
  runningTermsOf,
  type StepCounts,
  type StuckOutcome,
  type StuckRequest,
  stuckById,
  stuckFigures,
  stuckOf,
  stuckOfCases,
  textsByIds,
  unreadOf,
  updateCase,
  workloadOf,
} from './store.ts'
export { endOfTerm, generalActApplies, isPaused, type Pause, type Term, type TermUnit } from './terms.ts'
export { texts as caseTexts } from './texts.ts'
export {
  faultLines,
  type ProcessFault,
  type ProcessPlace,
  type Validation,
  validateProcess,
} from './validate.ts'
export {
  type ConversationItem,
  caseFileFor,
  conversationFor,
  openRequestFor,
  type TimelineItem,
  timelineFor,
} from './views.ts'
