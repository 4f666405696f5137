export * from './store/invitations.ts'
export * from './store/members.ts'
export * from './store/panels.ts'
export * from './store/questions.ts'
export * from './store/requests.ts'
export type {
  AdviceRequest,
  Invitation,
  Member,
  Panel,
  Point,
  RequestChange,
  RequestFile,
} from './store/tables.ts'
