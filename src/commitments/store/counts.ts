import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { OwnerKind, StatusCounts } from '../rules.ts'
import type { CommitmentFilter } from '../store.ts'
import { countsNow } from './tables.ts'

/** Which promises are counted; the same choices as the list has, without how they stand. */
export type CountFilter = Omit<CommitmentFilter, 'status'>

function counted(db: Db, { ownerKind, kind, department, areaIds }: CountFilter) {
  let query = countsNow(db)
  if (ownerKind) query = query.where('owner_kind', '=', ownerKind)
  if (kind) query = query.where('kind', '=', kind)
  if (department) query = query.where('department', '=', department)
  if (areaIds) query = query.where(sql<boolean>`area_id = any(${[...areaIds]}::uuid[])`)
  return query
}

export interface OwnerCounts extends StatusCounts {
  readonly owner_kind: OwnerKind
  readonly department: string | null
}

/**
 * Public promises counted per owner kind and department; what `punctualityOf` makes figures of. The database keeps the
 * counts, so that this costs the same however many promises there are.
 */
export async function countPublicCommitments(
  db: Db,
  filter: CountFilter,
  today: Day,
): Promise<readonly OwnerCounts[]> {
  const sumOf = (which: RawBuilder<unknown>) =>
    sql<number>`coalesce(sum(amount) filter (where ${which}), 0)::int`
  const closed = (status: Exclude<keyof StatusCounts, 'running' | 'lateNow'>) =>
    sumOf(sql`status = ${status}`).as(status)
  return counted(db, filter)
    .select([
      'owner_kind',
      'department',
      sumOf(sql`status = 'open' and due >= ${today}::date`).as('running'),
      sumOf(sql`status = 'open' and due < ${today}::date`).as('lateNow'),
      closed('keptOnTime'),
      closed('keptLate'),
      closed('withdrawnLate'),
      closed('withdrawnInTime'),
      closed('endedLate'),
      closed('endedInTime'),
    ])
    .groupBy(['owner_kind', 'department'])
    .having(sql<boolean>`sum(amount) > 0`)
    .orderBy('owner_kind')
    .orderBy(sql`department collate "nl-x-icu"`)
    .execute()
}

/** How often promises of the municipality were judged, and how. */
export interface JudgedCount {
  /** Null unless asked for apart. */
  readonly area_id: string | null
  /** Kind of the case it was made for. */
  readonly case_kind: string
  readonly department: string
  /** What is past its first promised day and not kept is `overdue`. */
  readonly status: 'in_time' | 'late' | 'overdue'
  /** First day of the month in which it could be judged; null unless asked for apart. */
  readonly month: Day | null
  readonly amount: number
}

/**
 * Public promises of the municipality that can be judged, in a period of whole months up to and including a day. Each
 * belongs to the month of its first promised day, or to that in which it was kept when that came earlier.
 */
export async function judgedPromises(
  db: Db,
  filter: {
    readonly areaIds?: readonly string[] | undefined
    readonly caseKind: string | null
    readonly from: Day
    readonly to: Day
    readonly apart: 'month' | 'area'
  },
  today: Day,
): Promise<readonly JudgedCount[]> {
  const { areaIds, caseKind, from, to, apart } = filter
  const status = sql<
    JudgedCount['status']
  >`case status when 'keptOnTime' then 'in_time' when 'open' then 'overdue'
    else 'late' end`
  let query = counted(db, { ownerKind: 'municipality', areaIds })
    .select([
      apart === 'area' ? 'area_id' : sql<null>`null`.as('area_id'),
      sql<string>`coalesce(case_kind, '')`.as('case_kind'),
      sql<string>`coalesce(department, '')`.as('department'),
      status.as('status'),
      apart === 'month' ? sql<Day>`date_trunc('month', due)::date`.as('month') : sql<null>`null`.as('month'),
      sql<number>`sum(amount)::int`.as('amount'),
    ])
    .where('status', 'not in', ['withdrawnInTime', 'endedInTime'])
    .where('due', '>=', from)
    .where('due', '<=', to)
    .where((eb) => eb.or([eb('status', '<>', 'open'), eb('due', '<', today)]))
    .groupBy(sql`1, 2, 3, 4, 5`)
    .having(sql<boolean>`sum(amount) <> 0`)
  if (caseKind) query = query.where('case_kind', '=', caseKind)
  return query.execute()
}

/** Folds what was counted since the last time into the counts. One at a time; others go on adding meanwhile. */
export async function foldCounts(db: Db): Promise<void> {
  await sql`lock table commitment_count in share row exclusive mode`.execute(db)
  await sql`
    with taken as (
      delete from commitment_change
      returning owner_kind, department, kind, case_kind, area_id, status, due, amount
    )
    insert into commitment_count as known (owner_kind, department, kind, case_kind, area_id, status, due, amount)
    select owner_kind, department, kind, case_kind, area_id, status, due, sum(amount) from taken
    group by 1, 2, 3, 4, 5, 6, 7 having sum(amount) <> 0
    on conflict (owner_kind, department, kind, case_kind, area_id, status, due)
      do update set amount = known.amount + excluded.amount`.execute(db)
  await sql`delete from commitment_count where amount = 0`.execute(db)
}
