import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { What } from '../rules.ts'
import { type GreenRequest, tables } from './tables.ts'

export type { GreenRequest } from './tables.ts'

export async function insertRequest(db: Db, request: GreenRequest): Promise<void> {
  await tables(db)
    .insertInto('green_request')
    .values(request)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function requestOf(db: Db, caseId: string): Promise<GreenRequest | null> {
  const row = await tables(db)
    .selectFrom('green_request')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

export async function updateRequest(
  db: Db,
  caseId: string,
  change: Partial<Omit<GreenRequest, 'case_id'>>,
): Promise<void> {
  await tables(db).updateTable('green_request').set(change).where('case_id', '=', caseId).execute()
}

/** A request as its department sees it in a list. */
export interface GreenLine extends GreenRequest {
  readonly number: string
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly story: string
  readonly address: string | null
  readonly district_id: string | null
  readonly neighbourhood_id: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly state: string
  readonly step: string | null
  readonly outcome: string | null
  readonly due: Day | null
  readonly submitted_on: Day | null
}

const lines = (db: Db, where: ReturnType<typeof sql>, limit: number, passedBefore: Day | null = null) =>
  sql<GreenLine>`
    select green_request.*, initiative.number, initiative.slug, initiative.title, initiative.summary,
           initiative.story, initiative.address, initiative.district_id, initiative.neighbourhood_id, initiative.lon, initiative.lat,
           case_file.state, case_file.step_key as step, case_file.outcome, case_file.step_due as due,
           initiative.submitted_on
      from green_request
      join initiative on initiative.case_id = green_request.case_id
      join case_file on case_file.id = green_request.case_id
     where ${where}
     order by coalesce(case_file.step_key = 'laying' and green_request.week < ${passedBefore}::date, false) desc,
              green_request.week nulls first, case_file.step_due nulls last, initiative.number
     limit ${limit}`.execute(db)

/**
 * What still has to be done, oldest term first; with a week only what is planned in it. What was planned before a Monday
 * comes before all else.
 */
export async function openLines(
  db: Db,
  filter: {
    readonly districtIds?: readonly string[] | undefined
    readonly week?: Day | undefined
    readonly passedBefore?: Day
  },
  limit: number,
): Promise<readonly GreenLine[]> {
  const { districtIds, week, passedBefore } = filter
  const { rows } = await lines(
    db,
    sql`case_file.state <> 'ended'
      ${districtIds ? sql`and initiative.district_id = any (${[...districtIds]}::uuid[])` : sql``}
      ${week ? sql`and green_request.week = ${week}::date` : sql``}`,
    limit,
    passedBefore ?? null,
  )
  return rows
}

export async function lineByNumber(db: Db, number: string): Promise<GreenLine | null> {
  const { rows } = await lines(db, sql`initiative.number = ${number}`, 1)
  return rows[0] ?? null
}

export async function linesByIds(db: Db, caseIds: readonly string[]): Promise<readonly GreenLine[]> {
  if (caseIds.length === 0) return []
  const { rows } = await lines(db, sql`green_request.case_id = any (${[...caseIds]}::uuid[])`, 500)
  return rows
}

/** Who plans for this year and area waits for who plans now: their number is counted once. */
export async function holdYear(db: Db, year: number, areaId: string | null): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`green ${year} ${areaId ?? 'city'}`}, 61))`.execute(
    db,
  )
}

/** How many places are planned or laid in a year, per area. */
export async function takenIn(
  db: Db,
  year: number,
): Promise<readonly { readonly area_id: string | null; readonly taken: number }[]> {
  const { rows } = await sql<{ area_id: string | null; taken: number }>`
    select area_id, count(*)::int as taken from green_request
     where week is not null and extract(isoyear from week) = ${year} group by area_id`.execute(db)
  return rows
}

/** How many wait for a year, per area: also what stayed behind on the list of a year before. */
export async function waitingFor(
  db: Db,
  year: number,
): Promise<readonly { readonly area_id: string | null; readonly waiting: number }[]> {
  const { rows } = await sql<{ area_id: string | null; waiting: number }>`
    select green_request.area_id, count(*)::int as waiting
      from green_request join case_file on case_file.id = green_request.case_id
     where list_year <= ${year} and week is null and case_file.state <> 'ended' group by green_request.area_id`.execute(
    db,
  )
  return rows
}

/** What was laid, per year and what it is; for the figures everybody sees. */
export async function laidPerYear(
  db: Db,
): Promise<readonly { readonly year: number; readonly what: What; readonly amount: number }[]> {
  const { rows } = await sql<{ year: number; what: What; amount: number }>`
    select extract(year from laid_on)::int as year, what, count(*)::int as amount
      from green_request where laid_on is not null group by 1, 2 order by 1 desc, 2`.execute(db)
  return rows
}

/** What the municipality spent on places in a year. */
export interface YearCost {
  readonly laid: number
  /** Of how many of them the amount is known. */
  readonly known: number
  readonly cents: number
}

/** What the places that were laid in a year cost, as far as that was written down. */
export async function costOf(db: Db, year: number): Promise<YearCost> {
  const { rows } = await sql<YearCost>`
    select count(*)::int as laid, count(cost_cents)::int as known, coalesce(sum(cost_cents), 0)::float8 as cents
      from green_request where extract(year from laid_on) = ${year}`.execute(db)
  return rows[0] ?? { laid: 0, known: 0, cents: 0 }
}

/** The places laid last that everyone may see. */
export async function publicLaid(db: Db, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select green_request.case_id from green_request join initiative on initiative.case_id = green_request.case_id
     where laid_on is not null and initiative.public order by laid_on desc, initiative.number desc limit ${limit}`.execute(
    db,
  )
  return rows.map(({ case_id }) => case_id)
}
