import {
  type CaseState,
  type CaseTerm,
  isPaused,
  type OpenedCase,
  type Pause,
  type Process,
  type TimedHappening,
  type Visit,
} from '../cases/index.ts'
import type { Origin } from '../initiatives/index.ts'
import { addDays, type Day, isWorkingDay, workingDaysBetween } from '../kit/dates.ts'

/** What is counted; the words that say so stand in `texts.ts`, under "hoe we tellen". */
export const measures = ['submitted', 'time', 'norm', 'step', 'stay', 'outcome', 'mark', 'asked'] as const
export type Measure = (typeof measures)[number]

/** How long it took from sending the idea, in working days. */
export const timesMeasured = ['contact', 'intake', 'answer', 'decision', 'decision_net'] as const
export type TimeMeasured = (typeof timesMeasured)[number]

/** Something that can be counted of a case. */
export interface Fact {
  /** Unique within the case. */
  readonly key: string
  readonly measure: Measure
  readonly name: string
  readonly status: string
  /** First day of the month in which it was done; for what is `open` the day it is due. */
  readonly day: Day
  readonly days: number | null
}

/** What took longer is counted as this long: a year of working days and a bit. */
export const longest = 300

export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** Working days after `from` until and including `to`, without those on which the clock stood still. */
export function workingDaysWithout(from: Day, to: Day, pauses: readonly Pause[]): number {
  const all = workingDaysBetween(from, to)
  if (pauses.length === 0) return all
  let still = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day) && isPaused(pauses, day)) still += 1
  return all - still
}

type Counted = Pick<OpenedCase, 'process'> & {
  readonly state: Pick<
    CaseState,
    'submittedOn' | 'terms' | 'visits' | 'pauses' | 'gaps' | 'end' | 'endedOn' | 'status'
  >
  readonly events: readonly TimedHappening[]
}

/**
 * Everything that is counted of a case: a pure function of its timeline and the origin of the idea. What was merged is
 * one idea with the plan it goes on in: our work on it counts, but it was not sent in twice, and did not end.
 */
export function factsOf(counted: Counted, origin: Origin | null): readonly Fact[] {
  const { state, process } = counted
  const { submittedOn } = state
  if (submittedOn === null) return []
  const still = [...state.pauses, ...state.gaps]
  const isMerged = state.end === 'merged'
  return [
    ...(isMerged
      ? []
      : [
          {
            key: 'submitted',
            measure: 'submitted',
            name: '',
            status: 'done',
            day: monthOf(submittedOn),
            days: null,
          } as const,
        ]),
    ...timesOf(counted, submittedOn, still),
    ...state.terms.flatMap((term) => termFact(term, process, state.status === 'paused')),
    ...state.visits.flatMap((visit) => stayFact(visit, still)),
    ...(state.end === null || state.endedOn === null || isMerged
      ? []
      : [
          {
            key: 'outcome',
            measure: 'outcome',
            name: state.end,
            status: origin ?? 'unknown',
            day: monthOf(state.endedOn),
            days: null,
          } as const,
        ]),
  ]
}

/** The norm of the process that says when each of these has happened. */
const normOf = { contact: 'contact', intake: 'intake', answer: 'feasibility' } as const

/** From sending the idea to the first time each of these happened, as the process describes it. */
function timesOf({ state, events }: Counted, submittedOn: Day, still: readonly Pause[]): readonly Fact[] {
  const after = (name: TimeMeasured, on: Day | undefined, pauses: readonly Pause[] = []): Fact[] => {
    if (on === undefined) return []
    const days = Math.min(workingDaysWithout(submittedOn, on, pauses), longest)
    return [{ key: `time:${name}`, measure: 'time', name, status: 'done', day: monthOf(on), days }]
  }
  const decidedOn = events.find(({ type }) => type === 'decision_taken')?.on
  return [
    ...(['contact', 'intake', 'answer'] as const).flatMap((name) => {
      const met = state.terms.find(
        (term) => term.key === `norm:${normOf[name]}` && isMet(term, state, decidedOn),
      )
      return after(name, met?.doneOn ?? undefined)
    }),
    ...after('decision', decidedOn),
    ...after('decision_net', decidedOn, still),
  ]
}

/** Whether what a norm asks for happened; what the end of a case cut off, did not. */
const isMet = (term: CaseTerm, { endedOn }: Counted['state'], decidedOn: Day | undefined): boolean =>
  term.doneOn !== null &&
  term.status !== 'void' &&
  (term.doneOn !== endedOn ||
    term.status === 'kept' ||
    (term.name === 'feasibility' && decidedOn === endedOn))

const judged = { kept: 'in_time', late: 'late', running: 'open' } as const

/**
 * A term of the municipality: in time, late, or open until its last day, after which it is late too. While the clock
 * stands still that day moves along, and nothing can become late.
 */
function termFact(term: CaseTerm, process: Process, paused: boolean): readonly Fact[] {
  if (term.owedBy !== 'municipality' || term.status === 'void') return []
  const pausable =
    process.norms.find(({ key }) => term.kind === 'norm' && key === term.name)?.pausable ?? true
  if (term.status === 'running' && paused && pausable && !term.overdue) return []
  return [
    {
      key: term.key,
      measure: term.kind,
      name: term.name,
      status: judged[term.status],
      day: term.doneOn === null ? term.due : monthOf(term.doneOn),
      days: null,
    },
  ]
}

/** How long a case was in a step that was finished, whoever acted there. */
function stayFact({ step, nr, from, until, outcome }: Visit, still: readonly Pause[]): readonly Fact[] {
  if (until === null || outcome === null) return []
  const days = Math.min(workingDaysWithout(from, until, still), longest)
  const key = `stay:${step}#${nr}`
  return [{ key, measure: 'stay', name: step, status: 'done', day: monthOf(until), days }]
}
