import type { Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Part } from '../rules.ts'
import { type CandidateTable, type JuryTable, tables } from './tables.ts'

export type JuryFacts = Readonly<Selectable<JuryTable>>
export type Candidate = Readonly<Selectable<CandidateTable>>

const nothingKnown = (areaId: string): JuryFacts => ({
  area_id: areaId,
  secretary_id: null,
  seeks_until: null,
  seeks_text: null,
})

/** What is known of each jury besides its members. */
export async function juryFacts(db: Db): Promise<(areaId: string) => JuryFacts> {
  const rows = await tables(db).selectFrom('jury').selectAll().execute()
  return (areaId) => rows.find((row) => row.area_id === areaId) ?? nothingKnown(areaId)
}

export async function saveJury(
  db: Db,
  areaId: string,
  change: Partial<Omit<JuryFacts, 'area_id'>>,
): Promise<void> {
  await tables(db)
    .insertInto('jury')
    .values({ ...nothingKnown(areaId), ...change })
    .onConflict((conflict) => conflict.column('area_id').doUpdateSet(change))
    .execute()
}

export interface StoredSeat {
  readonly grantId: string
  readonly part: Part
  readonly fromDay: Day
  readonly untilDay: Day
}

/** Seats by the role they belong to. */
export async function seatsByGrant(
  db: Db,
  grantIds: readonly string[],
): Promise<ReadonlyMap<string, StoredSeat>> {
  if (grantIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('jury_seat')
    .select(['grant_id as grantId', 'part', 'from_day as fromDay', 'until_day as untilDay'])
    .where('grant_id', 'in', [...grantIds])
    .execute()
  return new Map(rows.map((row) => [row.grantId, row]))
}

export async function saveSeat(db: Db, seat: StoredSeat): Promise<void> {
  const { grantId, part, fromDay, untilDay } = seat
  const row = { part, from_day: fromDay, until_day: untilDay }
  await tables(db)
    .insertInto('jury_seat')
    .values({ grant_id: grantId, ...row })
    .onConflict((conflict) => conflict.column('grant_id').doUpdateSet(row))
    .execute()
}

/** Stores that somebody wants to be in a jury; false when they said so before and wait. */
export async function insertCandidate(
  db: Db,
  candidate: Pick<Candidate, 'area_id' | 'person_id' | 'motivation' | 'received_at'>,
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('jury_candidate')
    .values({ ...candidate, answer: null, answered_at: null, answered_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Who waits for an answer, the first on top. */
export const openCandidates = (db: Db, areaId: string): Promise<readonly Candidate[]> =>
  tables(db)
    .selectFrom('jury_candidate')
    .selectAll()
    .where('area_id', '=', areaId)
    .where('answer', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .execute()

/** How many wait for an answer, by jury. */
export async function candidateCounts(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('jury_candidate')
    .select(['area_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .where('answer', 'is', null)
    .groupBy('area_id')
    .execute()
  return new Map(rows.map(({ area_id, amount }) => [area_id, amount]))
}

export async function candidateById(db: Db, id: string): Promise<Candidate | null> {
  const row = await tables(db)
    .selectFrom('jury_candidate')
    .selectAll()
    .where('id', '=', id)
    .where('answer', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function answerCandidate(
  db: Db,
  id: string,
  answer: { readonly answer: 'invited' | 'declined'; readonly by: string | null; readonly at: Date },
): Promise<void> {
  await tables(db)
    .updateTable('jury_candidate')
    .set({ answer: answer.answer, answered_by: answer.by, answered_at: answer.at })
    .where('id', '=', id)
    .execute()
}
