import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type CaseFileTable, type Projection, tables } from './tables.ts'

/** A case as lists and pages use it: its fixed data and its projection. */
export type CaseFile = Readonly<CaseFileTable>

/** The next number of a year. Concurrent callers wait for each other; a rolled back number may leave a gap. */
export async function nextNumber(db: Db, year: number): Promise<number> {
  const row = await tables(db)
    .insertInto('case_number_sequence')
    .values({ year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet({ last_number: sql`case_number_sequence.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

export interface NewCase {
  readonly id: string
  readonly number: string
  readonly process_version_id: string
  readonly kind: string
  readonly subject_kind: string
  readonly title: string
  readonly area_id: string | null
  readonly created_at: Date
}

const unprojected: Projection = {
  state: 'running',
  outcome: null,
  step_key: null,
  step_since: null,
  step_due: null,
  next_due: null,
  paused_until: null,
  guide_id: null,
  guide_since: null,
  substitute_id: null,
  officer_id: null,
  zaaknummer: null,
  submitted_on: null,
  ended_on: null,
  consent_on: null,
  published_on: null,
  lead_days: null,
  lead_days_paused: null,
  last_update_on: null,
  last_event_at: null,
  projected_at: null,
}

export async function insertCase(db: Db, row: NewCase): Promise<void> {
  await tables(db)
    .insertInto('case_file')
    .values({ ...row, ...unprojected })
    .execute()
}

/** Writes of the projection what is not stored so already in `file`. */
export async function saveProjection(db: Db, file: CaseFile, projection: Projection): Promise<void> {
  const changed = Object.entries(projection).filter(
    ([column, value]) => !isSame(file[column as keyof Projection], value),
  )
  await tables(db)
    .updateTable('case_file')
    .set({ ...Object.fromEntries(changed), projected_at: projection.projected_at })
    .where('id', '=', file.id)
    .execute()
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other

export async function updateCase(
  db: Db,
  id: string,
  change: { readonly title?: string; readonly area_id?: string | null },
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await tables(db).updateTable('case_file').set(change).where('id', '=', id).execute()
}

export async function caseById(db: Db, id: string): Promise<CaseFile | null> {
  return (
    (await tables(db).selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function caseByNumber(db: Db, number: string): Promise<CaseFile | null> {
  return (
    (await tables(db).selectFrom('case_file').selectAll().where('number', '=', number).executeTakeFirst()) ??
    null
  )
}

export async function casesByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CaseFile>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('case_file')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Locks the case until the transaction ends: events of one case come one after another. */
export async function lockCase(db: Db, id: string): Promise<void> {
  await tables(db).selectFrom('case_file').select('id').where('id', '=', id).forUpdate().execute()
}

/** Open cases per person who guides or owns them; for the coordinator and for suggestions only. */
export async function openCasesPerPerson(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('case_file')
    .select((eb) => [
      sql<string>`coalesce(guide_id, officer_id)`.as('person_id'),
      eb.fn.countAll<number>().as('cases'),
    ])
    .where('state', '<>', 'ended')
    .groupBy(sql`coalesce(guide_id, officer_id)`)
    .execute()
  return new Map(rows.map((row) => [row.person_id, Number(row.cases)]))
}

/** A slice of all cases in the order of their id, for rebuilding. */
export async function caseIdsAfter(db: Db, after: string | null, limit: number): Promise<readonly string[]> {
  let query = tables(db).selectFrom('case_file').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map((row) => row.id)
}

/** Cases whose clock stands still: their terms move with the day. */
export async function pausedCaseIds(db: Db): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('case_file')
    .select('id')
    .where('state', '=', 'paused')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
