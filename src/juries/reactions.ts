import { type CaseEvent, decisionsOf, type OpenedCase } from '../cases/index.ts'
import { type Application, applicationsOfCase, conditionsInWords, schemeVersion } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { closeWhenDecided, isForDecision } from './actions/advice.ts'
import { noteOwnWishes } from './actions/interests.ts'
import { lockedRound, updateWish, type Wish, wishesOfApplications } from './store.ts'
import { texts } from './texts.ts'

/**
 * A wish whose case is over without a decision leaves the list, also after the jury said something of it. A decision
 * that was taken on the case itself counts as following the advice, or as departing from it; its reasons are in its letter.
 */
export async function wishesFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (event.what === 'decision_taken') return decidedOnCase(act, event)
  if (event.what === 'money_granted') return grantedOnCase(act, event)
  if (event.what === 'party_joined') return joinedWhileJudged(act, event)
  if (event.what !== 'withdrawn' && event.what !== 'step_completed') return
  const { file, state } = event.opened as OpenedCase
  if (state.end === null) return
  for (const { wish } of await listsOf(act, file.id)) {
    if (wish.left_as !== null || wish.decided_as !== null) continue
    const round = await lockedRound(act.db, wish.round_id, 'change')
    // What the jury asked or put off in a round that went on stays in the list of that round.
    if (!isForDecision(wish) && round?.state !== 'judging' && round?.state !== 'counted') continue
    await updateWish(act.db, wish.id, { left_as: 'withdrawn' })
    await closeWhenDecided(act, wish.round_id)
  }
}

/** Who joins a plan that is judged, or whose organisation does, judges it no more. */
async function joinedWhileJudged(act: Act, event: DomainEvent): Promise<void> {
  const { file } = event.opened as OpenedCase
  for (const { wish } of await listsOf(act, file.id)) {
    if (wish.left_as !== null) continue
    const round = await lockedRound(act.db, wish.round_id, 'change')
    if (round?.state === 'judging') await noteOwnWishes(act, round)
  }
}

async function decidedOnCase(act: Act, event: DomainEvent): Promise<void> {
  const { file } = event.opened as OpenedCase
  const happened = event.event as CaseEvent
  if (happened.type !== 'decision_taken') return
  const { decisionId } = happened.data
  const open = (await listsOf(act, file.id)).filter(
    ({ wish }) => isForDecision(wish) && wish.decided_as === null,
  )
  if (open.length === 0) return
  const decision = (await decisionsOf(act.db, file.id)).find(({ id }) => id === decisionId)
  if (!decision) return
  for (const { wish } of open) {
    const follows = decision.says_no === (wish.advised_cents === null)
    await updateWish(act.db, wish.id, {
      ...judged(follows),
      decision_id: decisionId,
      decided_at: act.now,
    })
    await closeWhenDecided(act, wish.round_id)
  }
}

/** The amount is known when the money is granted, after the decision: another one, or other conditions, departs. */
async function grantedOnCase(act: Act, event: DomainEvent): Promise<void> {
  const { file } = event.opened as OpenedCase
  const decided = (await listsOf(act, file.id)).filter(
    ({ wish, application }) =>
      wish.decision_id !== null && wish.decided_cents === null && application.balance.grants > 0,
  )
  if (decided.length === 0) return
  const decisions = await decisionsOf(act.db, file.id)
  for (const { wish, application } of decided) {
    const { granted } = application.balance
    const version = await schemeVersion(act.db, application.scheme_key, application.scheme_version)
    const decision = decisions.find(({ id }) => id === wish.decision_id)
    if (!version || !decision) continue
    const advised = [
      wish.conditions,
      conditionsInWords({ cents: granted, scheme: version.scheme }, wish.conditions),
    ]
    const follows = granted === wish.advised_cents && advised.includes(decision.conditions)
    await updateWish(act.db, wish.id, { ...judged(follows), decided_cents: granted })
  }
}

const judged = (follows: boolean) =>
  follows
    ? ({ decided_as: 'followed', deviation: null } as const)
    : ({ decided_as: 'deviated', deviation: texts('nl').decide.onCase } as const)

/** Every list on which an application of this case was. */
async function listsOf(
  act: Act,
  caseId: string,
): Promise<readonly { readonly wish: Wish; readonly application: Application }[]> {
  const applications = await applicationsOfCase(act.db, caseId)
  const lists = await wishesOfApplications(
    act.db,
    applications.map(({ id }) => id),
  )
  return lists.flatMap((wish) => {
    const application = applications.find(({ id }) => id === wish.application_id)
    return application ? [{ wish, application }] : []
  })
}
