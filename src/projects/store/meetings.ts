import { type Generated, type GeneratedAlways, type Selectable, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import { isOpenMeeting, type Meeting, meetingsByIds, type Need } from '../../meetings/index.ts'
import type { Offer, SignUpState } from '../meeting-rules.ts'

interface ProjectMeetingTable {
  meeting_id: string
  project_id: string
  capacity: number | null
  taken: Generated<number>
  attended: Generated<number | null>
  sign_up_until: Day
  offers: readonly Offer[]
  offers_note: string | null
}

interface SignUpTable {
  id: Generated<string>
  sequence: GeneratedAlways<string>
  meeting_id: string
  name: string
  email: string
  locale: Locale
  people: number
  needs: readonly Need[]
  remark: string | null
  /** Whom to call of somebody who is younger than 16. */
  guardian: string | null
  state: SignUpState
  token_hash: string
  signed_up_at: Date
  reminded_at: Date | null
  attended: number | null
}

const tables = (db: Db) =>
  db.withTables<{ project_meeting: ProjectMeetingTable; meeting_sign_up: SignUpTable }>()

/** A meeting of a project, with what is known of it as a meeting. */
export type ProjectMeeting = Meeting & Readonly<Selectable<ProjectMeetingTable>>
export type SignUp = Readonly<Selectable<SignUpTable>>

async function withMeetings(
  db: Db,
  rows: readonly Readonly<Selectable<ProjectMeetingTable>>[],
): Promise<readonly ProjectMeeting[]> {
  const meetings = await meetingsByIds(
    db,
    rows.map(({ meeting_id }) => meeting_id),
  )
  return rows
    .flatMap((row) => {
      const meeting = meetings.get(row.meeting_id)
      return meeting ? [{ ...meeting, ...row }] : []
    })
    .sort((one, other) => one.starts_at.getTime() - other.starts_at.getTime())
}

export async function insertProjectMeeting(
  db: Db,
  row: Omit<Selectable<ProjectMeetingTable>, 'taken' | 'attended'>,
): Promise<void> {
  await tables(db).insertInto('project_meeting').values(row).execute()
}

/** The meetings of these projects, the first one on top. */
export async function projectMeetings(
  db: Db,
  projectIds: readonly string[],
): Promise<readonly ProjectMeeting[]> {
  if (projectIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('project_meeting')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .execute()
  return withMeetings(db, rows)
}

/** These meetings, as far as they are of a project. */
export async function projectMeetingsByIds(
  db: Db,
  ids: readonly string[],
): Promise<readonly ProjectMeeting[]> {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('project_meeting')
    .selectAll()
    .where('meeting_id', 'in', [...ids])
    .execute()
  return withMeetings(db, rows)
}

/** A meeting; locked for who is about to change who comes. */
export async function projectMeetingById(db: Db, id: string, lock = false): Promise<ProjectMeeting | null> {
  const query = tables(db).selectFrom('project_meeting').selectAll().where('meeting_id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row ? ((await withMeetings(db, [row]))[0] ?? null) : null
}

export async function updateProjectMeeting(
  db: Db,
  id: string,
  change: { readonly taken?: number; readonly sign_up_until?: Day; readonly capacity?: number | null },
): Promise<void> {
  await tables(db).updateTable('project_meeting').set(change).where('meeting_id', '=', id).execute()
}

/** Who signed up, in the order in which they did. */
export const signUpsOf = (db: Db, meetingId: string): Promise<readonly SignUp[]> =>
  tables(db)
    .selectFrom('meeting_sign_up')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('sequence')
    .execute()

export const insertSignUp = (
  db: Db,
  row: Omit<Selectable<SignUpTable>, 'sequence' | 'reminded_at' | 'attended'>,
): Promise<SignUp> =>
  tables(db)
    .insertInto('meeting_sign_up')
    .values({ ...row, reminded_at: null, attended: null })
    .returningAll()
    .executeTakeFirstOrThrow()

/** The sign-up behind the link of its mail. */
export async function signUpByToken(db: Db, tokenHash: string): Promise<SignUp | null> {
  const query = tables(db).selectFrom('meeting_sign_up').selectAll().where('token_hash', '=', tokenHash)
  return (await query.executeTakeFirst()) ?? null
}

export async function updateSignUp(
  db: Db,
  id: string,
  change: Partial<Pick<SignUp, 'state' | 'token_hash' | 'reminded_at' | 'attended'>>,
): Promise<void> {
  await tables(db).updateTable('meeting_sign_up').set(change).where('id', '=', id).execute()
}

/** Meetings that may be near: of which somebody who signed up was not reminded. */
export async function meetingsToRemind(db: Db): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('meeting_sign_up')
    .select('meeting_id')
    .distinct()
    .where('state', '=', 'coming')
    .where('reminded_at', 'is', null)
    .execute()
  return rows.map((row) => row.meeting_id)
}

/** Meetings of which somebody is still known by name. */
export async function meetingsWithNames(db: Db): Promise<readonly string[]> {
  const rows = await tables(db).selectFrom('meeting_sign_up').select('meeting_id').distinct().execute()
  return rows.map((row) => row.meeting_id)
}

/** Forgets who signed up for these meetings; answers which rows went. */
export async function deleteSignUps(db: Db, meetingIds: readonly string[]): Promise<readonly string[]> {
  if (meetingIds.length === 0) return []
  const rows = await tables(db)
    .deleteFrom('meeting_sign_up')
    .where('meeting_id', 'in', [...meetingIds])
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Meetings to come for which this address signed up, the first on top, with how that stands. */
export async function comingSignUps(
  db: Db,
  email: string,
  now: Date,
): Promise<
  readonly { readonly meeting: ProjectMeeting; readonly slug: string; readonly state: SignUpState }[]
> {
  const { rows } = await sql<{ meeting_id: string; slug: string; state: SignUpState }>`
    select meeting_id, project.slug, meeting_sign_up.state
      from meeting_sign_up join project_meeting using (meeting_id)
      join project on project.id = project_id
     where lower(email) = ${email.toLowerCase()} and meeting_sign_up.state <> 'cancelled'`.execute(db)
  if (rows.length === 0) return []
  const meetings = await withMeetings(
    db,
    await tables(db)
      .selectFrom('project_meeting')
      .selectAll()
      .where('meeting_id', '=', sql<string>`any (${rows.map(({ meeting_id }) => meeting_id)}::uuid[])`)
      .execute(),
  )
  return meetings
    .filter(({ status, starts_at }) => isOpenMeeting(status) && starts_at > now)
    .flatMap((meeting) => {
      const mine = rows.find(({ meeting_id }) => meeting_id === meeting.meeting_id)
      return mine ? [{ meeting, slug: mine.slug, state: mine.state }] : []
    })
}

/** Meetings for which this address signed up, in one order for all: who locks them one by one waits for nobody in a ring. */
export async function meetingsOf(db: Db, email: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('meeting_sign_up')
    .select('meeting_id')
    .distinct()
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .orderBy('meeting_id')
    .execute()
  return rows.map((row) => row.meeting_id)
}

/** Forgets that this address signed up for a meeting; answers what went. */
export const deleteSignUpsOf = (db: Db, meetingId: string, email: string): Promise<readonly SignUp[]> =>
  tables(db)
    .deleteFrom('meeting_sign_up')
    .where('meeting_id', '=', meetingId)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .returningAll()
    .execute()
