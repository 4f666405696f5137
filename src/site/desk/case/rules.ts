import {
  type Advice,
  type CaseTerm,
  currentVisit,
  decisionOfVisit,
  decisionTypeOf,
  mayAnswerAdvice,
  mayAnswerStuck,
  mayAppoint,
  mayDecide,
  mayHandle,
  type OpenedCase,
  type Step,
  type StuckRequest,
  stepOf,
} from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { type Day, dayOf, workingDaysBetween } from '../../../kit/dates.ts'
import type { DeskAction } from '../../../paths.ts'

/** What somebody can be asked to do next; besides the pages of the desk there are those of other domains. */
export type Todo =
  | DeskAction
  | 'answer_message'
  | 'answer_stuck'
  | 'answer_advice'
  | 'plan_intake'
  | 'report_meeting'
  | 'make_commitment'
  | 'report_commitment'

export interface NextAction {
  readonly key: Todo
  /** Last day; null when there is none. */
  readonly due: Day | null
  readonly late: boolean
  /** The advice, stuck request, commitment or meeting it is about. */
  readonly id: string | null
}

/** A case with what its next action depends on. */
export interface CaseFacts {
  readonly opened: Pick<
    OpenedCase,
    'process' | 'state' | 'events' | 'relations' | 'absences' | 'contactId' | 'parties'
  >
  readonly advice: readonly Advice[]
  readonly stuck: readonly StuckRequest[]
  /** The initiator wants the plan, or a change to it, on the site and waits for a look by the team. */
  readonly looksAsked: boolean
}

/** How soon something comes up, besides what is late: a person waits, the step asks it, or it is due soon. */
const ranks = { late: 0, someoneWaits: 1, step: 2, soon: 3 } as const

type Candidate = Omit<NextAction, 'late'> & { readonly rank: keyof typeof ranks }

const updateWarnDays = 5
const feasibilityWarnDays = 10

/**
 * What this person should do next in the case, most urgent first; empty when it is somebody else's turn
 * (then see `waitsFor`). Late things come first, then people who wait, then what the step asks.
 */
export function nextActions(facts: CaseFacts, actor: Actor, now: Date): readonly NextAction[] {
  const today = dayOf(now)
  const { relations, state } = facts.opened
  const handles = mayHandle(actor, relations)
  const candidates: readonly Candidate[] = [
    ...stuckToAnswer(facts, actor),
    ...adviceToAnswer(facts, actor),
    ...guideToAppoint(facts, actor),
    ...(handles ? peopleWaiting(facts) : []),
    ...(handles ? lateCommitments(facts, today) : []),
    ...(state.status === 'running' ? stepTodos(facts, actor, now) : []),
    ...(handles ? normsComingUp(facts, today) : []),
  ]
  const isLate = ({ due }: Candidate): boolean => due !== null && due < today
  const rankOf = (candidate: Candidate): number => (isLate(candidate) ? ranks.late : ranks[candidate.rank])
  return candidates
    .map((candidate, order) => ({ candidate, order }))
    .sort(
      (a, b) =>
        rankOf(a.candidate) - rankOf(b.candidate) ||
        compareDays(a.candidate.due, b.candidate.due) ||
        a.order - b.order,
    )
    .map(({ candidate: { rank: _, ...action }, candidate }) => ({ ...action, late: isLate(candidate) }))
}

const compareDays = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1

const todo = (
  key: Todo,
  rank: Candidate['rank'],
  due: Day | null = null,
  id: string | null = null,
): Candidate => ({ key, rank, due, id })

const runningNorm = ({ opened }: CaseFacts, name: string): CaseTerm | undefined =>
  opened.state.terms.find((term) => term.kind === 'norm' && term.name === name && term.status === 'running')

const stuckToAnswer = ({ opened, stuck }: CaseFacts, actor: Actor): readonly Candidate[] =>
  mayAnswerStuck(actor, opened.relations)
    ? stuck
        .filter((request) => request.answered_on === null)
        .map((request) => todo('answer_stuck', 'someoneWaits', request.due_day, request.id))
    : []

/** Only questions put to this person: a guide does not answer for an adviser. */
const adviceToAnswer = ({ advice }: CaseFacts, actor: Actor): readonly Candidate[] =>
  advice
    .filter((request) => request.answered_on === null && !actor.isSystem && mayAnswerAdvice(actor, request))
    .map((request) => todo('answer_advice', 'someoneWaits', request.due_day, request.id))

function guideToAppoint(facts: CaseFacts, actor: Actor): readonly Candidate[] {
  const { state, relations } = facts.opened
  if (state.status === 'ended' || state.guideId !== null || !mayAppoint(actor, relations)) return []
  return [todo('appoint_guide', 'someoneWaits', runningNorm(facts, 'contact')?.due ?? null)]
}

/** By these the municipality lets the parties hear something; a message before them has had its answer. */
const answers: readonly string[] = [
  'message_posted',
  'update_posted',
  'feasibility_answered',
  'step_completed',
  'decision_taken',
  'meeting_held',
  'paused',
  'advice_released',
]

function peopleWaiting(facts: CaseFacts): readonly Candidate[] {
  const { opened, looksAsked } = facts
  const { state, events, absences, contactId } = opened
  const waiting: Candidate[] = []
  if (looksAsked) {
    waiting.push(todo('review_publication', 'someoneWaits', runningNorm(facts, 'publication')?.due ?? null))
  }
  const asked = events.findLast((event) => event.type === 'message_posted' && event.side === 'initiator')
  const told = events.findLast((event) => event.side === 'municipality' && answers.includes(event.type))
  if (asked && state.status !== 'ended' && asked.id > (told?.id ?? 0)) {
    const paused = state.status === 'paused'
    waiting.push(todo(paused ? 'resume' : 'answer_message', 'someoneWaits'))
  }
  const guideIsAway = absences.some((absence) => absence.person_id === state.guideId)
  if (state.status !== 'ended' && guideIsAway && contactId === state.guideId) {
    waiting.push(todo('set_substitute', 'someoneWaits'))
  }
  return waiting
}

const lateCommitments = ({ opened }: CaseFacts, today: Day): readonly Candidate[] =>
  Object.entries(opened.state.openCommitments)
    .filter(([, due]) => due < today)
    .map(([id, due]) => todo('report_commitment', 'someoneWaits', due, id))

/** What the current step asks of this person. */
function stepTodos(facts: CaseFacts, actor: Actor, now: Date): readonly Candidate[] {
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

/** The intake that was planned and not reported yet. */
const plannedIntake = ({ opened }: CaseFacts) => {
  const held = new Set(
    opened.events.flatMap((event) => (event.type === 'meeting_held' ? [event.data.meetingId] : [])),
  )
  return opened.events
    .filter((event) => event.type === 'meeting_planned')
    .findLast(({ data }) => data.kind === 'intake' && !held.has(data.meetingId))?.data
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

/** A first answer and news are given before their last day, not on it. */
function normsComingUp(facts: CaseFacts, today: Day): readonly Candidate[] {
  const feasibility = runningNorm(facts, 'feasibility')
  const update = runningNorm(facts, 'update')
  const within = (term: CaseTerm, days: number): boolean =>
    term.due < today || workingDaysBetween(today, term.due) <= days
  return [
    ...(feasibility && within(feasibility, feasibilityWarnDays)
      ? [todo('answer_feasibility', 'soon', feasibility.due)]
      : []),
    ...(update && within(update, updateWarnDays) ? [todo('post_update', 'soon', update.due)] : []),
  ]
}

/** Whose turn it is when there is nothing to do for the reader. */
export interface Waiting {
  readonly who: 'initiator' | 'advisers' | 'decision' | 'meeting' | 'owner' | 'nobody'
  readonly until: Day | null
}

export function waitsFor(facts: CaseFacts): Waiting {
  const { state, process } = facts.opened
  if (state.status === 'ended' || state.status === 'new') return { who: 'nobody', until: null }
  if (state.pausedUntil) return { who: 'initiator', until: state.pausedUntil }
  const intake = runningNorm(facts, 'intake') ? plannedIntake(facts) : undefined
  if (intake) return { who: 'meeting', until: dayOf(new Date(intake.startsAt)) }
  const open = facts.advice.filter((request) => request.answered_on === null).map(({ due_day }) => due_day)
  if (open.length > 0) return { who: 'advisers', until: open.sort().at(-1) ?? null }
  if (state.decisionPlanned) return { who: 'decision', until: state.decisionPlanned.on }
  const due = state.stepTerm?.due ?? null
  return { who: stepOf(process, state.step)?.actor === 'initiator' ? 'initiator' : 'owner', until: due }
}
