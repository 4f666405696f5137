import type { OpenedCase } from '../cases/index.ts'
import { applicationsOfCase } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { updateWish, wishesOfApplications } from './store.ts'

/** A wish whose case is over before the jury said something leaves the list. */
export async function wishesFollowCase(act: Act, event: DomainEvent): Promise<void> {
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
