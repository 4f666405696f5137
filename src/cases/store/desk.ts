import { type ExpressionBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CaseFile } from './cases.ts'
import { type RunningCount, runningCounts } from './running.ts'
import { type CaseFileTable, tables } from './tables.ts'

/**
 * The cases a person works on: those they answer for, those of somebody they stand in for, and those in the
 * areas they manage. Lists stay within it, so that nobody sees a case in a list that they may not open.
 */
export interface DeskScope {
  readonly personId: string
  readonly standsInFor: readonly string[]
  readonly areaIds: readonly string[]
}

/** What a desk list shows; every filter is optional. */
export interface DeskFilter {
  /** Cases this person owns: as guide, as substitute, or as officer of the day while there is no guide. */
  readonly ownerId?: string | undefined
  readonly guideIds?: readonly string[] | undefined
  /** Only cases without a guide. */
  readonly unguided?: boolean | undefined
  readonly kind?: string | undefined
  readonly step?: string | undefined
  /** Only cases in one of these steps. */
  readonly steps?: readonly { readonly kind: string; readonly step: string }[] | undefined
  readonly areaIds?: readonly string[] | undefined
  readonly states?: readonly ('running' | 'paused' | 'ended')[] | undefined
  /** Only cases with something overdue on this day. */
  readonly overdueOn?: Day | undefined
  /** The start of a number, a whole zaaknummer, or words of the title. */
  readonly text?: string | undefined
  readonly scope?: DeskScope | undefined
}

/**
 * What can be done now and is due first, newest first, changed last first, or who waits longest first.
 * A case that is paused waits for somebody else: it comes after all that run, due first among its own.
 */
export const deskSorts = ['urgent', 'newest', 'changed', 'oldest'] as const
export type DeskSort = (typeof deskSorts)[number]

/** Where a page starts or ends: the value the list is sorted by, and the id. */
export interface DeskCursor {
  readonly at: string
  readonly id: string
}

/** Where a case without a day stands, and how far behind those that run a paused one does. */
const noDay: Day = '4000-01-01'
const pausedBehind = 1_000_000

/** The day by which a case stands in the list of what is urgent; the index `case_file_to_do` says the same. */
const urgentOn = ({ next_due, state }: Pick<CaseFile, 'next_due' | 'state'>): Day =>
  addDays(next_due ?? noDay, state === 'paused' ? pausedBehind : 0)

const sorted = {
  urgent: {
    // Written out, as in the index: with parameters the database would not recognise it.
    value: sql<string>`(coalesce(next_due, '4000-01-01'::date) + case when state = 'paused' then 1000000 else 0 end)`,
    type: sql`date`,
    rising: true,
  },
  newest: { value: sql<string>`coalesce(submitted_on, '-infinity'::date)`, type: sql`date`, rising: false },
  oldest: { value: sql<string>`created_at`, type: sql`timestamptz`, rising: true },
  changed: {
    value: sql<string>`coalesce(last_event_at, '-infinity'::timestamptz)`,
    type: sql`timestamptz`,
    rising: false,
  },
} as const satisfies Record<DeskSort, object>

/** The value by which a list in this order goes on after this case. */
export function cursorOf(file: CaseFile, sort: DeskSort): DeskCursor {
  const values = {
    urgent: urgentOn(file),
    newest: file.submitted_on ?? '-infinity',
    oldest: file.created_at.toISOString(),
    changed: file.last_event_at?.toISOString() ?? '-infinity',
  }
  return { at: values[sort], id: file.id }
}

export interface DeskPage {
  readonly sort?: DeskSort
  readonly after?: DeskCursor | undefined
  /** What goes ahead of this one; then `after` does not count. */
  readonly before?: DeskCursor | undefined
  readonly limit: number
}

/** Cases that still run unless `states` says otherwise, in the order of `sort`. Keyset paging. */
export async function deskCases(db: Db, filter: DeskFilter, page: DeskPage): Promise<readonly CaseFile[]> {
  const { value, type, rising } = sorted[page.sort ?? 'urgent']
  const { before } = page
  const from = before ?? page.after
  const upwards = before === undefined ? rising : !rising
  const direction = upwards ? 'asc' : 'desc'
  let query = tables(db)
    .selectFrom('case_file')
    .selectAll()
    .where((eb) => eb.and(conditionsOf(eb, filter)))
    .orderBy(value, direction)
    .orderBy('id', direction)
    .limit(page.limit)
  if (from) {
    const sign = upwards ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${value}, id) ${sign} (${from.at}::${type}, ${from.id}::uuid)`)
  }
  const rows = await query.execute()
  return before ? rows.reverse() : rows
}

type Row = ExpressionBuilder<{ case_file: CaseFileTable }, 'case_file'>

function conditionsOf(eb: Row, filter: DeskFilter) {
  const states = filter.states ?? ['running', 'paused']
  const { ownerId, guideIds, kind, step, steps, areaIds, overdueOn, text, scope } = filter
  return [
    eb('state', 'in', [...states]),
    // Said apart, so that the index of running cases fits.
    ...(states.includes('ended') ? [] : [eb('state', '<>', 'ended')]),
    ...(ownerId ? [ownedBy(eb, ownerId)] : []),
    ...(guideIds ? [anyOf(eb, 'guide_id', guideIds)] : []),
    ...(filter.unguided ? [eb('guide_id', 'is', null)] : []),
    ...(kind ? [eb('kind', '=', kind)] : []),
    ...(step ? [eb('step_key', '=', step)] : []),
    ...(steps ? [inSteps(eb, steps)] : []),
    ...(areaIds ? [anyOf(eb, 'area_id', areaIds)] : []),
    ...(overdueOn ? [eb('next_due', '<', overdueOn)] : []),
    ...(text ? [matches(eb, text)] : []),
    ...(scope ? [within(eb, scope)] : []),
  ]
}

const ownedBy = (eb: Row, personId: string) =>
  eb.or([
    eb('guide_id', '=', personId),
    eb('substitute_id', '=', personId),
    eb.and([eb('officer_id', '=', personId), eb('guide_id', 'is', null)]),
  ])

const anyOf = (eb: Row, column: 'guide_id' | 'area_id', ids: readonly string[]) =>
  ids.length === 0 ? sql<boolean>`false` : eb(column, 'in', [...ids])

const inSteps = (eb: Row, steps: NonNullable<DeskFilter['steps']>) =>
  steps.length === 0
    ? sql<boolean>`false`
    : eb.or(steps.map(({ kind, step }) => eb.and([eb('kind', '=', kind), eb('step_key', '=', step)])))

const within = (eb: Row, scope: DeskScope) =>
  eb.or([
    ownedBy(eb, scope.personId),
    ...(scope.standsInFor.length > 0
      ? [
          eb.and([eb('guide_id', 'in', [...scope.standsInFor]), eb('substitute_id', 'is', null)]),
          eb.and([eb('officer_id', 'in', [...scope.standsInFor]), eb('guide_id', 'is', null)]),
        ]
      : []),
    ...(scope.areaIds.length > 0 ? [eb('area_id', 'in', [...scope.areaIds])] : []),
  ])

const mostWords = 6
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function matches(eb: Row, text: string) {
  const words = text.split(/\s+/).filter(Boolean).slice(0, mostWords)
  return eb.or([
    eb('number', 'like', `${escapeLike(text)}%`),
    eb('zaaknummer', '=', text),
    eb.and(words.map((word) => eb('title', 'ilike', `%${escapeLike(word)}%`))),
  ])
}

/** Running cases in a step of a kind, or all of somebody's, and how they stand. */
export interface CaseCounts {
  readonly cases: number
  readonly overdue: number
  readonly paused: number
}

export interface StepCounts extends CaseCounts {
  readonly kind: string
  readonly step_key: string
}

/** Number of running cases per step of each kind, and how many of them are overdue on `today`. */
export async function countsPerStep(db: Db, today: Day, scope?: DeskScope): Promise<readonly StepCounts[]> {
  if (!scope) return perStep(await runningCounts(db, today))
  return tables(db)
    .selectFrom('case_file')
    .select(['kind', sql<string>`step_key`.as('step_key'), ...countsOn(today)])
    .where('step_key', 'is not', null)
    .where((eb) => eb.and(conditionsOf(eb, { scope })))
    .groupBy(['kind', 'step_key'])
    .execute()
}

const countsOn = (today: Day) => [
  sql<number>`count(*)::int`.as('cases'),
  sql<number>`(count(*) filter (where next_due < ${today}::date))::int`.as('overdue'),
  sql<number>`(count(*) filter (where state = 'paused'))::int`.as('paused'),
]

/** The same steps of several areas together. */
export function perStep(counts: readonly RunningCount[]): readonly StepCounts[] {
  const steps = new Map<string, StepCounts>()
  for (const { kind, step_key, cases, overdue, paused } of counts) {
    if (step_key === null) continue
    const known = steps.get(`${kind}.${step_key}`) ?? { kind, step_key, cases: 0, overdue: 0, paused: 0 }
    steps.set(`${kind}.${step_key}`, {
      ...known,
      cases: known.cases + cases,
      overdue: known.overdue + overdue,
      paused: known.paused + paused,
    })
  }
  return [...steps.values()]
}

/**
 * How many running cases a list with these choices has. Only for choices that leave few: those of one person. For the
 * city and its areas there are `runningCounts`.
 */
export async function countOwnCases(
  db: Db,
  filter: DeskFilter & { readonly ownerId: string },
  today: Day,
): Promise<CaseCounts> {
  return tables(db)
    .selectFrom('case_file')
    .select(countsOn(today))
    .where((eb) => eb.and(conditionsOf(eb, filter)))
    .executeTakeFirstOrThrow()
}

/** Running cases per person who answers for them; of these people, or of everybody. */
export async function workloadOf(
  db: Db,
  today: Day,
  personIds?: readonly string[],
): Promise<
  readonly {
    readonly person_id: string
    readonly cases: number
    readonly overdue: number
    readonly paused: number
  }[]
> {
  const owner = sql<string>`coalesce(guide_id, officer_id)`
  let query = tables(db)
    .selectFrom('case_file')
    .select((eb) => [
      owner.as('person_id'),
      eb.fn.countAll<number>().as('cases'),
      sql<number>`count(*) filter (where next_due < ${today}::date)`.as('overdue'),
      sql<number>`count(*) filter (where state = 'paused')`.as('paused'),
    ])
    .where('state', '<>', 'ended')
    .groupBy(owner)
  if (personIds) query = query.where(sql<boolean>`${owner} = any(${[...personIds]}::uuid[])`)
  return query.execute()
}
