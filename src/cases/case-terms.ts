import type { Day } from '../kit/dates.ts'
import type { TimedHappening } from './events.ts'
import type { EndKind, Milestone, Norm, Process } from './schema.ts'
import type { Facts, Visit } from './state.ts'
import { endOfTerm, type Pause, type Term } from './terms.ts'

/** A term that runs or ran in a case. */
export interface CaseTerm {
  /** `norm:contact`, `norm:update#3` or `step:assessment#1`; unique within the case. */
  readonly key: string
  readonly kind: 'norm' | 'step'
  /** Key of the norm or step in the process. */
  readonly name: string
  readonly owedBy: 'municipality' | 'initiator'
  readonly legal: boolean
  readonly from: Day
  readonly due: Day
  readonly extended: boolean
  readonly doneOn: Day | null
  /** `void`: the case ended before it was due, so it counts neither as kept nor as late. */
  readonly status: 'running' | 'kept' | 'late' | 'void'
  /** Running, and the last day has passed. */
  readonly overdue: boolean
}

type Outline = Pick<CaseTerm, 'key' | 'kind' | 'name' | 'owedBy' | 'from'>

interface Clock {
  readonly facts: Facts
  readonly pauses: readonly Pause[]
  readonly today: Day
}

/** All terms of a case, steps first in the order of the visits, then norms in the order of the process. */
export function termsOfCase(
  facts: Facts,
  events: readonly TimedHappening[],
  process: Process,
  today: Day,
): readonly CaseTerm[] {
  if (facts.submittedOn === null) return []
  // The time between an end and a reopening stands outside every term.
  const gaps = facts.gaps.map((gap) => ({ from: gap.from, until: gap.until }))
  const clock: Clock = { facts, pauses: [...facts.pauses, ...gaps], today }
  return [
    ...facts.visits.flatMap((visit) => stepTerm(visit, process, clock)),
    ...stepsAheadThatRun(process, clock),
    ...process.norms.flatMap((norm) => normTerms(norm, events, process, clock)),
  ]
}

function stepTerm(visit: Visit, process: Process, clock: Clock): CaseTerm[] {
  const step = process.steps.find((candidate) => candidate.key === visit.step)
  if (!step) return []
  const key = `step:${visit.step}#${visit.nr}`
  const fromSubmission = step.counts_from === 'submission' && visit.nr === 1
  const from = fromSubmission ? (clock.facts.submittedOn ?? visit.from) : visit.from
  const outline: Outline = { key, kind: 'step', name: step.key, owedBy: owedBy(step.actor), from }
  // A step left without an outcome was cut off, by a withdrawal for instance.
  return [close(outline, step.term, visit.until, visit.until !== null && visit.outcome === null, clock)]
}

/** Terms that count from the submission run before their step is reached (art. 4:13 Awb). */
function stepsAheadThatRun(process: Process, clock: Clock): CaseTerm[] {
  const { submittedOn, endedOn, visits } = clock.facts
  if (submittedOn === null || endedOn !== null) return []
  const visited = new Set(visits.map((visit) => visit.step))
  return process.steps
    .filter((step) => step.counts_from === 'submission' && !visited.has(step.key))
    .map((step) => {
      const key = `step:${step.key}#1`
      const outline: Outline = {
        key,
        kind: 'step',
        name: step.key,
        owedBy: owedBy(step.actor),
        from: submittedOn,
      }
      return close(outline, step.term, null, false, clock)
    })
}

const owedBy = (actor: string): CaseTerm['owedBy'] => (actor === 'initiator' ? 'initiator' : 'municipality')

/** Puts due day and status to a term that started on `outline.from` and was done on `doneOn`. */
function close(outline: Outline, term: Term, doneOn: Day | null, cutOff: boolean, clock: Clock): CaseTerm {
  const extension = clock.facts.extensions[outline.key] ?? null
  // What happened after a term was met no longer moves its last day.
  const pauses = doneOn === null ? clock.pauses : clock.pauses.filter((pause) => pause.from < doneOn)
  const due = endOfTerm(outline.from, term, pauses, extension, doneOn ?? clock.today)
  const inTime = doneOn === null || doneOn <= due
  const met = inTime ? (cutOff ? 'void' : 'kept') : 'late'
  return {
    ...outline,
    legal: term.kind === 'legal',
    due,
    extended: extension !== null,
    doneOn,
    status: doneOn === null ? 'running' : met,
    overdue: doneOn === null && clock.today > due,
  }
}

const meets = (event: TimedHappening, milestone: Milestone): boolean => {
  if (event.type !== milestone.event) return false
  if (milestone.by !== undefined && event.side !== milestone.by) return false
  if (
    milestone.step !== undefined &&
    !(event.type === 'step_completed' && event.data.step === milestone.step)
  ) {
    return false
  }
  if (milestone.meeting === undefined) return true
  return (
    (event.type === 'meeting_held' || event.type === 'meeting_planned') &&
    event.data.kind === milestone.meeting
  )
}

/** How an event ends the case, or null. */
export function endBy(event: TimedHappening, process: Process): EndKind | null {
  if (event.type === 'withdrawn' || event.type === 'merged') return event.type
  if (event.type !== 'step_completed') return null
  const step = process.steps.find((candidate) => candidate.key === event.data.step)
  return step?.outcomes.find((outcome) => outcome.key === event.data.outcome)?.end ?? null
}

interface Cycle {
  readonly from: Day
  readonly doneOn: Day | null
  readonly cutOff: boolean
}

/**
 * Walks along the timeline: a norm starts, is met (and starts again at once when it repeats), or is cut off
 * by the end of the case. A reopened case takes up what was cut off.
 */
function cyclesOf(norm: Norm, events: readonly TimedHappening[], process: Process): readonly Cycle[] {
  const cycles: Cycle[] = []
  let from: Day | null = null
  for (const event of events) {
    const ends = endBy(event, process) !== null
    if (from === null && meets(event, norm.from)) {
      from = event.on
    } else if (from !== null && norm.until.some((milestone) => meets(event, milestone))) {
      cycles.push({ from, doneOn: event.on, cutOff: false })
      from = norm.repeats && !ends ? event.on : null
    }
    if (ends && from !== null) {
      cycles.push({ from, doneOn: event.on, cutOff: true })
      from = null
    }
    if (event.type === 'reopened') {
      if (norm.repeats) from = event.on
      else if (cycles.at(-1)?.cutOff) from = cycles.pop()?.from ?? null
    }
  }
  if (from !== null) cycles.push({ from, doneOn: null, cutOff: false })
  return cycles
}

function normTerms(
  norm: Norm,
  events: readonly TimedHappening[],
  process: Process,
  clock: Clock,
): CaseTerm[] {
  return cyclesOf(norm, events, process).map(({ from, doneOn, cutOff }, index) => {
    const key = norm.repeats || index > 0 ? `norm:${norm.key}#${index + 1}` : `norm:${norm.key}`
    const outline: Outline = { key, kind: 'norm', name: norm.key, owedBy: 'municipality', from }
    return close(outline, norm.term, doneOn, cutOff, norm.pausable ? clock : { ...clock, pauses: [] })
  })
}
