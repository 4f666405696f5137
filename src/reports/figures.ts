import { currentProcesses, type Process } from '../cases/index.ts'
import type { JudgedCount } from '../commitments/index.ts'
import { isKind, type Kind, kindBySlug, type Origin, scopeOf } from '../initiatives/index.ts'
import type { Act } from '../kit/act.ts'
import { addMonths, type Day, dayOf } from '../kit/dates.ts'
import { safeAmount, safeParts } from '../kit/small-amounts.ts'
import { type Area, allAreas, areaIdsWithin } from '../places/index.ts'
import { type Measure, monthOf, type TimeMeasured, timesMeasured } from './facts.ts'
import { type Moment, moments } from './moments.ts'
import { promisesIn } from './promises.ts'
import {
  type Marks,
  type Met,
  marksOf,
  metOf,
  type Period,
  percentage,
  periodsOf,
  type SafePart,
  type Spread,
  safePart,
  type Wait,
  waitOf,
} from './rules.ts'
import { type AfterwardsCount, afterwardsOf, noes } from './store/afterwards.ts'
import { type Counted, countsOf, firstMonth } from './store.ts'

/** What one chose to look at. */
export interface Selection {
  readonly period: Period
  readonly kind: Kind | null
  readonly area: Area | null
  /** Districts of the area; null for the whole city. */
  readonly districtIds: readonly string[] | null
}

/** What can be chosen, and what was. */
export interface Choices extends Selection {
  readonly periods: readonly Period[]
  readonly areas: readonly Area[]
  readonly processes: readonly Process[]
}

/** What a page may have read already. */
export interface Known {
  readonly areas: readonly Area[]
  readonly versions: Awaited<ReturnType<typeof currentProcesses>>
}

/** Reads a choice from an address; what is unknown counts as not chosen. A neighbourhood is told with its district. */
export async function readChoices(
  act: Act,
  query: (name: string) => string | undefined,
  known?: Known,
): Promise<Choices> {
  const [areas, versions, first] = await Promise.all([
    known?.areas ?? allAreas(act.db),
    known?.versions ?? currentProcesses(act.db),
    firstMonth(act.db),
  ])
  const periods = periodsOf(first, dayOf(act.now))
  const [usual] = periods
  const period = periods.find(({ key }) => key === query('periode')) ?? usual
  if (!period) throw new Error('There is always a period to choose')
  const named = areas.find(({ slug }) => slug === query('gebied'))
  const area = named?.level === 'neighbourhood' ? areas.find(({ id }) => id === named.parent_id) : named
  const { districtIds } = scopeOf(areas, area?.slug ?? null)
  const kind = kindBySlug(query('soort') ?? '')
  return {
    period,
    kind,
    area: districtIds === null ? null : (area ?? null),
    districtIds,
    periods,
    areas,
    processes: versions.map(({ process }) => process).filter((process) => isKind(process.kind)),
  }
}

/** How one norm, step or department does. */
export interface NamedMet extends Met {
  readonly name: string
}

export interface KindFigures {
  readonly process: Process
  /** All norms and steps together. */
  readonly met: Met
  readonly norms: readonly NamedMet[]
  /** Per step how often it was in time, and how long cases were in it. */
  readonly steps: readonly (NamedMet & { readonly stay: Wait })[]
}

/** The ways to end that are counted; what was merged goes on in another plan. */
export const countedEnds = [
  'completed',
  'referred',
  'not_carried_out',
  'withdrawn',
  'not_treated',
  'refused',
] as const
type CountedEnd = (typeof countedEnds)[number]

/** How ideas of one origin ended. */
export interface Outcomes {
  readonly origin: Origin
  readonly amount: number
  readonly ends: Readonly<Record<CountedEnd, number>>
  /** Carried out, in whole per cents of all that ended. */
  readonly share: number | null
}

export interface Block {
  readonly from: Day
  /** Last month of it. */
  readonly to: Day
  readonly contact: Wait
  readonly answer: Wait
  readonly terms: Met
  readonly promises: Met
}

/** How the work goes, of a selection. */
export interface Work {
  /** Ideas sent in. */
  readonly submitted: number
  readonly ended: number
  readonly times: Readonly<Record<TimeMeasured, Wait>>
  readonly terms: Met
  readonly promises: Met
  readonly departments: readonly NamedMet[]
  readonly kinds: readonly KindFigures[]
  /** Only origins of which enough ideas ended. */
  readonly outcomes: readonly Outcomes[]
  /** From when the outcomes count, where the chosen period has too few of them; else null. */
  readonly outcomesFrom: Day | null
  readonly blocks: readonly Block[]
  readonly marks: MarkFigures
  /** Ideas that got a no or belonged elsewhere. */
  readonly refused: number
}

/** What a page of figures tells: the work, and what came after it. */
export interface Figures extends Work {
  readonly afterwards: Afterwards
}

/** What came after a no, after sending on, and after a plan was carried out; few people are never shown apart. */
export interface Afterwards {
  /** Of the ideas that got a no or belonged elsewhere: sent on and followed, or grown into another plan. */
  readonly followed: SafePart
  /** Of the referrals: taken up by who received them. */
  readonly takenUp: SafePart
  /** Of those who say whether it helped: it did. */
  readonly helped: SafePart
  /** Sent to another desk at the front door; null where a kind or an area was chosen, or for too few. */
  readonly sentOn: number | null
  /** Of those who say whether it worked out there: it did. */
  readonly workedOut: SafePart
  /** Of what was carried out to go on: still kept up. */
  readonly kept: SafePart
}

export interface MarkFigures {
  readonly all: Marks
  readonly each: Readonly<Record<Moment, Marks>>
  readonly asked: number
  /** From when the answers count, where the chosen period has too few of them; else null. */
  readonly from: Day | null
}

const worked: readonly Measure[] = ['submitted', 'time', 'norm', 'step', 'stay', 'outcome', 'mark', 'asked']
const overTime: readonly Measure[] = ['time', 'norm', 'step']

/** All figures of a selection, in five queries however many cases there are. */
export async function figuresOf(act: Act, choices: Choices): Promise<Figures> {
  const { period, kind, districtIds: areas } = choices
  const [work, after] = await Promise.all([
    workOf(act, choices),
    afterwardsOf(act.db, { areas, kind, from: period.from, to: period.to }),
  ])
  return { ...work, afterwards: afterwardsFrom(after, work.refused) }
}

/** The figures of the work itself, for pages with a headline only: four queries. */
export async function workOf(act: Act, choices: Choices): Promise<Work> {
  const today = dayOf(act.now)
  const { period, kind, districtIds: areas, processes, periods } = choices
  const filter = { areas, kind, from: period.from, to: period.to }
  const all = periods.find(({ key }) => key === 'alles') ?? period
  const [rows, months, ended, promises] = await Promise.all([
    countsOf(act.db, { ...filter, measures: worked }, today),
    countsOf(act.db, { ...filter, measures: overTime, perMonth: true }, today),
    countsOf(
      act.db,
      { ...filter, from: all.from, to: all.to, measures: ['outcome', 'mark', 'asked'] },
      today,
    ),
    promisesIn(act, choices, 'month'),
  ])
  // The two origins tell most side by side: where the period has too few of one, everything so far counts.
  const inPeriod = outcomesOf(rows.filter(({ measure }) => measure === 'outcome'))
  const soFar = outcomesOf(ended.filter(({ measure }) => measure === 'outcome'))
  const marks = markFigures(rows, null)
  const widens = soFar.length > inPeriod.length
  const of = (measure: Measure) => rows.filter((row) => row.measure === measure)
  const sum = (measure: Measure) => of(measure).reduce((total, { amount }) => total + amount, 0)
  return {
    submitted: sum('submitted'),
    ended: sum('outcome'),
    times: timesOf(of('time')),
    terms: metOf([...of('norm'), ...of('step')]),
    promises: metOf(promises),
    departments: departmentsIn(promises).map((name) => ({
      name,
      ...metOf(promises.filter(({ department }) => department === name)),
    })),
    kinds: processes
      .filter((process) => kind === null || process.kind === kind)
      .map((process) => kindFigures(process, rows)),
    outcomes: widens ? soFar : inPeriod,
    outcomesFrom: widens ? all.from : null,
    blocks: blocksOf(period, months, promises),
    marks: marks.all.average === null ? markFigures(ended, all.from) : marks,
    refused: of('outcome')
      .filter(({ name }) => noes.some((one) => one === name))
      .reduce((total, { amount }) => total + amount, 0),
  }
}

function afterwardsFrom(after: AfterwardsCount, refused: number): Afterwards {
  return {
    followed: safePart(after.carried_on, Math.max(0, refused - after.carried_on)),
    takenUp: safePart(after.taken_up, after.not_taken_up, after.unanswered),
    helped: safePart(after.helped, after.helped_partly, after.not_helped),
    sentOn: after.door_sent_on < safeAmount ? null : after.door_sent_on,
    workedOut: safePart(after.door_yes, after.door_partly, after.door_no),
    kept: safePart(after.kept, after.stopped),
  }
}

const departmentsIn = (rows: readonly JudgedCount[]): readonly string[] =>
  [...new Set(rows.map(({ department }) => department))].sort()

/** Working days with how often; the same amount of days of several kinds and areas together. */
export const spreadOf = (rows: readonly Counted[]): Spread =>
  rows.map(({ days, amount }) => ({ days: days ?? 0, amount }))

const waitFor = (rows: readonly Counted[], name: string): Wait =>
  waitOf(spreadOf(rows.filter((row) => row.name === name)))

const timesOf = (rows: readonly Counted[]): Readonly<Record<TimeMeasured, Wait>> =>
  Object.fromEntries(timesMeasured.map((name) => [name, waitFor(rows, name)])) as Record<TimeMeasured, Wait>

function kindFigures(process: Process, all: readonly Counted[]): KindFigures {
  const rows = all.filter(({ kind }) => kind === process.kind)
  const named = (measure: Measure, name: string) =>
    rows.filter((row) => row.measure === measure && row.name === name)
  return {
    process,
    met: metOf(rows.filter(({ measure }) => measure === 'norm' || measure === 'step')),
    norms: process.norms.map(({ key }) => ({ name: key, ...metOf(named('norm', key)) })),
    steps: process.steps.map(({ key }) => ({
      name: key,
      ...metOf(named('step', key)),
      stay: waitOf(spreadOf(named('stay', key))),
    })),
  }
}

/** How ideas of each origin ended; a small number of people is never shown apart. */
function outcomesOf(rows: readonly Counted[]): readonly Outcomes[] {
  const groups = ['asked', 'spontaneous', 'unknown'].map((origin) => {
    const own = rows.filter(({ status }) => status === origin)
    const ends = Object.fromEntries(
      countedEnds.map((end) => [
        end,
        own.reduce((sum, { name, amount }) => sum + (name === end ? amount : 0), 0),
      ]),
    ) as Record<CountedEnd, number>
    const amount = own.reduce((sum, one) => sum + one.amount, 0)
    return { origin, amount, ends, share: percentage(ends.completed, amount) }
  })
  return safeParts(groups).filter((group): group is Outcomes => group.origin !== 'unknown')
}

/** What people think of us, together and per moment; a small number of people is never shown apart. */
function markFigures(rows: readonly Counted[], from: Day | null): MarkFigures {
  const given = rows.filter(({ measure }) => measure === 'mark')
  const of = (own: readonly Counted[]) => marksOf(spreadOf(own))
  const parts = moments.map((moment) => ({
    moment,
    marks: of(given.filter(({ name }) => name === moment)),
  }))
  const shown = safeParts(parts.map((part) => ({ ...part, amount: part.marks.answers })))
  const each = Object.fromEntries(
    parts.map(({ moment, marks }) => [
      moment,
      shown.some((part) => part.moment === moment) ? marks : { ...marks, average: null, spread: null },
    ]),
  ) as Record<Moment, Marks>
  const asked = rows.reduce((sum, { measure, amount }) => sum + (measure === 'asked' ? amount : 0), 0)
  return { all: of(given), each, asked, from }
}

const blockMonths = 3

/** The period in stretches of three months, oldest first; the last one may be shorter. */
function blocksOf(
  { from, to }: Period,
  rows: readonly Counted[],
  promises: readonly JudgedCount[],
): readonly Block[] {
  const blocks: Block[] = []
  for (let start = monthOf(from); start <= to; start = addMonths(start, blockMonths)) {
    const next = addMonths(start, blockMonths)
    const last = monthOf(to) < next ? monthOf(to) : addMonths(start, blockMonths - 1)
    const isIn = ({ month }: { readonly month: Day | null }) =>
      month !== null && month >= start && month < next
    const own = rows.filter(isIn)
    const of = (...measures: readonly Measure[]) => own.filter(({ measure }) => measures.includes(measure))
    blocks.push({
      from: start,
      to: last,
      contact: waitFor(of('time'), 'contact'),
      answer: waitFor(of('time'), 'answer'),
      terms: metOf(of('norm', 'step')),
      promises: metOf(promises.filter(isIn)),
    })
  }
  return blocks
}

export interface AreaFigures {
  readonly area: Area
  readonly submitted: number
  readonly contact: Wait
  readonly terms: Met
  readonly promises: Met
}

/** The same few figures for every district and every area of a jury. */
export async function figuresPerArea(act: Act, choices: Choices): Promise<readonly AreaFigures[]> {
  const { period, kind, areas } = choices
  const [rows, promises] = await Promise.all([
    countsOf(
      act.db,
      {
        measures: ['submitted', 'time', 'norm', 'step'],
        areas: 'each',
        kind,
        from: period.from,
        to: period.to,
      },
      dayOf(act.now),
    ),
    promisesIn(act, choices, 'area'),
  ])
  return [
    ...areas.filter(({ level }) => level === 'jury_area'),
    ...areas.filter(({ level }) => level === 'district'),
  ]
    .map((area) => {
      const { districtIds } = scopeOf(areas, area.slug)
      const inside = new Set(areaIdsWithin(areas, area.id))
      const own = rows.filter(({ area_id }) => area_id !== null && districtIds?.includes(area_id))
      const of = (...measures: readonly Measure[]) => own.filter(({ measure }) => measures.includes(measure))
      return {
        area,
        submitted: of('submitted').reduce((sum, { amount }) => sum + amount, 0),
        contact: waitFor(of('time'), 'contact'),
        terms: metOf(of('norm', 'step')),
        promises: metOf(promises.filter(({ area_id }) => area_id !== null && inside.has(area_id))),
      }
    })
    .filter(({ area, submitted }) => area.retired_on === null || (area.merged_into === null && submitted > 0))
}
