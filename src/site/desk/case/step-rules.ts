import {
  type CaseEvent,
  currentVisit,
  decisionOfVisit,
  decisionTypeOf,
  mayDecide,
  mayHandle,
  type Step,
  stepOf,
} from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { type Day, dayOf, workingDaysBetween } from '../../../kit/dates.ts'
import { type Candidate, type CaseFacts, runningNorm, type Todo, todo } from './candidates.ts'

/** What the current step asks of this person. */
export function stepTodos(facts: CaseFacts, actor: Actor, now: Date): readonly Candidate[] {
  const { process, state, relations } = facts.opened
  const step = stepOf(process, state.step)
  const due = state.stepTerm?.due ?? null
  if (!step || step.actor === 'initiator') return []
  // Naming a guide finishes this step by itself.
  if (step.outcomes.some((outcome) => outcome.when === 'guide_appointed')) return []
  if (step.asks_decision.length > 0 && !decisionOfVisit(state)) {
    const mine = step.asks_decision.some((key) => {
      const type = decisionTypeOf(process, key)
      return type !== undefined && mayDecide(actor, relations, type)
    })
    if (mine) return [todo('take_decision', 'step', due)]
    const plans = mayHandle(actor, relations) && state.decisionPlanned === null
    return plans ? [todo('plan_decision', 'step', due)] : []
  }
  if (!mayHandle(actor, relations)) return []
  const intake = runningNorm(facts, 'intake')
  if (intake && asksMeeting(facts)) return intakeTodos(facts, intake.due)
  if (step.actor === 'adviser' || step.actor === 'jury') return adviceTodos(facts, due, dayOf(now))
  return [todo(lastAct(facts, step), 'step', due)]
}

const asksMeeting = ({ opened }: CaseFacts): boolean =>
  opened.process.norms.some(
    (norm) => norm.key === 'intake' && norm.until.some((milestone) => milestone.meeting === 'intake'),
  )

/** Meetings that were planned, and neither reported nor cancelled yet; each as it was planned last. */
export function openMeetings(events: readonly CaseEvent[]): readonly PlannedMeeting[] {
  const open = new Map<string, PlannedMeeting>()
  for (const event of events) {
    if (event.type === 'meeting_planned') open.set(event.data.meetingId, event.data)
    if (event.type === 'meeting_held' || event.type === 'meeting_cancelled') open.delete(event.data.meetingId)
  }
  return [...open.values()]
}

type PlannedMeeting = Extract<CaseEvent, { readonly type: 'meeting_planned' }>['data']

/** The intake that was planned, and neither reported nor cancelled yet. */
export const plannedIntake = ({ opened }: CaseFacts): PlannedMeeting | undefined =>
  openMeetings(opened.events).findLast(({ kind }) => kind === 'intake')

/** An intake that was planned is waited for, or reported like every meeting. */
const intakeTodos = (facts: CaseFacts, due: Day): readonly Candidate[] =>
  plannedIntake(facts) ? [] : [todo('plan_intake', 'step', due)]

/** From so many working days before its end a step asks to go on, also without all advice. */
const stepWarnDays = 2

/** Ask first; go on when everything that was asked here is shared, or when the step is about to end. */
function adviceTodos(facts: CaseFacts, due: Day | null, today: Day): readonly Candidate[] {
  const since = currentVisit(facts.opened.state)?.from ?? today
  const asked = facts.advice.filter((request) => request.asked_on >= since)
  if (asked.length === 0) return [todo('ask_advice', 'step', due)]
  const allShared = asked.every((request) => request.released_on !== null)
  const ends = due !== null && (due < today || workingDaysBetween(today, due) <= stepWarnDays)
  return allShared || ends ? [todo('complete_step', 'step', due)] : []
}

function lastAct({ opened }: CaseFacts, step: Step): Todo {
  const { state, events } = opened
  if (step.outcomes.some((outcome) => outcome.end === 'completed')) return 'complete_case'
  // After a yes the agreements come: without a promise there is nothing to agree on.
  const promised = events.some((event) => event.type === 'commitment_made')
  return state.decisions.length > 0 && step.actor === 'guide' && !promised
    ? 'make_commitment'
    : 'complete_step'
}
