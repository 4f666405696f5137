import { type CaseEvent, decisionsOf, type OpenedCase } from '../cases/index.ts'
import { applicationsOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { closeWhenDecided, isForDecision } from './actions/advice.ts'
import { updateWish, wishesOfApplications } from './store.ts'

/**
 * A wish whose case is over before the jury said something leaves the list. A decision that was taken on the case itself
 * counts as following the advice, or as departing from it with the reasons of the decision.
 */
export async function wishesFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (event.what === 'decision_taken') return decidedOnCase(act, event)
  if (event.what !== 'withdrawn' && event.what !== 'step_completed') return
  const { file, state } = event.opened as OpenedCase
  if (state.end === null) return
  const applications = await applicationsOfCase(act.db, file.id)
  const lists = await wishesOfApplications(
    act.db,
    applications.map(({ id }) => id),
  )
  for (const { id, left_as, outcome } of lists)
    if (left_as === null && outcome === null) await updateWish(act.db, id, { left_as: 'withdrawn' })
}

async function decidedOnCase(act: Act, event: DomainEvent): Promise<void> {
  const { file } = event.opened as OpenedCase
  const happened = event.event as CaseEvent
  if (happened.type !== 'decision_taken') return
  const { decisionId } = happened.data
  const applications = await applicationsOfCase(act.db, file.id)
  const lists = await wishesOfApplications(
    act.db,
    applications.map(({ id }) => id),
  )
  const open = lists.filter((wish) => isForDecision(wish) && wish.decided_as === null)
  if (open.length === 0) return
  const decision = (await decisionsOf(act.db, file.id)).find(({ id }) => id === decisionId)
  if (!decision) return
  for (const wish of open) {
    const follows = decision.says_no === (wish.advised_cents === null)
    await updateWish(act.db, wish.id, {
      decided_as: follows ? 'followed' : 'deviated',
      deviation: follows ? null : decision.reasons,
      decision_id: decisionId,
      decided_at: act.now,
    })
    await closeWhenDecided(act, wish.round_id)
  }
}
