import { mayHandle, openedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { plansOfList } from './store.ts'

/** Whether the actor may open a scanned list of signatures: who works on its plan, for it has names. */
export async function mayReadSupportList(act: Act, fileId: string): Promise<boolean> {
  for (const caseId of await plansOfList(act.db, fileId))
    if (mayHandle(act.actor, (await openedCase(act, caseId)).relations)) return true
  return false
}
