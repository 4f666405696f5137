import type { Generated, Insertable } from 'kysely'
import type { EndKind } from '../cases/index.ts'
import type { Db } from '../kit/db.ts'
import {
  isOpen,
  type MeetingKind,
  type MeetingStatus,
  type Need,
  type ParticipantRole,
  type PlaceKind,
} from './rules.ts'

interface MeetingTable {
  id: Generated<string>
  case_id: string | null
  kind: MeetingKind
  title: string
  starts_at: Date
  ends_at: Date
  place_kind: PlaceKind
  place: string
  agenda: string | null
  status: MeetingStatus
  sequence: number
  reason: string | null
  case_end: EndKind | null
  notes_for_parties: string | null
  notes_for_staff: string | null
  planned_by: string | null
  created_at: Date
  changed_at: Date
}

interface ParticipantTable {
  meeting_id: string
  person_id: string
  role: ParticipantRole
  answer: 'yes' | 'no' | null
  answered_at: Date | null
  needs: Generated<readonly Need[]>
  remark: string | null
}

const tables = (db: Db) => db.withTables<{ meeting: MeetingTable; meeting_participant: ParticipantTable }>()

export interface Meeting {
  readonly id: string
  readonly case_id: string | null
  readonly kind: MeetingKind
  readonly title: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly place_kind: PlaceKind
  readonly place: string
  readonly agenda: string | null
  readonly status: MeetingStatus
  readonly sequence: number
  readonly reason: string | null
  /** How the case ended, for a meeting that was cancelled by that. */
  readonly case_end: EndKind | null
  readonly notes_for_parties: string | null
  readonly notes_for_staff: string | null
  readonly planned_by: string | null
  readonly created_at: Date
  readonly changed_at: Date
}

export interface Participant {
  readonly meeting_id: string
  readonly person_id: string
  readonly role: ParticipantRole
  readonly answer: 'yes' | 'no' | null
  readonly answered_at: Date | null
  readonly needs: readonly Need[]
  readonly remark: string | null
}

export type NewMeeting = Pick<
  Insertable<MeetingTable>,
  'case_id' | 'kind' | 'title' | 'starts_at' | 'ends_at' | 'place_kind' | 'place' | 'agenda' | 'planned_by'
>

export function insertMeeting(db: Db, meeting: NewMeeting, at: Date): Promise<Meeting> {
  return tables(db)
    .insertInto('meeting')
    .values({
      ...meeting,
      status: 'planned',
      sequence: 0,
      reason: null,
      case_end: null,
      notes_for_parties: null,
      notes_for_staff: null,
      created_at: at,
      changed_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function insertParticipants(
  db: Db,
  meetingId: string,
  people: readonly { readonly personId: string; readonly role: ParticipantRole }[],
): Promise<void> {
  if (people.length === 0) return
  await tables(db)
    .insertInto('meeting_participant')
    .values(
      people.map(({ personId, role }) => ({
        meeting_id: meetingId,
        person_id: personId,
        role,
        answer: null,
        answered_at: null,
        remark: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Somebody comes in the place of somebody else; who takes part already, does so once. */
export async function replaceParticipant(
  db: Db,
  meetingId: string,
  fromId: string,
  toId: string,
): Promise<void> {
  const [left] = await tables(db)
    .deleteFrom('meeting_participant')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', fromId)
    .returning('role')
    .execute()
  if (left) await insertParticipants(db, meetingId, [{ personId: toId, role: left.role }])
  await tables(db)
    .updateTable('meeting')
    .set({ planned_by: toId })
    .where('id', '=', meetingId)
    .where('planned_by', '=', fromId)
    .execute()
}

export async function meetingById(db: Db, id: string, lock = false): Promise<Meeting | null> {
  const query = tables(db).selectFrom('meeting').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function meetingsByIds(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Meeting>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await tables(db).selectFrom('meeting').selectAll().where('id', 'in', known).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function participantsOf(db: Db, meetingId: string): Promise<readonly Participant[]> {
  return tables(db)
    .selectFrom('meeting_participant')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('role')
    .orderBy('person_id')
    .execute()
}

export interface MeetingChange {
  readonly status?: MeetingStatus
  readonly starts_at?: Date
  readonly ends_at?: Date
  readonly place_kind?: PlaceKind
  readonly place?: string
  readonly sequence?: number
  readonly reason?: string | null
  readonly case_end?: EndKind
  readonly notes_for_parties?: string
  readonly notes_for_staff?: string | null
}

export function updateMeeting(db: Db, id: string, change: MeetingChange, at: Date): Promise<Meeting> {
  return tables(db)
    .updateTable('meeting')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A new time asks everybody again. What people need stays known. */
export async function forgetAnswers(db: Db, meetingId: string): Promise<void> {
  await tables(db)
    .updateTable('meeting_participant')
    .set({ answer: null, answered_at: null })
    .where('meeting_id', '=', meetingId)
    .execute()
}

export async function saveAnswer(
  db: Db,
  key: { readonly meetingId: string; readonly personId: string },
  answer: {
    readonly answer: 'yes' | 'no'
    readonly needs?: readonly Need[]
    readonly remark?: string | null
    readonly at: Date
  },
): Promise<void> {
  const { at, ...rest } = answer
  await tables(db)
    .updateTable('meeting_participant')
    .set({ ...rest, answered_at: at })
    .where('meeting_id', '=', key.meetingId)
    .where('person_id', '=', key.personId)
    .execute()
}

/** Meetings of a case, the first one on top. */
export async function meetingsOf(db: Db, caseId: string): Promise<readonly Meeting[]> {
  return tables(db)
    .selectFrom('meeting')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
}

/** Meetings of a case that begin after `now` and were not cancelled, the first one on top. */
export const comingMeetingsOfCase = async (db: Db, caseId: string, now: Date): Promise<readonly Meeting[]> =>
  (await meetingsOf(db, caseId)).filter(({ status, starts_at }) => isOpen(status) && starts_at > now)

/** Meetings still to come, or not yet ended at `from`, in which somebody takes part; with their answer. */
export async function comingMeetingsOf(
  db: Db,
  personId: string,
  from: Date,
): Promise<readonly (Meeting & Pick<Participant, 'answer'>)[]> {
  return tables(db)
    .selectFrom('meeting')
    .innerJoin('meeting_participant', 'meeting_participant.meeting_id', 'meeting.id')
    .selectAll('meeting')
    .select('answer')
    .where('person_id', '=', personId)
    .where('status', 'in', ['planned', 'moved'])
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('meeting.id')
    .execute()
}

/** Meetings that are over by the clock and of which nothing was recorded; the planner has something to do. */
export async function unrecordedMeetingsOf(db: Db, personId: string, now: Date): Promise<readonly Meeting[]> {
  return (
    tables(db)
      .selectFrom('meeting')
      .selectAll()
      .where('planned_by', '=', personId)
      // That of a project is told on its own page.
      .where('kind', '<>', 'project')
      .where('status', 'in', ['planned', 'moved'])
      .where('ends_at', '<', now)
      .orderBy('starts_at')
      .orderBy('id')
      .execute()
  )
}
