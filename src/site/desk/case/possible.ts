import {
  type Advice,
  decisionOfVisit,
  decisionsAskedBy,
  decisionTypeOf,
  isPublic,
  mayAppoint,
  mayDecide,
  mayHandle,
  type OpenedCase,
  type Outcome,
  type Refusal,
  refusalOf,
  type Step,
  stepOf,
} from '../../../cases/index.ts'
import { type Application, isToCheck } from '../../../funds/index.ts'
import type { Actor } from '../../../kit/actor.ts'
import { addDays, type Day } from '../../../kit/dates.ts'
import type { DeskAction } from '../../../paths.ts'

type Case = Pick<OpenedCase, 'process' | 'state' | 'relations'>

/** The current step, while the clock runs. */
export const runningStep = ({ process, state }: Case): Step | undefined =>
  state.status === 'running' ? stepOf(process, state.step) : undefined

/** Outcomes of the current step that this person can choose, with the decision they ask for, if any. */
export function outcomesFor(
  opened: Case,
  actor: Actor,
): readonly { readonly outcome: Outcome; readonly decides: boolean }[] {
  const step = runningStep(opened)
  if (!step) return []
  const taken = decisionOfVisit(opened.state)
  return step.outcomes
    .filter((outcome) => outcome.when === undefined && (!taken || taken.outcome === outcome.key))
    .map((outcome) => ({ outcome, decides: !taken && decisionsAskedBy(step, outcome).length > 0 }))
    .filter(({ outcome, decides }) =>
      decides ? typesFor(opened, actor, step, outcome).length > 0 : mayHandle(actor, opened.relations),
    )
}

/** The types of decision that this person may take for an outcome, the usual one first. */
export const typesFor = (opened: Case, actor: Actor, step: Step, outcome: Outcome) =>
  decisionsAskedBy(step, outcome)
    .flatMap((key) => decisionTypeOf(opened.process, key) ?? [])
    .filter((type) => mayDecide(actor, opened.relations, type))

/** Steps whose term can be made longer today: running, not extended before, and not yet past. */
export const extendableSteps = ({ process, state }: Case, today: Day): readonly Step[] =>
  process.steps.filter((step) => {
    const data = { step: step.key, length: 1, unit: 'days' } as const
    return refusalOf(state, { type: 'extended', data }, process, today) === null
  })

export const toRelease = (advice: readonly Advice[]): readonly Advice[] =>
  advice.filter((request) => request.answered_on !== null && request.released_on === null)

export const toRemind = (advice: readonly Advice[]): readonly Advice[] =>
  advice.filter((request) => request.answered_on === null)

type Situation = {
  readonly opened: Case
  readonly advice: readonly Advice[]
  readonly actor: Actor
  readonly today: Day
  /** The application for money that counts now, where there is one. */
  readonly application?: Application | null
}

/** Whose work an action is, whatever the state of the case. */
export function mayDo(action: DeskAction, { process, relations }: Case, actor: Actor): boolean {
  if (action === 'appoint_guide') return mayAppoint(actor, relations)
  if (action === 'take_decision' || action === 'decide_application')
    return process.decision_types.some((type) => mayDecide(actor, relations, type))
  return mayHandle(actor, relations)
}

const isUnderWay = ({ opened }: Situation): boolean => ['running', 'paused'].includes(opened.state.status)
const always = (): boolean => true

/** When each action makes sense; what it would write is judged again by the rules of cases. */
const conditions: Readonly<Record<DeskAction, (situation: Situation) => boolean>> = {
  appoint_guide: isUnderWay,
  set_substitute: (one) => isUnderWay(one) && one.opened.state.guideId !== null,
  add_party: isUnderWay,
  complete_step: ({ opened, actor }) => outcomesFor(opened, actor).length > 0,
  take_decision: ({ opened, actor }) => outcomesFor(opened, actor).some(({ decides }) => decides),
  check_application: ({ opened, application }) =>
    opened.state.status === 'running' && application != null && isToCheck(application),
  decide_application: ({ opened, actor, application }) =>
    application?.ended_at === null &&
    application.balance.grants === 0 &&
    outcomesFor(opened, actor).some(({ decides }) => decides),
  // Also of a plan that is over: what waits for a decision that never comes keeps its place before others.
  withdraw_application: ({ application }) =>
    application?.ended_at === null && application.balance.grants === 0,
  plan_decision: (one) => isUnderWay(one) && (stepNow(one.opened)?.asks_decision.length ?? 0) > 0,
  answer_feasibility: (one) => isUnderWay(one) && one.opened.state.decisions.length === 0,
  // While the initiator is to act there is nothing of ours to stop.
  pause: (one) => refusal(one, 'pause') === null && one.opened.state.stepTerm?.owedBy !== 'initiator',
  resume: (one) => refusal(one, 'resume') === null,
  extend: (one) => extendableSteps(one.opened, one.today).length > 0,
  post_update: always,
  add_note: always,
  add_files: always,
  ask_advice: isUnderWay,
  remind_advice: (one) => isUnderWay(one) && toRemind(one.advice).length > 0,
  release_advice: (one) => toRelease(one.advice).length > 0,
  update_requirements: (one) => one.advice.some(({ answered_on }) => answered_on !== null),
  review_publication: ({ opened: { state } }) =>
    state.consentOn !== null && (state.publishedOn === null || isPublic(state)),
  set_zaaknummer: always,
  link: always,
  complete_case: ({ opened }) =>
    runningStep(opened)?.outcomes.some(({ end }) => end === 'completed') === true,
  withdraw: isUnderWay,
  reopen: ({ opened }) => opened.state.status === 'ended',
}

const stepNow = ({ process, state }: Case): Step | undefined => stepOf(process, state.step)

/** Why the clock cannot be stopped or started; the other actions are refused by what they would write. */
function refusal(
  { opened, today }: Pick<Situation, 'opened' | 'today'>,
  action: 'pause' | 'resume',
): Refusal | null {
  const { state, process } = opened
  return action === 'pause'
    ? refusalOf(state, { type: 'paused', data: { until: addDays(today, 1) } }, process, today)
    : refusalOf(state, { type: 'resumed', data: { because: 'answered' } }, process, today)
}

/** Why an action that exists is not possible now, where the rules know it; null when they do not. */
export function whyNot(
  action: DeskAction,
  { opened, today }: Pick<Situation, 'opened' | 'today'>,
): Refusal | null {
  if (action === 'pause' || action === 'resume') return refusal({ opened, today }, action)
  if (action !== 'extend') return null
  const data = { step: opened.state.step ?? '', length: 1, unit: 'days' } as const
  return refusalOf(opened.state, { type: 'extended', data }, opened.process, today)
}

/** It is time for this, but somebody else has to do it: a decision of another body. */
export const isForOthers = (action: DeskAction, { opened }: Pick<Situation, 'opened'>): boolean => {
  const step = runningStep(opened)
  return (
    action === 'take_decision' &&
    !decisionOfVisit(opened.state) &&
    step?.outcomes.some((outcome) => decisionsAskedBy(step, outcome).length > 0) === true
  )
}

/** What can be done with the case now, by this person. */
export const isPossible = (action: DeskAction, situation: Situation): boolean =>
  mayDo(action, situation.opened, situation.actor) && conditions[action](situation)
