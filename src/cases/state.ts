import type { Day } from '../kit/dates.ts'
import { earliestDay } from '../kit/dates.ts'
import { type CaseTerm, termsOfCase } from './case-terms.ts'
import type { EventData, TimedHappening } from './events.ts'
import type { EndKind, EventType, Process } from './schema.ts'
import { type Extension, isPaused, type LeadTime, leadTime, type Pause } from './terms.ts'

/** One stay in a step; a step can be visited again, then `nr` is 2. */
export interface Visit {
  readonly step: string
  readonly nr: number
  readonly from: Day
  readonly until: Day | null
  readonly outcome: string | null
}

export interface DecisionTaken {
  readonly decisionId: string
  readonly decisionType: string
  readonly step: string
  readonly nr: number
  readonly outcome: string
  readonly on: Day
}

/** What the timeline says, folded; terms and status follow from it and from today. */
export interface Facts {
  readonly submittedOn: Day | null
  readonly officerId: string | null
  readonly guideId: string | null
  readonly guideOn: Day | null
  readonly substituteId: string | null
  readonly visits: readonly Visit[]
  readonly pauses: readonly Pause[]
  readonly extensions: Readonly<Record<string, Extension>>
  readonly decisions: readonly DecisionTaken[]
  /** The last answer whether it can be done, given in the step it is in now. */
  readonly canBeDone: EventData['feasibility_answered']['answer'] | null
  readonly decisionPlanned: { readonly on: Day; readonly body: string } | null
  readonly endedOn: Day | null
  readonly end: EndKind | null
  /** Stretches in which the case was over until it was reopened. */
  readonly gaps: readonly { readonly from: Day; readonly until: Day }[]
  readonly openAdvice: readonly string[]
  readonly openStuck: readonly string[]
  readonly openCommitments: Readonly<Record<string, Day>>
  readonly zaaknummer: string | null
  readonly consentOn: Day | null
  /** The yes was given when the case was over already, knowing how it ended. */
  readonly consentAfterEnd: boolean
  readonly publishedOn: Day | null
  readonly lastEventOn: Day | null
  readonly lastUpdateOn: Day | null
}

export type CaseStatus = 'new' | 'running' | 'paused' | 'ended'

export interface CaseState extends Facts {
  readonly status: CaseStatus
  /** Exactly one while running or paused; null before and after. */
  readonly step: string | null
  readonly stepSince: Day | null
  /** Last day to answer the request for which the clock stands still. */
  readonly pausedUntil: Day | null
  /** The guide, or until there is one the officer of the day; never null while running (rule 1). */
  readonly ownerId: string | null
  readonly terms: readonly CaseTerm[]
  /** Term of the current step. */
  readonly stepTerm: CaseTerm | null
  /** First day on which the municipality owes something, late or not. */
  readonly nextDue: Day | null
  /** Terms of the municipality that ran out. */
  readonly overdue: readonly CaseTerm[]
  /** From submission to outcome: the first decision that ends the wait, or the end. */
  readonly lead: LeadTime | null
  /** From submission to the end, or to today. */
  readonly duration: LeadTime | null
}

const nothing: Facts = {
  submittedOn: null,
  officerId: null,
  guideId: null,
  guideOn: null,
  substituteId: null,
  visits: [],
  pauses: [],
  extensions: {},
  decisions: [],
  canBeDone: null,
  decisionPlanned: null,
  endedOn: null,
  end: null,
  gaps: [],
  openAdvice: [],
  openStuck: [],
  openCommitments: {},
  zaaknummer: null,
  consentOn: null,
  consentAfterEnd: false,
  publishedOn: null,
  lastEventOn: null,
  lastUpdateOn: null,
}

/** The stay that goes on now. */
export const currentVisit = (facts: Facts): Visit | null => {
  const last = facts.visits.at(-1)
  return last && last.until === null ? last : null
}

export const visitKey = (visit: { readonly step: string; readonly nr: number }): string =>
  `step:${visit.step}#${visit.nr}`

const enter = (facts: Facts, step: string, on: Day): readonly Visit[] => {
  const nr = facts.visits.filter((visit) => visit.step === step).length + 1
  return [...facts.visits, { step, nr, from: on, until: null, outcome: null }]
}

const leave = (facts: Facts, on: Day, outcome: string | null): readonly Visit[] =>
  facts.visits.map((visit) => (visit.until === null ? { ...visit, until: on, outcome } : visit))

/** Ends the open pause: on the day of the answer, or earlier when the given term ran out before. */
const closePause = (pauses: readonly Pause[], on: Day): readonly Pause[] =>
  pauses.map((pause) =>
    pause.until === null ? { ...pause, until: pause.lapses ? earliestDay(on, pause.lapses) : on } : pause,
  )

const ended = (facts: Facts, on: Day, end: EndKind, outcome: string | null): Partial<Facts> => ({
  visits: leave(facts, on, outcome),
  pauses: closePause(facts.pauses, on),
  endedOn: on,
  end,
  decisionPlanned: null,
})

const without = <T>(items: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(items).filter(([name]) => name !== key))

type Effect<T extends EventType> = (
  facts: Facts,
  event: Extract<TimedHappening, { type: T }>,
  process: Process,
) => Partial<Facts>

/** The state machine: what each event changes. What is not listed changes nothing but the last day. */
const effects: { readonly [T in EventType]?: Effect<T> } = {
  submitted: (facts, { data, on }, process) => ({
    submittedOn: on,
    officerId: data.officerId,
    visits: enter(facts, process.steps[0]?.key ?? '', on),
  }),
  officer_changed: (_, { data }) => ({ officerId: data.officerId }),
  guide_appointed: (facts, { data, on }) => ({
    guideId: data.guideId,
    guideOn: facts.guideOn ?? on,
    substituteId: facts.substituteId === data.guideId ? null : facts.substituteId,
  }),
  substitute_set: (_, { data }) => ({ substituteId: data.substituteId }),
  step_completed: (facts, { data, on }, process) => {
    const outcome = process.steps
      .find((step) => step.key === data.step)
      ?.outcomes.find((candidate) => candidate.key === data.outcome)
    if (!outcome) return {}
    if (outcome.end) return ended(facts, on, outcome.end, outcome.key)
    const left = { ...facts, visits: leave(facts, on, outcome.key) }
    return { visits: enter(left, outcome.next ?? '', on), canBeDone: null, decisionPlanned: null }
  },
  paused: (facts, { data, on }) => ({
    pauses: [...closePause(facts.pauses, on), { from: on, until: null, lapses: data.until }],
  }),
  resumed: (facts, { on }) => ({ pauses: closePause(facts.pauses, on) }),
  extended: (facts, { data }) => {
    const nr = Math.max(1, facts.visits.filter((visit) => visit.step === data.step).length)
    return {
      extensions: {
        ...facts.extensions,
        [visitKey({ step: data.step, nr })]: { length: data.length, unit: data.unit },
      },
    }
  },
  update_posted: (_, { on }) => ({ lastUpdateOn: on }),
  feasibility_answered: (_, { data }) => ({ canBeDone: data.answer }),
  advice_asked: (facts, { data }) => ({ openAdvice: [...facts.openAdvice, data.adviceId] }),
  advice_answered: (facts, { data }) => ({
    openAdvice: facts.openAdvice.filter((id) => id !== data.adviceId),
  }),
  decision_planned: (_, { data }) => ({ decisionPlanned: { on: data.plannedOn, body: data.body } }),
  decision_taken: (facts, { data, on }) => ({
    decisions: [...facts.decisions, { ...data, nr: currentVisit(facts)?.nr ?? 1, on }],
    decisionPlanned: null,
  }),
  commitment_made: (facts, { data }) => ({
    openCommitments: { ...facts.openCommitments, [data.commitmentId]: data.due },
  }),
  commitment_rescheduled: (facts, { data }) => ({
    openCommitments: { ...facts.openCommitments, [data.commitmentId]: data.due },
  }),
  commitment_kept: (facts, { data }) => ({
    openCommitments: without(facts.openCommitments, data.commitmentId),
  }),
  commitment_dropped: (facts, { data }) => ({
    openCommitments: without(facts.openCommitments, data.commitmentId),
  }),
  stuck_raised: (facts, { data }) => ({ openStuck: [...facts.openStuck, data.stuckId] }),
  requirement_questioned: (facts, { data }) => ({ openStuck: [...facts.openStuck, data.stuckId] }),
  stuck_answered: (facts, { data }) => ({ openStuck: facts.openStuck.filter((id) => id !== data.stuckId) }),
  zaaknummer_set: (_, { data }) => ({ zaaknummer: data.zaaknummer }),
  consent_given: (facts, { on }) => ({ consentOn: on, consentAfterEnd: facts.end !== null }),
  consent_withdrawn: () => ({ consentOn: null, consentAfterEnd: false, publishedOn: null }),
  published: (_, { on }) => ({ publishedOn: on }),
  unpublished: () => ({ publishedOn: null }),
  withdrawn: (facts, { on }) => ended(facts, on, 'withdrawn', null),
  merged: (facts, { on }) => ended(facts, on, 'merged', null),
  reopened: (facts, { data, on }) => ({
    visits: enter(facts, data.step, on),
    gaps: facts.endedOn === null ? facts.gaps : [...facts.gaps, { from: facts.endedOn, until: on }],
    endedOn: null,
    end: null,
  }),
}

/** Folds one event into the facts. */
export function applyEvent(facts: Facts, event: TimedHappening, process: Process): Facts {
  // The table is typed per event type; here the type is only known at run time.
  const effect = effects[event.type] as Effect<EventType> | undefined
  return { ...facts, ...effect?.(facts, event, process), lastEventOn: event.on }
}

/** How the case stands by the clock: a pause whose term ran out is over, whether that was recorded or not. */
function statusOn(facts: Facts, today: Day): { status: CaseStatus; pausedUntil: Day | null } {
  if (facts.submittedOn === null) return { status: 'new', pausedUntil: null }
  if (facts.endedOn !== null) return { status: 'ended', pausedUntil: null }
  const open = facts.pauses.find((pause) => pause.until === null)
  const until = open?.lapses ?? null
  if (open && until !== null && (today <= until || isPaused(facts.pauses, today))) {
    return { status: 'paused', pausedUntil: until }
  }
  return { status: 'running', pausedUntil: null }
}

/** Lead time runs to the first decision, or to the end when none was needed. */
const outcomeDay = (facts: Facts): Day | null => facts.decisions[0]?.on ?? facts.endedOn

/**
 * The state of a case: a pure function of its timeline, its process version and today.
 * The same events give the same state on any day's recalculation and on any machine.
 */
export function deriveCase(events: readonly TimedHappening[], process: Process, today: Day): CaseState {
  const facts = events.reduce<Facts>((before, event) => applyEvent(before, event, process), nothing)
  const { status, pausedUntil } = statusOn(facts, today)
  const visit = status === 'ended' ? null : currentVisit(facts)
  const terms = termsOfCase(facts, events, process, today)
  const owed = terms.filter((term) => term.status === 'running' && term.owedBy === 'municipality')
  const span = (end: Day | null): LeadTime | null =>
    facts.submittedOn === null ? null : leadTime(facts.submittedOn, end, facts.pauses, today)
  return {
    ...facts,
    status,
    step: visit?.step ?? null,
    stepSince: visit?.from ?? null,
    pausedUntil,
    ownerId: facts.guideId ?? facts.officerId,
    terms,
    stepTerm: (visit && terms.find((term) => term.key === visitKey(visit))) ?? null,
    nextDue: owed.map((term) => term.due).sort()[0] ?? null,
    overdue: owed.filter((term) => term.overdue),
    lead: span(outcomeDay(facts)),
    duration: span(facts.endedOn),
  }
}

/**
 * What began stays for all to see; what was refused, withdrawn or sent elsewhere does not (rule 6). What was merged
 * says where it went.
 */
export const staysPublic = (end: EndKind): boolean =>
  end === 'completed' || end === 'not_carried_out' || end === 'merged'

/**
 * Whether the public may see the case: the initiator said yes and the team looked. Ideas that were refused,
 * withdrawn or sent elsewhere count in figures only, unless the initiator agreed after that (rule 6).
 */
export function isPublic(state: CaseState): boolean {
  if (state.consentOn === null || state.publishedOn === null) return false
  if (state.end === null || staysPublic(state.end)) return true
  return state.consentAfterEnd
}
