import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Seat, Sheet } from './rules.ts'

interface WeighingTable {
  id: Generated<string>
  case_id: string
  framework_key: string
  framework_version: number
  asked_by: string | null
  asked_at: Date
  due_day: Day
  talk_note: string | null
  talked_by: string | null
  talked_at: Date | null
  sheet: string | null
  proposed_by: string | null
  settled_at: Date | null
  released_text: string | null
  released_by: string | null
  released_at: Date | null
  result_id: string | null
  called_off_reason: string | null
  called_off_by: string | null
  called_off_at: Date | null
}

export type EndOfSeat = 'replaced' | 'stepped_back'

interface AssessorTable {
  id: Generated<string>
  weighing_id: string
  seat: Seat
  person_id: string | null
  named_at: Date
  sheet: string | null
  done_at: Date | null
  ended_at: Date | null
  ended_as: EndOfSeat | null
  reminded_on: Day | null
}

type Tables = { weighing: WeighingTable; weighing_assessor: AssessorTable }

const tables = (db: Db) => db.withTables<Tables>()

/** One weighing of a plan. */
export type Weighing = Readonly<Omit<Selectable<WeighingTable>, 'sheet'>> & { readonly sheet: Sheet | null }
/** Somebody who weighs, in one of the two seats. */
export type Assessor = Readonly<Omit<Selectable<AssessorTable>, 'sheet'>> & { readonly sheet: Sheet | null }

// jsonb columns go in as text and come back as values.
const weighingFrom = (row: Selectable<WeighingTable>): Weighing => ({
  ...row,
  sheet: row.sheet as unknown as Sheet | null,
})
const assessorFrom = (row: Selectable<AssessorTable>): Assessor => ({
  ...row,
  sheet: row.sheet as unknown as Sheet | null,
})

/** The weighings of a case, the latest first. */
export async function weighingsOf(db: Db, caseId: string): Promise<readonly Weighing[]> {
  const rows = await tables(db)
    .selectFrom('weighing')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(weighingFrom)
}

/** Who weighs now, in the order of their seats. */
export async function assessorsOf(db: Db, weighingId: string): Promise<readonly Assessor[]> {
  const rows = await tables(db)
    .selectFrom('weighing_assessor')
    .selectAll()
    .where('weighing_id', '=', weighingId)
    .where('ended_at', 'is', null)
    .orderBy('seat')
    .execute()
  return rows.map(assessorFrom)
}

export async function insertWeighing(
  db: Db,
  weighing: {
    readonly caseId: string
    readonly key: string
    readonly version: number
    readonly by: string | null
    readonly at: Date
    readonly due: Day
  },
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('weighing')
    .values({
      case_id: weighing.caseId,
      framework_key: weighing.key,
      framework_version: weighing.version,
      asked_by: weighing.by,
      asked_at: weighing.at,
      due_day: weighing.due,
      ...noTalk,
      ...noProposal,
      settled_at: null,
      released_text: null,
      released_by: null,
      released_at: null,
      result_id: null,
      called_off_reason: null,
      called_off_by: null,
      called_off_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Moves the last day on which sheets are to be done. */
export async function saveDue(db: Db, id: string, due: Day): Promise<void> {
  await tables(db).updateTable('weighing').set({ due_day: due }).where('id', '=', id).execute()
}

const noTalk = { talk_note: null, talked_by: null, talked_at: null }
const noProposal = { sheet: null, proposed_by: null }

export async function insertAssessor(
  db: Db,
  assessor: {
    readonly weighingId: string
    readonly seat: Seat
    readonly personId: string
    readonly at: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('weighing_assessor')
    .values({
      weighing_id: assessor.weighingId,
      seat: assessor.seat,
      person_id: assessor.personId,
      named_at: assessor.at,
      sheet: null,
      done_at: null,
      ended_at: null,
      ended_as: null,
      reminded_on: null,
    })
    .execute()
}

/** Somebody does not weigh any more: their sheet goes, and what was said or proposed with it. */
export async function endAssessor(
  db: Db,
  assessor: Pick<Assessor, 'id' | 'weighing_id'>,
  as: EndOfSeat,
  at: Date,
): Promise<void> {
  await tables(db)
    .updateTable('weighing_assessor')
    .set({ ended_at: at, ended_as: as, sheet: null, done_at: null })
    .where('id', '=', assessor.id)
    .execute()
  await update(db, assessor.weighing_id, { ...noTalk, ...noProposal })
}

/** Keeps a sheet; with `doneAt` it counts, and a proposal made before it does not. */
export async function saveSheet(
  db: Db,
  assessor: Pick<Assessor, 'id' | 'weighing_id'>,
  sheet: Sheet,
  doneAt: Date | null,
): Promise<void> {
  await tables(db)
    .updateTable('weighing_assessor')
    .set({ sheet: JSON.stringify(sheet), done_at: doneAt })
    .where('id', '=', assessor.id)
    .execute()
  if (doneAt) await update(db, assessor.weighing_id, noProposal)
}

type Changes = Partial<Omit<WeighingTable, 'id'>>

const update = (db: Db, id: string, changes: Changes): Promise<unknown> =>
  tables(db).updateTable('weighing').set(changes).where('id', '=', id).execute()

export const saveTalk = (
  db: Db,
  id: string,
  talk: { readonly note: string; readonly by: string | null; readonly at: Date },
) => update(db, id, { talk_note: talk.note, talked_by: talk.by, talked_at: talk.at })

/** One sheet for both; settled at once where both wrote the same, else when the other agrees. */
export const saveProposal = (
  db: Db,
  id: string,
  proposal: { readonly sheet: Sheet; readonly by: string | null; readonly settledAt: Date | null },
) =>
  update(db, id, {
    sheet: JSON.stringify(proposal.sheet),
    proposed_by: proposal.by,
    settled_at: proposal.settledAt,
  })

export const saveSettled = (db: Db, id: string, at: Date) => update(db, id, { settled_at: at })

export const saveRelease = (
  db: Db,
  id: string,
  release: {
    readonly resultId: string
    readonly text: string | null
    readonly by: string | null
    readonly at: Date
  },
) =>
  update(db, id, {
    result_id: release.resultId,
    released_text: release.text,
    released_by: release.by,
    released_at: release.at,
  })

export const saveCallOff = (
  db: Db,
  id: string,
  end: { readonly reason: string; readonly by: string | null; readonly at: Date },
) => update(db, id, { called_off_reason: end.reason, called_off_by: end.by, called_off_at: end.at })

/** What somebody still has to weigh, or to agree on, in cases that run; due first on top. */
export interface OpenSheet {
  readonly number: string
  readonly title: string
  readonly due_day: Day
  /** They have done theirs: the other, a talk or their yes is what is waited for. */
  readonly is_done: boolean
}

export async function openSheetsOf(db: Db, personId: string): Promise<readonly OpenSheet[]> {
  const { rows } = await sql<OpenSheet>`
    select number, title, weighing.due_day, done_at is not null as is_done
      from weighing_assessor join weighing on weighing.id = weighing_id join case_file on case_file.id = case_id
     where person_id = ${personId} and ended_at is null and settled_at is null and called_off_at is null
       and state <> 'ended'
     order by weighing.due_day, number`.execute(db)
  return rows
}

/** The cases that run in which somebody still weighs, or has to agree. */
export async function openSeatsOf(
  db: Db,
  personId: string,
): Promise<readonly { readonly case_id: string }[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id
      from weighing_assessor join weighing on weighing.id = weighing_id join case_file on case_file.id = case_id
     where person_id = ${personId} and ended_at is null and settled_at is null and called_off_at is null
       and state <> 'ended'
     order by case_id`.execute(db)
  return rows
}

/** Sheets past their day of which nobody was reminded yet. */
export async function lateSheets(
  db: Db,
  today: Day,
): Promise<readonly { readonly id: string; readonly case_id: string }[]> {
  const { rows } = await sql<{ id: string; case_id: string }>`
    select weighing_assessor.id, case_id
      from weighing_assessor join weighing on weighing.id = weighing_id join case_file on case_file.id = case_id
     where ended_at is null and done_at is null and reminded_on is null and settled_at is null
       and called_off_at is null and due_day < ${today}::date and state <> 'ended'
     order by due_day, weighing_assessor.id limit 500`.execute(db)
  return rows
}

/** False when somebody was reminded meanwhile. */
export async function markReminded(db: Db, id: string, on: Day): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('weighing_assessor')
    .set({ reminded_on: on })
    .where('id', '=', id)
    .where('reminded_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
