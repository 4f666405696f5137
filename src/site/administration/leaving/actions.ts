import { handOverAdvice, handOverCase } from '../../../cases/index.ts'
import { handOverPromise } from '../../../commitments/index.ts'
import { type Act, inTransaction } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { handOverMeeting } from '../../../meetings/index.ts'
import { endWork } from '../../../people/index.ts'
import { handOverProject, leaveProjectTeams } from '../../../projects/index.ts'
import { leaveSeats } from '../../../weighings/index.ts'
import { inventoryOf } from './inventory.ts'
import { type Choice, plannedLeaveOf, settlePlan } from './store.ts'
import { texts } from './texts.ts'

/**
 * Hands over all that somebody leaves behind and ends their work, in one transaction: everything or nothing. What came
 * in meanwhile, and nobody chose an owner for, stops it: no running case is ever without owner, and no project without
 * somebody who leads it.
 */
export async function leaveWork(
  act: Act,
  input: { readonly personId: string; readonly choices: readonly Choice[]; readonly restToId: string },
): Promise<void> {
  const { personId: fromId, restToId } = input
  await inTransaction(act, async (act) => {
    for (const { kind, id, toId } of input.choices) {
      if (kind === 'case') await handOverCase(act, { caseId: id, fromId, toId })
      if (kind === 'project') await handOverProject(act, { projectId: id, fromId, toId })
      if (kind === 'promise') await handOverPromise(act, { commitmentId: id, fromId, toId })
      if (kind === 'advice') await handOverAdvice(act, { adviceId: id, fromId, toId })
      if (kind === 'meeting') await handOverMeeting(act, { meetingId: id, fromId, toId })
    }
    const { things } = await inventoryOf(act, fromId)
    if (things.length > 0) throw new Conflict(texts(act.locale).stillOwns(things.length))
    await leaveSeats(act, fromId)
    await leaveProjectTeams(act, fromId)
    await endWork(act, { personId: fromId, toId: restToId })
    const plan = await plannedLeaveOf(act.db, fromId, true)
    if (plan) await settlePlan(act.db, plan.id, 'done', act.now)
  })
}
