import { type SelectQueryBuilder, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { matching } from '../../kit/search.ts'
import type { Need, Progress } from '../schema.ts'
import type { Initiative } from './initiatives.ts'
import { type InitiativeTable, tables } from './tables.ts'

export interface ListFilter {
  readonly kind?: string | undefined
  readonly subject?: string | undefined
  readonly need?: Need | undefined
  readonly progresses?: readonly Progress[] | undefined
  /** Any of these districts; one of an area above them, such as a jury area. */
  readonly districtIds?: readonly string[] | undefined
  readonly neighbourhoodIds?: readonly string[] | undefined
  /** Words that must all be found in what it says, in any form. */
  readonly text?: string | undefined
  readonly withPoint?: boolean | undefined
}

export type Sort = 'changed' | 'newest' | 'oldest'

/** Where a page of a keyset list starts: the sort value and id of the last one seen. */
export interface Position {
  readonly at: string
  readonly id: string
}

const sortColumn = { changed: 'changed_at', newest: 'submitted_on', oldest: 'submitted_on' } as const

export interface Page {
  readonly sort: Sort
  /** Start after this one, or going backwards end before it; the first page when null. */
  readonly from: Position | null
  readonly backwards?: boolean
  readonly limit: number
}

/** What cards, lines and dots on the map show: a list reads no stories. */
const listed = [
  ...(['case_id', 'number', 'slug', 'title', 'kind', 'subject', 'photo_id', 'photo_description'] as const),
  ...(['district_id', 'neighbourhood_id', 'lon', 'lat', 'home_bound'] as const),
  ...(['progress', 'waiting', 'answer_due', 'submitted_on', 'ended_on', 'changed_at'] as const),
] as const

/** An initiative as lists show it. */
export type ListedInitiative = Pick<Initiative, (typeof listed)[number]>

/** A page of public initiatives; ask one more than shown to know whether there is another page. */
export async function listPublic(
  db: Db,
  filter: ListFilter,
  page: Page,
): Promise<readonly ListedInitiative[]> {
  const rows = await paged(filter, page, tables(db).selectFrom('initiative').select(listed)).execute()
  return page.backwards ? rows.reverse() : rows
}

/** The same with all there is to know of each: for data and feeds. */
export async function listPublicWhole(
  db: Db,
  filter: ListFilter,
  page: Page,
): Promise<readonly Initiative[]> {
  const rows = await paged(filter, page, tables(db).selectFrom('initiative').selectAll()).execute()
  return page.backwards ? rows.reverse() : rows
}

/** Public initiatives that wait for an answer whose day passed before `today`, the longest late first. */
export const listLate = (db: Db, today: Day, limit: number): Promise<readonly ListedInitiative[]> =>
  tables(db)
    .selectFrom('initiative')
    .select(listed)
    .where('public', '=', true)
    .where('waiting', '=', false)
    .where('answer_due', '<', today)
    .orderBy('answer_due')
    .orderBy('case_id')
    .limit(limit)
    .execute()

function paged<T>(filter: ListFilter, page: Page, all: Query<T>): Query<T> {
  const column = sortColumn[page.sort]
  const rising = (page.sort === 'oldest') !== (page.backwards ?? false)
  const direction = rising ? 'asc' : 'desc'
  const query = filtered(all, filter)
    .orderBy(column, direction)
    .orderBy('case_id', direction)
    .limit(page.limit)
  if (!page.from) return query
  const { at, id } = page.from
  const sign = sql.raw(rising ? '>' : '<')
  const type = sql.raw(column === 'changed_at' ? 'timestamptz' : 'date')
  return query.where(sql<boolean>`(${sql.ref(column)}, case_id) ${sign} (${at}::${type}, ${id}::uuid)`)
}

/** The sort value of an initiative, to the microsecond. */
export const positionOf = (
  initiative: Pick<Initiative, 'case_id' | 'changed_at' | 'submitted_on'>,
  sort: Sort,
): Position => ({
  at: sort === 'changed' ? initiative.changed_at.toISOString() : (initiative.submitted_on ?? '1970-01-01'),
  id: initiative.case_id,
})

type Query<T> = SelectQueryBuilder<{ initiative: InitiativeTable }, 'initiative', T>

function filtered<T>(query: Query<T>, filter: ListFilter): Query<T> {
  let found = query.where('public', '=', true)
  if (filter.kind) found = found.where('kind', '=', filter.kind)
  if (filter.subject) found = found.where('subject', '=', filter.subject)
  if (filter.need) found = found.where(sql<boolean>`${filter.need} = any (needs)`)
  if (filter.progresses) found = found.where('progress', 'in', [...filter.progresses])
  if (filter.neighbourhoodIds) found = found.where('neighbourhood_id', 'in', [...filter.neighbourhoodIds])
  if (filter.withPoint) found = found.where('lon', 'is not', null)
  const { districtIds } = filter
  if (districtIds) {
    found =
      districtIds.length === 0
        ? found.where(sql<boolean>`false`)
        : found.where('district_id', 'in', [...districtIds])
  }
  if (filter.text) {
    found = found.where(sql<boolean>`case_id in ${matching('initiative', filter.text)}`)
  }
  return found
}

export interface Count {
  readonly kind: string
  readonly subject: string
  readonly district_id: string | null
  readonly neighbourhood_id: string | null
  readonly progress: Progress
  readonly amount: number
}

/** How many public initiatives there are of every sort: a table of fixed size, kept by the database. */
export async function countsOfPublic(db: Db): Promise<readonly Count[]> {
  return tables(db)
    .selectFrom('initiative_count')
    .select(['kind', 'subject', 'district_id', 'neighbourhood_id', 'progress', 'amount'])
    .where('amount', '>', 0)
    .execute()
}

/** How many public initiatives fit, from the kept counts; null where words or needs are asked for, which are not counted. */
export async function amountOfPublic(db: Db, filter: ListFilter): Promise<number | null> {
  if (filter.text || filter.need) return null
  const { kind, subject, progresses, neighbourhoodIds, districtIds } = filter
  const { amount } = await tables(db)
    .selectFrom('initiative_count')
    .select(sql<number>`coalesce(sum(amount), 0)::int`.as('amount'))
    .where((eb) =>
      eb.and([
        ...(kind ? [eb('kind', '=', kind)] : []),
        ...(subject ? [eb('subject', '=', subject)] : []),
        ...(progresses ? [eb('progress', 'in', [...progresses])] : []),
        ...(neighbourhoodIds ? [isOneOf('neighbourhood_id', neighbourhoodIds)] : []),
        ...(districtIds ? [isOneOf('district_id', districtIds)] : []),
      ]),
    )
    .executeTakeFirstOrThrow()
  return amount
}

const isOneOf = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** Average working days to a named guide since a month; null while nobody got one. */
export async function contactDaysSince(
  db: Db,
  month: Day,
): Promise<{ readonly days: number; readonly people: number } | null> {
  const row = await tables(db)
    .selectFrom('initiative_contact')
    .select((eb) => [eb.fn.sum<string>('days').as('days'), eb.fn.sum<string>('amount').as('amount')])
    .where('month', '>=', month)
    .executeTakeFirstOrThrow()
  const people = Number(row.amount ?? 0)
  return people === 0 ? null : { days: Number(row.days) / people, people }
}

/** Addresses of all public initiatives in slices, for the site map. */
export async function publicAddresses(
  db: Db,
  after: string | null,
  limit: number,
): Promise<readonly Pick<Initiative, 'case_id' | 'number' | 'slug' | 'changed_at'>[]> {
  let query = tables(db)
    .selectFrom('initiative')
    .select(['case_id', 'number', 'slug', 'changed_at'])
    .where('public', '=', true)
    .orderBy('case_id')
    .limit(limit)
  if (after) query = query.where('case_id', '>', after)
  return query.execute()
}
