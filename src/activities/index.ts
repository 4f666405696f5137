export * from './actions.ts'
export type { Answered, AnswersOf } from './answered.ts'
export { publicActivities, publicActivitySchema } from './api.ts'
export { deskTexts as activityDeskTexts } from './desk-texts.ts'
export { draftTexts as activityDraftTexts } from './draft-texts.ts'
export { activityJobs, activitySchedules, tellOpened } from './jobs.ts'
export {
  AboutFields,
  type BasicWords,
  basicContent,
  basicLabels,
  basics as activityBasics,
  basicsOf,
  DayFields,
  firstBasics,
} from './pages/basics.tsx'
export { type DeskReached, reachActivity, reachActivityToWork } from './pages/desk-reach.ts'
export { DiscardForm, DraftStand, draftFault } from './pages/draft-desk.tsx'
export { myContributions } from './pages/mine.tsx'
export { AnswerBox, ContributionItem } from './pages/parts.tsx'
export { ReceiptLink } from './pages/receipt.tsx'
export { readParagraphs } from './paragraph-rules.ts'
export { readPlaces } from './place-rules.ts'
export { type ActivityLink, activityLinks } from './public.ts'
export { activityRoutes } from './routes.ts'
export { answerDayOf, canChange, isOpen, phaseOf, takesEntries } from './rules.ts'
export { type Channel, channels, type Place } from './schema.ts'
export type { Activity, ActivityContent, Contribution } from './store.ts'
export {
  type AnsweredInMonth,
  activitiesByIds,
  activitiesByProject,
  activitiesOf,
  activityById,
  activityBySlug,
  addressesTakingPart,
  answeredByMonth,
  contributionByNr,
  contributionsByIds,
  contributionsToTell,
  countOpen,
  countsByProject,
  countsOf,
  groupSizes,
  insertContribution,
  listAlikeOpen,
  listAnsweredAlone,
  listToAnswer,
  ownContributions,
  type ProjectCounts,
  paragraphsOf,
  peopleTakingPart,
  placesOf,
  publishedActivitiesOf,
  setGroup,
  setResponse,
  takenByActivity,
  takenByChannel,
} from './store.ts'
export { activityTasks } from './tasks.ts'
export { texts as activityTexts } from './texts.ts'
export { linkToken, voicesOf as contributionVoicesOf } from './voice.ts'
export { type Wheres, whereAsked, whereInWords, whereLine, whereOptions, wheresOf } from './where.ts'
export { amountOf, byLine, headingOf, phaseBadge, writerName } from './words.ts'
