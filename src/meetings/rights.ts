import { type CaseRelations, mayHandle, maySeeParties, maySeeStaffSide } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Role, StaffMember } from '../people/index.ts'
import type { Meeting, Participant } from './store.ts'

/** What a right looks at: the meeting, who takes part, and the case it belongs to, if any. */
export interface MeetingRelations {
  readonly meeting: Meeting
  readonly participants: readonly Participant[]
  readonly relations: CaseRelations | null
}

export const takesPart = (actor: Actor, { participants }: Pick<MeetingRelations, 'participants'>): boolean =>
  actor.personId !== null && participants.some((one) => one.person_id === actor.personId)

/** Roles that work on cases; councillors, jury members, the counter and the administrator do not. */
const colleagues: readonly string[] = [
  'team_member',
  'coordinator',
  'case_guide',
  'area_manager',
  'adviser',
  'fund_manager',
  'project_leader',
  'participation_adviser',
] satisfies readonly Role[]

/** A colleague to invite to a meeting about a case. */
export const worksOnCases = ({ grants }: Pick<StaffMember, 'grants'>): boolean =>
  grants.some(({ role }) => colleagues.includes(role))

/** Who takes part, who planned it, and everybody who sees what the parties of the case see. */
export const maySeeMeeting = (actor: Actor, about: MeetingRelations): boolean =>
  takesPart(actor, about) ||
  (actor.personId !== null && about.meeting.planned_by === actor.personId) ||
  (about.relations !== null && maySeeParties(actor, about.relations))

/** Moves, cancels and records: who works on the case; without a case who planned it. */
export const mayManageMeeting = (actor: Actor, { meeting, relations }: MeetingRelations): boolean =>
  relations ? mayHandle(actor, relations) : actor.personId !== null && meeting.planned_by === actor.personId

/** Sees what only staff see: their notes, and what people need to take part. */
export const maySeeStaffNotes = (actor: Actor, about: MeetingRelations): boolean =>
  mayManageMeeting(actor, about) || (about.relations !== null && maySeeStaffSide(actor, about.relations))
