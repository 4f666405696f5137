import { type Day, daysBetween, workingDaysBetween } from '../kit/dates.ts'
import type { Happening } from './events.ts'
import {
  type DecisionType,
  type EventType,
  endsThatNeedAnotherWay,
  type Outcome,
  type Process,
  type Step,
} from './schema.ts'
import { type CaseState, type CaseStatus, currentVisit } from './state.ts'
import { type Extension, endOfTerm, unshiftedEndOfTerm } from './terms.ts'

/** Why something cannot happen now; the words are in `texts.ts`. */
export type Refusal =
  | 'already_submitted'
  | 'not_submitted'
  | 'has_ended'
  | 'still_running'
  | 'is_paused'
  | 'not_paused'
  | 'other_step'
  | 'unknown_step'
  | 'unknown_outcome'
  | 'decision_first'
  | 'outcome_differs'
  | 'decision_not_asked'
  | 'already_decided'
  | 'already_extended'
  | 'term_not_running'
  | 'term_has_passed'
  | 'longer_than_term'
  | 'day_must_be_later'
  | 'pause_too_long'
  | 'guide_is_substitute'
  | 'no_consent'

const always: readonly CaseStatus[] = ['running', 'paused', 'ended']
const underWay: readonly CaseStatus[] = ['running', 'paused']
const moving: readonly CaseStatus[] = ['running']

/** When each event may happen: the state machine's first table. `new` is a case that was not yet submitted. */
export const permitted: Readonly<Record<EventType, readonly CaseStatus[]>> = {
  submitted: ['new'],
  officer_changed: underWay,
  guide_appointed: underWay,
  substitute_set: underWay,
  handed_over: always,
  step_completed: moving,
  paused: moving,
  // Also when the given term ran out by itself and only the record of it is missing.
  resumed: underWay,
  extended: underWay,
  message_posted: always,
  update_posted: always,
  feasibility_answered: underWay,
  advice_asked: underWay,
  advice_reminded: underWay,
  advice_answered: underWay,
  advice_released: always,
  requirements_updated: always,
  weighing_asked: underWay,
  weighing_called_off: always,
  weighing_settled: underWay,
  weighing_released: underWay,
  weighing_departed: always,
  decision_planned: underWay,
  decision_taken: moving,
  meeting_planned: always,
  meeting_cancelled: always,
  meeting_held: always,
  info_pack_sent: always,
  commitment_made: always,
  commitment_rescheduled: always,
  commitment_kept: always,
  commitment_late: always,
  commitment_dropped: always,
  application_received: always,
  application_complete: always,
  application_withdrawn: always,
  stuck_raised: underWay,
  requirement_questioned: underWay,
  stuck_escalated: always,
  stuck_answered: always,
  term_missed: always,
  zaaknummer_set: always,
  consent_given: always,
  consent_withdrawn: always,
  published: always,
  unpublished: always,
  party_joined: always,
  party_left: always,
  file_added: always,
  linked: always,
  note_added: always,
  result_recorded: always,
  money_granted: always,
  bank_account_given: always,
  bank_account_checked: always,
  money_paid: always,
  payment_failed: always,
  account_sent: always,
  account_returned: always,
  account_postponed: always,
  money_settled: always,
  money_returned: always,
  money_corrected: always,
  spot_asked: underWay,
  spot_refused: always,
  spot_agreed: underWay,
  spot_extended: always,
  spot_inspected: always,
  spot_ended: always,
  withdrawn: underWay,
  merged: underWay,
  merge_received: underWay,
  split_off: always,
  reopened: ['ended'],
}

/** Longest time we may let someone wait for an answer that is theirs to give. */
const longestPauseInDays = 183

/** Why this cannot happen on `on`, or null when it can. Every event passes here before it is stored. */
export function refusalOf(state: CaseState, happening: Happening, process: Process, on: Day): Refusal | null {
  if (!permitted[happening.type].includes(state.status)) return wrongStatus(state.status, happening.type)
  switch (happening.type) {
    case 'step_completed':
      return completionRefusal(state, happening.data, process)
    case 'decision_taken':
      return decisionRefusal(state, happening.data, process)
    case 'paused':
      if (happening.data.until <= on) return 'day_must_be_later'
      return daysBetween(on, happening.data.until) > longestPauseInDays ? 'pause_too_long' : null
    case 'resumed':
      return state.pauses.some((pause) => pause.until === null) ? null : 'not_paused'
    case 'extended':
      return extensionRefusal(state, happening.data, process, on)
    case 'substitute_set':
      return happening.data.substituteId !== null && happening.data.substituteId === state.guideId
        ? 'guide_is_substitute'
        : null
    case 'decision_planned':
      return happening.data.plannedOn < on ? 'day_must_be_later' : null
    case 'published':
      return state.consentOn === null ? 'no_consent' : null
    case 'reopened':
      return stepOf(process, happening.data.step) ? null : 'unknown_step'
    default:
      return null
  }
}

function wrongStatus(status: CaseStatus, type: EventType): Refusal {
  if (type === 'submitted') return 'already_submitted'
  if (status === 'new') return 'not_submitted'
  if (status === 'paused') return 'is_paused'
  return status === 'ended' ? 'has_ended' : 'still_running'
}

export const stepOf = (process: Process, key: string | null): Step | undefined =>
  process.steps.find((step) => step.key === key)

export const outcomeOf = (step: Step | undefined, key: string): Outcome | undefined =>
  step?.outcomes.find((outcome) => outcome.key === key)

export const decisionTypeOf = (process: Process, key: string): DecisionType | undefined =>
  process.decision_types.find((type) => type.key === key)

/** The outcome of the current step that this event brings about by itself. */
export const outcomeBy = (process: Process, state: CaseState, event: EventType): Outcome | undefined =>
  state.status === 'running'
    ? stepOf(process, state.step)?.outcomes.find((outcome) => outcome.when === event)
    : undefined

/** The decision types an outcome asks for, the usual one first; none when it needs no decision. */
export const decisionsAskedBy = (step: Step, outcome: Outcome): readonly string[] =>
  outcome.asks_decision ?? step.asks_decision

/** The decision that was taken during this stay in the current step. */
export const decisionOfVisit = (state: CaseState) => {
  const visit = currentVisit(state)
  return state.decisions.find((decision) => decision.step === visit?.step && decision.nr === visit.nr) ?? null
}

function completionRefusal(
  state: CaseState,
  data: { readonly step: string; readonly outcome: string },
  process: Process,
): Refusal | null {
  if (data.step !== state.step) return 'other_step'
  const step = stepOf(process, data.step)
  const outcome = outcomeOf(step, data.outcome)
  if (!step || !outcome) return 'unknown_outcome'
  const decision = decisionOfVisit(state)
  if (decision) return decision.outcome === outcome.key ? null : 'outcome_differs'
  return decisionsAskedBy(step, outcome).length > 0 ? 'decision_first' : null
}

function decisionRefusal(
  state: CaseState,
  data: { readonly step: string; readonly outcome: string; readonly decisionType: string },
  process: Process,
): Refusal | null {
  if (data.step !== state.step) return 'other_step'
  const step = stepOf(process, data.step)
  const outcome = outcomeOf(step, data.outcome)
  if (!step || !outcome) return 'unknown_outcome'
  if (decisionOfVisit(state)) return 'already_decided'
  return decisionsAskedBy(step, outcome).includes(data.decisionType) ? null : 'decision_not_asked'
}

/** One extension per term, told before the last day, and no longer than the term itself. */
function extensionRefusal(
  state: CaseState,
  data: { readonly step: string } & Extension,
  process: Process,
  on: Day,
): Refusal | null {
  const step = stepOf(process, data.step)
  const running = state.terms.find(
    (term) => term.name === data.step && term.kind === 'step' && term.status === 'running',
  )
  if (!step || !running) return 'term_not_running'
  if (running.extended) return 'already_extended'
  if (running.due < on) return 'term_has_passed'
  const asLongAs = unshiftedEndOfTerm(running.from, step.term, [], null, on)
  return unshiftedEndOfTerm(running.from, { ...step.term, ...data }, [], null, on) > asLongAs
    ? 'longer_than_term'
    : null
}

/** What is missing in a decision before it may be taken (rule 3: no decision without reasons). */
export type DecisionFault =
  | 'reasons_missing'
  | 'criterion_unanswered'
  | 'other_way_missing'
  | 'other_way_and_none'
  | 'unknown_outcome'

export interface DecisionDraft {
  readonly outcome: Outcome
  readonly type: DecisionType
  readonly reasons: string
  /** Per criterion of the type: met or not, and why. */
  readonly criteria: readonly {
    readonly key: string
    readonly met: boolean | null
    readonly reason: string
  }[]
  /** Another scheme, course, partner or person. */
  readonly otherWay: string | null
  /** Stated when a search for another way found none. */
  readonly noOtherWayFound: boolean
}

const shortestReasons = 20

/** True for an outcome that says no or "not here", to the plan or to the money for it. */
export const saysNo = ({ end, application }: Outcome): boolean =>
  (end !== undefined && endsThatNeedAnotherWay.includes(end)) ||
  (application !== undefined && endsThatNeedAnotherWay.some((no) => no === application))

/** Faults in a decision, empty when it may be taken. */
export function decisionFaults(draft: DecisionDraft): readonly DecisionFault[] {
  const faults: DecisionFault[] = []
  if (draft.reasons.trim().length < shortestReasons) faults.push('reasons_missing')
  const answered = new Map(draft.criteria.map((criterion) => [criterion.key, criterion]))
  const unanswered = draft.type.criteria.some(({ key }) => {
    const answer = answered.get(key)
    return answer === undefined || (answer.met !== null && answer.reason.trim() === '')
  })
  if (unanswered) faults.push('criterion_unanswered')
  const named = (draft.otherWay ?? '').trim() !== ''
  if (saysNo(draft.outcome) && !named && !draft.noOtherWayFound) faults.push('other_way_missing')
  if (named && draft.noOtherWayFound) faults.push('other_way_and_none')
  return faults
}

/**
 * Last day to object: six weeks (art. 6:7 Awb) from the day after sending (art. 6:8), under the Algemene
 * termijnenwet. Null for a decision that is no besluit.
 */
export const lastDayToObject = (type: DecisionType, sentOn: Day): Day | null =>
  type.objection_weeks === null
    ? null
    : endOfTerm(sentOn, { kind: 'legal', length: type.objection_weeks, unit: 'weeks' }, [], null, sentOn)

/** Number of a case as people say it aloud: "2026-0042", at least four digits. */
export const caseNumber = (year: number, sequence: number): string =>
  `${year}-${String(sequence).padStart(4, '0')}`

/** Our own norm for someone outside the case to answer "Ik loop vast", and then for the alderman's office. */
export const stuckNorm = { length: 5, unit: 'working_days', kind: 'service' } as const
export const stuckDue = (raisedOn: Day): Day => endOfTerm(raisedOn, stuckNorm, [], null, raisedOn)

/**
 * Whether we warn on `today` that a term ends: from `warnDays` working days before, but not before half of
 * the term has gone by, so that a short term does not start with a warning.
 */
export function warnsOn(from: Day, due: Day, today: Day, warnDays: number): boolean {
  if (today > due) return false
  const half = Math.floor(workingDaysBetween(from, due) / 2)
  return workingDaysBetween(today, due) <= Math.min(warnDays, half)
}

/** Reminders for advice: once in the last two working days, at once when it is late, then every five working days. */
export function adviceReminderDue(
  advice: { readonly asked_on: Day; readonly due_day: Day; readonly last_reminded_on: Day | null },
  today: Day,
): boolean {
  const { asked_on, due_day, last_reminded_on } = advice
  if (last_reminded_on !== null && last_reminded_on >= today) return false
  if (today <= due_day) return last_reminded_on === null && warnsOn(asked_on, due_day, today, 2)
  return (
    last_reminded_on === null ||
    last_reminded_on <= due_day ||
    workingDaysBetween(last_reminded_on, today) >= 5
  )
}
