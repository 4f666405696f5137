export * from './actions.ts'
export { type Alike, type MostAlike, mostAlikeOf, plansAlike } from './alike.ts'
export { publicInitiative, publicInitiatives } from './api.ts'
export {
  initiativeFeatureSchema,
  type PublicInitiative,
  photoSchema,
  publicInitiativeInFullSchema,
  publicInitiativeSchema,
} from './api-schema.ts'
export {
  kindNames,
  kindOfWord,
  kindWord,
  progressNames,
  progressOfWord,
  progressWords,
  subjectNames,
  subjectOfWord,
  subjectWord,
} from './api-words.ts'
export { answerQuestion, askCoApplicant, questionsToMe } from './co-applicants/actions.ts'
export { coApplicantJobs, coApplicantSchedules } from './co-applicants/jobs.ts'
export type { CoApplicant } from './co-applicants/store.ts'
export { texts as coApplicantTexts } from './co-applicants/texts.ts'
export { mayReadInitiativePhoto } from './files.ts'
export { initiativesToFind } from './findable.ts'
export { answeredBesides } from './front-door/asked.ts'
export { enterIdea, entryChannels, entryFields } from './front-door/enter.ts'
export { areasOf, placeOf } from './front-door/idea.ts'
export { frontDoorJobs, frontDoorSchedules } from './front-door/jobs.ts'
export { type OpenIdea, openIdeasOf } from './front-door/mine.ts'
export {
  type DoorFault,
  doorFrameworkFaults,
  ideaFormFaults,
  keysTheProgramReads,
  publicQuestions,
} from './front-door/needs.ts'
export { type OpenReceipt, openReceipts } from './front-door/receipts.ts'
export { findRoute, frameworkKey as doorFrameworkKey } from './front-door/route.ts'
export { pathOf as pathOfSent, type Sent, submitTold, type Told } from './front-door/send.ts'
export { formKey as ideaFormKey } from './front-door/sender.ts'
export { askWhetherItWorkedOut, sayWorkedOut } from './front-door/worked-out.ts'
export { type AboutPlan, type PlanLetter, tellGuideOrTeam, writeAboutPlan } from './letters.ts'
export {
  type AreaScope,
  amountOf,
  filterOf,
  positionText,
  readListQuery,
  readPosition,
  running as runningProgresses,
  scopeOf,
} from './list.ts'
export {
  areaName,
  type CardContext,
  cardContext,
  cardStatus,
  dayLine,
  InitiativeCard,
  InitiativeCards,
  kindName,
  photosOf,
  sceneOf,
  sceneOfSubject,
  subjectName,
} from './pages/card.tsx'
export { type CityMap, cityMap, DrawnCity, pointsOf } from './pages/city-map.tsx'
export { clocksId } from './pages/clocks.tsx'
export { DecisionText } from './pages/decision.tsx'
export { initiativePage } from './pages/detail.tsx'
export { type NowLine, NowLines, type NowPart } from './pages/now.tsx'
export { partyPage, takeFiles } from './pages/party-frame.tsx'
export { type NormsMet, processPage } from './pages/process.tsx'
export { type PublicFace, PublicParts, publicFaceOf } from './pages/public-face.tsx'
export { type Reached, reach } from './pages/reach.ts'
export { Attached, othersIn, timelineEntries } from './pages/timeline.tsx'
export { type WhatEnds, WhatEndsNotice, whatEndsWith } from './pages/what-ends.tsx'
export { followCase as initiativesFollowCase, projectInitiative } from './projection.ts'
export {
  mayEdit,
  mayLink,
  mayLookAtPublicity,
  maySubmitForSomebody,
  mayWriteResult,
} from './rights.ts'
export { initiativeRoutes } from './routes.ts'
export {
  publicAddress,
  publicPoint,
  storySaysMore,
  summaryOf,
  weightRanges,
} from './rules.ts'
export {
  type Idea,
  type IdeaInput,
  ideaSchema,
  isKind,
  isSubject,
  type Kind,
  kindBySlug,
  kindSlugs,
  kinds,
  type Need,
  needs,
  type Origin,
  type Progress,
  progresses,
  type Relation,
  type Subject,
  subjects,
} from './schema.ts'
export { type FrontDoorCount, frontDoorCounts } from './store/front-door.ts'
export {
  awaitingLook,
  type Count,
  contactDaysSince,
  countsOfPublic,
  type Edit,
  editedOf,
  editOf,
  grownInto,
  type Initiative,
  initiativeById,
  initiativeByNumber,
  initiativesByIds,
  insertLink,
  type ListedInitiative,
  type ListFilter,
  listLate,
  listPublic,
  listPublicWhole,
  mergedFrom,
  mergedInto,
  positionOf,
  publicAddresses,
  removeMerged,
  revisionsOf,
  type SentIdea,
  type Sort,
  sentById,
} from './store.ts'
export { confirmFollowed } from './submit.ts'
export {
  answerReason,
  askSupport,
  confirmSupport,
  enterPaper,
  giveSupport,
} from './support/actions.ts'
export { supportersAskedAgain } from './support/again.ts'
export {
  reasonsOfPlan,
  type SupportBefore,
  type SupportFacts,
  supportBefore,
  supportBeforeInWords,
  supportFactsOf,
  supportInWords,
  supportOfPlan,
} from './support/facts.ts'
export { mayReadSupportList } from './support/files.ts'
export { supportJobs, supportSchedules } from './support/jobs.ts'
export type { SupportCount } from './support/rules.ts'
export { voicesOf } from './support/voice.ts'
export { texts as initiativeTexts } from './texts.ts'
