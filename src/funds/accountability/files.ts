import { attachmentsOfFile, openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { applicationWithScheme } from '../payments/actions/accounts.ts'
import { applicationsOfCase } from '../store.ts'
import { mayAssess } from './rights.ts'

/** Whether a file came with an account of a grant that the actor assesses: receipts are looked at without the plan. */
export async function mayReadForAccount(act: Act, fileId: string): Promise<boolean> {
  if (act.actor.roles.length === 0) return false
  for (const { case_id, event_id } of await attachmentsOfFile(act.db, fileId)) {
    const { events } = await openedCase(act, case_id)
    if (!events.some(({ id, type }) => id === event_id && type === 'account_sent')) continue
    for (const { id } of await applicationsOfCase(act.db, case_id)) {
      const { scheme, place } = await applicationWithScheme(act, id)
      if (mayAssess(act.actor, scheme, place)) return true
    }
  }
  return false
}
