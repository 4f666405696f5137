import {
  currentVisit,
  decisionOfVisit,
  decisionTypeOf,
  mayDecide,
  mayHandle,
  type Step,
  stepOf,
} from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
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
  if (intake && asksMeeting(facts)) return intakeTodos(facts, intake.due, now)
  if (step.actor === 'adviser' || step.actor === 'jury') return adviceTodos(facts, due, dayOf(now))
  return [todo(lastAct(facts, step), 'step', due)]
}

const asksMeeting = ({ opened }: CaseFacts): boolean =>
  opened.process.norms.some(
    (norm) => norm.key === 'intake' && norm.until.some((milestone) => milestone.meeting === 'intake'),
  )

/** The intake that was planned, and neither reported nor cancelled yet. */
export const plannedIntake = ({ opened }: CaseFacts) => {
  const over = new Set(
    opened.events.flatMap((event) =>
      event.type === 'meeting_held' || event.type === 'meeting_cancelled' ? [event.data.meetingId] : [],
    ),
  )
  return opened.events
    .filter((event) => event.type === 'meeting_planned')
    .findLast(({ data }) => data.kind === 'intake' && !over.has(data.meetingId))?.data
}

function intakeTodos(facts: CaseFacts, due: Day, now: Date): readonly Candidate[] {
  const planned = plannedIntake(facts)
  if (!planned) return [todo('plan_intake', 'step', due)]
  return new Date(planned.startsAt) <= now ? [todo('report_meeting', 'step', due, planned.meetingId)] : []
}

/** Ask first, share what came in, remind who is late; go on when everything is shared. */
function adviceTodos(facts: CaseFacts, due: Day | null, today: Day): readonly Candidate[] {
  const since = currentVisit(facts.opened.state)?.from ?? today
  const asked = facts.advice.filter((request) => request.asked_on >= since)
  if (asked.length === 0) return [todo('ask_advice', 'step', due)]
  const toShare = asked.filter((request) => request.answered_on !== null && request.released_on === null)
  const late = asked.filter(
    (request) =>
      request.answered_on === null && request.due_day < today && request.last_reminded_on !== today,
  )
  const todos = [
    ...toShare.map((request) => todo('release_advice', 'step', due, request.id)),
    ...late.map((request) => todo('remind_advice', 'step', request.due_day, request.id)),
  ]
  const allShared = asked.every((request) => request.released_on !== null)
  return allShared ? [todo('complete_step', 'step', due)] : todos
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
