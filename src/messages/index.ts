export {
  type MailAnswer,
  type MailBounce,
  noticeRefused,
  openWaitingMail,
  receiveMail,
  settleAnswer,
  settleWaiting,
  takeInMail,
  type WaitingMail,
} from './actions.ts'
export { messageJobs, messageSchedules } from './jobs.ts'
export { type Answer, partAnswer } from './quotes.ts'
export { messageRoutes } from './routes.ts'
export { type IgnoreReason, mostPerHour, type WaitReason } from './rules.ts'
export { type AnswerableMail, sendAnswerable } from './send.ts'
export {
  countIgnored,
  type InboundMail,
  inboundById,
  removeReplyAddresses,
  waitingInbound,
} from './store.ts'
