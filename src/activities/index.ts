export * from './actions.ts'
export type { Answered, AnswersOf } from './answered.ts'
export { publicActivities, publicActivitySchema } from './api.ts'
export { deskTexts as activityDeskTexts } from './desk-texts.ts'
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
export { AnswerBox, ContributionItem } from './pages/parts.tsx'
export { type ActivityLink, activityLinks } from './public.ts'
export { activityRoutes } from './routes.ts'
export { canChange, isOpen, phaseOf, takesEntries } from './rules.ts'
export { type Channel, channels } from './schema.ts'
export type { Activity, ActivityContent, Contribution } from './store.ts'
export {
  activitiesByIds,
  activitiesOf,
  activityById,
  activityBySlug,
  addressesTakingPart,
  contributionByNr,
  contributionsByIds,
  countOpen,
  countsOf,
  groupSizes,
  insertContribution,
  listAlikeOpen,
  listAnsweredAlone,
  listToAnswer,
  ownContributions,
  peopleTakingPart,
  setGroup,
  setResponse,
  takenByActivity,
  takenByChannel,
} from './store.ts'
export { lookingTasks } from './tasks.ts'
export { texts as activityTexts } from './texts.ts'
export { linkToken, voicesOf as contributionVoicesOf } from './voice.ts'
export { amountOf, byLine, headingOf, phaseBadge, writerName } from './words.ts'
