import type { OpenedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { DomainEvent } from '../kit/events.ts'
import { cancelComing } from './actions.ts'

/** Events by which a case can end. */
const ending: readonly unknown[] = ['step_completed', 'withdrawn', 'merged']

/** Nobody is expected at a meeting about something that is over. */
export async function meetingsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  if (!ending.includes(event.what)) return
  const opened = event.opened as OpenedCase
  const { end } = opened.state
  if (end !== null) await cancelComing(act, opened, end)
}
