import { sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Fact, Measure } from './facts.ts'
import { type FactTable, figuresNow, tables } from './store/tables.ts'

type StoredFact = Omit<FactTable, 'case_id'>

const sameFact = (one: StoredFact, other: StoredFact): boolean =>
  one.kind === other.kind &&
  one.district_id === other.district_id &&
  one.measure === other.measure &&
  one.name === other.name &&
  one.status === other.status &&
  one.day === other.day &&
  one.days === other.days

/** Brings what is counted of a case up to date; the database keeps the counts. Writes only what changed. */
export async function saveFacts(
  db: Db,
  of: { readonly caseId: string; readonly kind: string; readonly areaId: string | null },
  facts: readonly Fact[],
): Promise<void> {
  const { rows } = await sql<{ district_id: string | null; known: readonly StoredFact[] }>`
    select district_of(${of.areaId}::uuid) as district_id, coalesce((
      select jsonb_agg(to_jsonb(fact) - 'case_id') from figure_fact fact where case_id = ${of.caseId}
    ), '[]') as known`.execute(db)
  const { district_id = null, known = [] } = rows[0] ?? {}
  const before = new Map(known.map((fact) => [fact.key, fact]))
  const now = facts.map((fact) => ({ ...fact, kind: of.kind, district_id }))
  const keys = new Set(now.map(({ key }) => key))
  const gone = known.filter(({ key }) => !keys.has(key)).map(({ key }) => key)
  const changed = now.filter((fact) => {
    const old = before.get(fact.key)
    return old === undefined || !sameFact(old, fact)
  })
  if (gone.length > 0)
    await tables(db)
      .deleteFrom('figure_fact')
      .where('case_id', '=', of.caseId)
      .where('key', 'in', gone)
      .execute()
  if (changed.length === 0) return
  await tables(db)
    .insertInto('figure_fact')
    .values(changed.map((fact) => ({ case_id: of.caseId, ...fact })))
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'key']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        district_id: eb.ref('excluded.district_id'),
        measure: eb.ref('excluded.measure'),
        name: eb.ref('excluded.name'),
        status: eb.ref('excluded.status'),
        day: eb.ref('excluded.day'),
        days: eb.ref('excluded.days'),
      })),
    )
    .execute()
}

/** Which figures are asked for. */
export interface FigureFilter {
  readonly measures: readonly Measure[]
  /** Districts; null for the whole city, `each` for every district apart. */
  readonly areas: readonly string[] | 'each' | null
  readonly kind?: string | null
  readonly from: Day
  readonly to: Day
  /** Apart for each month; else the period as a whole. */
  readonly perMonth?: boolean
}

/** How often something was counted. */
export interface Counted {
  readonly area_id: string | null
  readonly kind: string
  readonly measure: Measure
  readonly name: string
  /** What is `open` past its last day is `overdue`; what is not due yet is left out. */
  readonly status: string
  /** Null unless asked for. */
  readonly month: Day | null
  readonly days: number | null
  readonly amount: number
}

/** Reads counts; how many rows that takes does not grow with the number of cases. */
export async function countsOf(db: Db, filter: FigureFilter, today: Day): Promise<readonly Counted[]> {
  const { areas, kind, perMonth } = filter
  let query = figuresNow(db)
    .select([
      areas === 'each' ? 'area_id' : sql<null>`null`.as('area_id'),
      'kind',
      sql<Measure>`measure`.as('measure'),
      'name',
      sql<string>`case status when 'open' then 'overdue' else status end`.as('status'),
      perMonth ? sql<Day>`date_trunc('month', day)::date`.as('month') : sql<null>`null`.as('month'),
      'days',
      sql<number>`sum(amount)::int`.as('amount'),
    ])
    .where('measure', 'in', filter.measures)
    .where('day', '>=', filter.from)
    .where('day', '<=', filter.to)
    .where((eb) => eb.or([eb('status', '<>', 'open'), eb('day', '<', today)]))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7`)
    .having(sql<boolean>`sum(amount) <> 0`)
  if (kind) query = query.where('kind', '=', kind)
  if (areas === null) query = query.where('area_id', 'is', null)
  else if (areas === 'each') query = query.where('area_id', 'is not', null)
  else query = query.where(sql<boolean>`area_id = any(${[...areas]}::uuid[])`)
  return query.execute()
}

/** The first month of which something is counted; null in an empty city. */
export async function firstMonth(db: Db): Promise<Day | null> {
  const row = await figuresNow(db)
    .select((eb) => eb.fn.min('day').as('day'))
    .where('measure', '=', 'submitted')
    .where('area_id', 'is', null)
    .executeTakeFirst()
  return row?.day ?? null
}

/**
 * Folds what was counted since the last time into the counts. One at a time; others go on adding meanwhile.
 * Answers how many changes were folded.
 */
export async function foldChanges(db: Db): Promise<number> {
  await sql`lock table figure_count in share row exclusive mode`.execute(db)
  const { rows } = await sql<{ folded: number }>`
    with taken as (
      delete from figure_change returning area_id, kind, measure, name, status, day, days, amount
    ), added as (
      insert into figure_count as known (area_id, kind, measure, name, status, day, days, amount)
      select area_id, kind, measure, name, status, day, days, sum(amount) from taken
      group by area_id, kind, measure, name, status, day, days having sum(amount) <> 0
      on conflict (measure, area_id, day, kind, name, status, days)
        do update set amount = known.amount + excluded.amount
    )
    select count(*)::int as folded from taken`.execute(db)
  await sql`delete from figure_count where amount = 0`.execute(db)
  return rows[0]?.folded ?? 0
}

/** Counts everything anew from where it stands. Nothing is counted meanwhile: who writes waits. */
export async function countAnew(db: Db): Promise<void> {
  await sql`lock table figure_fact, figure_change, figure_count in exclusive mode`.execute(db)
  await sql`delete from figure_change`.execute(db)
  await sql`delete from figure_count`.execute(db)
  await sql`
    insert into figure_count (area_id, kind, measure, name, status, day, days, amount)
    select area, kind, measure, name, status, day, days, count(*) from figure_source
    cross join unnest(case when district_id is null then array[null::uuid] else array[null, district_id] end) as area
    group by area, kind, measure, name, status, day, days`.execute(db)
}
