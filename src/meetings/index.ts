export {
  answerMeeting,
  cancelMeeting,
  type MeetingPlan,
  MeetingRefused,
  moveMeeting,
  planGathering,
  planMeeting,
  recordHeld,
} from './actions.ts'
export { cancelGathering, moveGathering, recordGathering } from './gatherings.ts'
export { handOverMeeting } from './hand-over.ts'
export { titleOf as meetingTitle, whenWords } from './mails.ts'
export { MeetingBadge, MeetingList } from './pages/parts.tsx'
export { type PlanChoices, PlanForm, planChoices } from './pages/plan.tsx'
export { meetingsFollowCase } from './reactions.ts'
export { meetingRoutes } from './routes.ts'
export {
  isOpen as isOpenMeeting,
  type MeetingKind,
  type MeetingRefusal,
  type MeetingStatus,
  momentsOf,
  type Need,
  needs as meetingNeeds,
  type PlaceKind,
  placeKinds,
} from './rules.ts'
export {
  comingMeetingsOf,
  comingMeetingsOfCase,
  type Meeting,
  meetingById,
  meetingsByIds,
  meetingsOf,
  type Participant,
  participantsOf,
  unrecordedMeetingsOf,
} from './store.ts'
export { texts as meetingTexts } from './texts.ts'
