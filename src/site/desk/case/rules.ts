import {
  type CaseTerm,
  mayAnswerAdvice,
  mayAnswerStuck,
  mayAppoint,
  mayHandle,
  type StepActor,
  stepOf,
} from '../../../cases/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addWorkingDays, type Day, dayOf, workingDaysBetween } from '../../../kit/dates.ts'
import { type Candidate, type CaseFacts, type NextAction, ranks, runningNorm, todo } from './candidates.ts'
import { openMeetings, plannedIntake, stepTodos } from './step-rules.ts'

export type { CaseFacts, NextAction, Todo } from './candidates.ts'

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
    ...weighingToDo(facts, actor, handles),
    ...guideToAppoint(facts, actor),
    ...(handles ? peopleWaiting(facts) : []),
    ...(handles && facts.applicationToCheck && state.status === 'running'
      ? [todo('check_application', 'step')]
      : []),
    ...(handles ? meetingsToReport(facts, now) : []),
    ...(handles ? callsToMake(facts) : []),
    ...(handles ? lateCommitments(facts, today) : []),
    ...(handles ? adviceToFollow(facts, today) : []),
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

/** What came in is shared; who is late is reminded, once a day. In whichever step the case is by now. */
function adviceToFollow({ advice, opened }: CaseFacts, today: Day): readonly Candidate[] {
  if (opened.state.status === 'ended') return []
  return advice.flatMap((request) => {
    const { answered_on, released_on, due_day, last_reminded_on, id } = request
    if (answered_on !== null) {
      return released_on === null
        ? [todo('release_advice', 'step', addWorkingDays(answered_on, answerDays), id)]
        : []
    }
    return due_day < today && last_reminded_on !== today ? [todo('remind_advice', 'step', due_day, id)] : []
  })
}

/**
 * A weighing asks its assessors for a sheet, a talk or their yes, each only what is theirs to do; and who works on the
 * case for another assessor, or to share what came of it.
 */
function weighingToDo(
  { weighing: found, opened }: CaseFacts,
  actor: Actor,
  handles: boolean,
): readonly Candidate[] {
  if (!found || opened.state.status === 'ended') return []
  const { stage, weighing, assessors } = found
  const { due_day: due, proposed_by } = weighing
  if (handles && stage === 'seat_empty') return [todo('seat_assessor', 'someoneWaits', due)]
  if (handles && stage === 'settled') return [todo('release_weighing', 'someoneWaits')]
  const own = assessors.find(({ person_id }) => person_id !== null && person_id === actor.personId)
  if (!own) return []
  const isMine =
    ((stage === 'assessing' || stage === 'seat_empty') && own.done_at === null) ||
    stage === 'talk' ||
    stage === 'joining' ||
    (stage === 'agreeing' && proposed_by !== actor.personId)
  return isMine ? [todo('weigh', 'someoneWaits', due)] : []
}

function guideToAppoint(facts: CaseFacts, actor: Actor): readonly Candidate[] {
  const { state, relations } = facts.opened
  if (state.status === 'ended' || state.guideId !== null || !mayAppoint(actor, relations)) return []
  return [todo('appoint_guide', 'someoneWaits', runningNorm(facts, 'contact')?.due ?? null)]
}

/** Within how many working days people may expect a word of ours: an answer, what was said, a call. */
const answerDays = 2

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
    waiting.push(
      todo(paused ? 'resume' : 'answer_message', 'someoneWaits', addWorkingDays(asked.on, answerDays)),
    )
  }
  const guideIsAway = absences.some((absence) => absence.person_id === state.guideId)
  if (state.status !== 'ended' && guideIsAway && contactId === state.guideId) {
    waiting.push(todo('set_substitute', 'someoneWaits'))
  }
  return waiting
}

/** Meetings that are over by the clock and of which nobody wrote down what was said. */
function meetingsToReport({ opened }: CaseFacts, now: Date): readonly Candidate[] {
  return openMeetings(opened.events)
    .filter(({ startsAt }) => new Date(startsAt) <= now)
    .map(({ meetingId, startsAt }) =>
      todo(
        'report_meeting',
        'someoneWaits',
        addWorkingDays(dayOf(new Date(startsAt)), answerDays),
        meetingId,
      ),
    )
}

/** Who does not read e-mail hears it by telephone or letter, also when the case is over. */
const callsToMake = ({ tellByHand }: CaseFacts): readonly Candidate[] =>
  tellByHand.map(({ personId, since }) =>
    todo('tell_by_hand', 'someoneWaits', addWorkingDays(since, answerDays), personId),
  )

const lateCommitments = ({ opened }: CaseFacts, today: Day): readonly Candidate[] =>
  Object.entries(opened.state.openCommitments)
    .filter(([, due]) => due < today)
    .map(([id, due]) => todo('report_commitment', 'someoneWaits', due, id))

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
  readonly who: StepActor | 'decision' | 'meeting' | 'nobody'
  readonly until: Day | null
}

export function waitsFor(facts: CaseFacts): Waiting {
  const { state, process } = facts.opened
  if (state.status === 'ended' || state.status === 'new') return { who: 'nobody', until: null }
  if (state.pausedUntil) return { who: 'initiator', until: state.pausedUntil }
  const intake = runningNorm(facts, 'intake') ? plannedIntake(facts) : undefined
  if (intake) return { who: 'meeting', until: dayOf(new Date(intake.startsAt)) }
  const open = facts.advice.filter((request) => request.answered_on === null).map(({ due_day }) => due_day)
  if (open.length > 0) return { who: 'adviser', until: open.sort().at(-1) ?? null }
  if (state.decisionPlanned) return { who: 'decision', until: state.decisionPlanned.on }
  const actor = stepOf(process, state.step)?.actor
  return actor ? { who: actor, until: state.stepTerm?.due ?? null } : { who: 'nobody', until: null }
}
