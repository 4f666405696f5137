import { type GeneratedAlways, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

interface CountTable {
  kind: string
  step_key: string | null
  area_id: string | null
  state: 'running' | 'paused'
  guided: boolean
  due: Day | null
  amount: number
}

type Tables = {
  case_running_count: CountTable
  case_running_change: CountTable & { id: GeneratedAlways<number> }
}

const tables = (db: Db) => db.withTables<Tables>()
const columns = ['kind', 'step_key', 'area_id', 'state', 'guided', 'due', 'amount'] as const

/** How many cases run in a step in an area, and how they stand; a part of a list of cases as a number. */
export interface RunningCount {
  readonly kind: string
  readonly step_key: string | null
  readonly area_id: string | null
  readonly cases: number
  readonly overdue: number
  readonly paused: number
  /** Without a guide, and how many of those are late. */
  readonly unguided: number
  readonly unguidedOverdue: number
}

/** Running cases per kind, step and area; kept by the database, so that it costs the same in any city. */
export async function runningCounts(db: Db, today: Day): Promise<readonly RunningCount[]> {
  const counts = tables(db).selectFrom('case_running_count').select(columns)
  const changes = tables(db).selectFrom('case_running_change').select(columns)
  const late = sql`due < ${today}::date`
  return tables(db)
    .selectFrom(counts.unionAll(changes).as('counted'))
    .select([
      'kind',
      'step_key',
      'area_id',
      sql<number>`sum(amount)::int`.as('cases'),
      sql<number>`coalesce(sum(amount) filter (where ${late}), 0)::int`.as('overdue'),
      sql<number>`coalesce(sum(amount) filter (where state = 'paused'), 0)::int`.as('paused'),
      sql<number>`coalesce(sum(amount) filter (where not guided), 0)::int`.as('unguided'),
      sql<number>`coalesce(sum(amount) filter (where not guided and ${late}), 0)::int`.as('unguidedOverdue'),
    ])
    .groupBy(['kind', 'step_key', 'area_id'])
    .having(sql<boolean>`sum(amount) > 0`)
    .execute()
}

/** Folds what was counted since the last time into the counts. One at a time; others go on adding meanwhile. */
export async function foldRunning(db: Db): Promise<void> {
  await sql`lock table case_running_count in share row exclusive mode`.execute(db)
  await sql`
    with taken as (
      delete from case_running_change returning kind, step_key, area_id, state, guided, due, amount
    )
    insert into case_running_count as known (kind, step_key, area_id, state, guided, due, amount)
    select kind, step_key, area_id, state, guided, due, sum(amount) from taken
    group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0
    on conflict (kind, step_key, area_id, state, guided, due)
      do update set amount = known.amount + excluded.amount`.execute(db)
  await sql`delete from case_running_count where amount = 0`.execute(db)
}
