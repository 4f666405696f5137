import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Inspection, type InspectionAnswer, tables } from './tables.ts'

export { type Inspection, type InspectionAnswer, inspectionAnswers } from './tables.ts'

/** Asks, unless this was asked on that day; gives null then. */
export async function insertInspection(db: Db, upkeepId: string, on: Day): Promise<string | null> {
  const row = await tables(db)
    .insertInto('green_inspection')
    .values({
      upkeep_id: upkeepId,
      asked_on: on,
      reminded_on: null,
      answered_on: null,
      answer: null,
      note: null,
      handled_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What was asked of a keeper, the latest first. */
export const inspectionsOf = (db: Db, upkeepIds: readonly string[]): Promise<readonly Inspection[]> =>
  upkeepIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .selectFrom('green_inspection')
        .selectAll()
        .where('upkeep_id', 'in', [...upkeepIds])
        .orderBy('asked_on', 'desc')
        .execute()

export async function answerInspection(
  db: Db,
  id: string,
  given: { readonly answer: InspectionAnswer; readonly note: string | null; readonly on: Day },
): Promise<void> {
  await tables(db)
    .updateTable('green_inspection')
    .set({
      answer: given.answer,
      note: given.note,
      answered_on: given.on,
      // Nothing is left to do about what stands well.
      handled_on: given.answer === 'good' ? given.on : null,
    })
    .where('id', '=', id)
    .execute()
}

export async function markAskedAgain(db: Db, id: string, on: Day): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('green_inspection')
    .set({ reminded_on: on })
    .where('id', '=', id)
    .where('reminded_on', 'is', null)
    .where('answered_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function markHandled(db: Db, id: string, on: Day): Promise<void> {
  await tables(db)
    .updateTable('green_inspection')
    .set({ handled_on: on })
    .where('id', '=', id)
    .where('handled_on', 'is', null)
    .execute()
}

/** An inspection the department has to do something about, with its case. */
export interface Concern extends Inspection {
  readonly case_id: string
}

/** Who asks for help, says that it is gone, or did not answer twice. */
export async function concerns(db: Db, silentSince: Day): Promise<readonly Concern[]> {
  const { rows } = await sql<Concern>`
    select green_inspection.*, green_upkeep.case_id
      from green_inspection join green_upkeep on green_upkeep.id = upkeep_id
     where handled_on is null and (
       answer in ('help', 'gone')
       or (answered_on is null and green_inspection.reminded_on < ${silentSince}::date and ended_on is null))
     order by coalesce(answered_on, asked_on), green_inspection.id limit 100`.execute(db)
  return rows
}
