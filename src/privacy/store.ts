import { type Generated, sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'

export * from './store/destroy.ts'
export * from './store/erase.ts'
export * from './store/files.ts'
export * from './store/held.ts'
export * from './store/subjects.ts'

export const requestKinds = ['correction', 'objection', 'question', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]
export type RequestOutcome = 'granted' | 'partly' | 'refused'

interface RequestTable {
  id: Generated<string>
  person_id: string
  kind: RequestKind
  body: string | null
  asked_at: Date
  due_day: Day
  runs_on: Day | null
  goes_on: Generated<readonly string[]>
  status: Generated<'open' | 'answered' | 'withdrawn' | 'done'>
  outcome: RequestOutcome | null
  answer: string | null
  kept_cases: number | null
  settled_at: Date | null
  settled_by: string | null
}

export interface DataRequest {
  readonly id: string
  readonly person_id: string
  readonly kind: RequestKind
  readonly body: string | null
  readonly asked_at: Date
  readonly due_day: Day
  readonly runs_on: Day | null
  readonly goes_on: readonly string[]
  readonly status: 'open' | 'answered' | 'withdrawn' | 'done'
  readonly outcome: RequestOutcome | null
  readonly answer: string | null
}

const tables = (db: Db) => db.withTables<{ data_request: RequestTable }>()
const columns = [
  'id',
  'person_id',
  'kind',
  'body',
  'asked_at',
  'due_day',
  'runs_on',
  'goes_on',
  'status',
  'outcome',
  'answer',
] as const

/** False when there is one already: somebody has one open request to be erased, also when they ask twice at once. */
export async function insertRequest(
  db: Db,
  row: Pick<DataRequest, 'person_id' | 'kind' | 'body' | 'asked_at' | 'due_day' | 'runs_on' | 'goes_on'>,
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('data_request')
    .values({
      ...row,
      goes_on: sql`${[...row.goes_on]}::uuid[]`,
      outcome: null,
      answer: null,
      kept_cases: null,
      settled_at: null,
      settled_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export const requestsOf = (db: Db, personId: string): Promise<readonly DataRequest[]> =>
  tables(db)
    .selectFrom('data_request')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()

/** What waits for an answer, what is due first on top. */
export const openRequests = (db: Db): Promise<readonly DataRequest[]> =>
  tables(db)
    .selectFrom('data_request')
    .select(columns)
    .where('status', '=', 'open')
    .orderBy('due_day')
    .orderBy('asked_at')
    .limit(200)
    .execute()

export async function lockRequest(db: Db, id: string): Promise<DataRequest | null> {
  const row = await tables(db)
    .selectFrom('data_request')
    .select(columns)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Erasures whose days to call them off are over. */
export async function erasuresDue(db: Db, today: Day): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('data_request')
    .select('id')
    .where('status', '=', 'open')
    .where('kind', '=', 'erasure')
    .where('runs_on', '<=', today)
    .execute()
  return rows.map(({ id }) => id)
}

export async function settleRequest(
  db: Db,
  id: string,
  to: Partial<Pick<RequestTable, 'outcome' | 'answer' | 'kept_cases' | 'settled_by'>> & {
    readonly status: 'answered' | 'withdrawn' | 'done'
    readonly at: Date
  },
): Promise<void> {
  const { at, ...rest } = to
  await tables(db)
    .updateTable('data_request')
    .set({ ...rest, settled_at: at })
    .where('id', '=', id)
    .execute()
}
