import { maySee, maySeeParties, openedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { initiativesOfPhoto } from './store.ts'

/** Whether the actor may load a photo because it stands, or will stand, with an initiative they may see. */
export async function mayReadInitiativePhoto(act: Act, fileId: string): Promise<boolean> {
  for (const { case_id: caseId, listed, proposed } of await initiativesOfPhoto(act.db, fileId)) {
    if (listed) return true
    const { relations } = await openedCase(act, caseId)
    if (proposed ? maySeeParties(act.actor, relations) : maySee(act.actor, relations)) return true
  }
  return false
}
