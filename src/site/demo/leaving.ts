import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { addWorkingDays, dayOf } from '../../kit/dates.ts'
import { actorOf, personByEmail } from '../../people/index.ts'
import { inventoryOf } from '../administration/leaving/inventory.ts'
import { planLeave } from '../administration/leaving/plan.ts'

const leaveSchema = z.object({
  by: z.email(),
  person: z.email(),
  daysAgo: z.number().int().nonnegative(),
  inWorkingDays: z.number().int().positive(),
})

/** Somebody of the demo city leaves before long; each thing goes to who was suggested. */
export async function loadPlannedLeave(act: Act, input: unknown): Promise<void> {
  const { by, person, daysAgo, inWorkingDays } = leaveSchema.parse(input)
  const idOf = async (email: string): Promise<string> => {
    const found = await personByEmail(act.db, email)
    if (!found) throw new Error(`Nobody in the demo city has the address ${email}`)
    return found.id
  }
  const personId = await idOf(person)
  const now = new Date(act.now.getTime() - daysAgo * 24 * 60 * 60 * 1000)
  const then: Act = { ...act, now, actor: await actorOf(act.db, await idOf(by)) }
  const { things, colleagues } = await inventoryOf(then, personId)
  const restToId = things.find(({ kind }) => kind === 'case')?.suggestedId ?? colleagues[0]?.id ?? ''
  await planLeave(then, {
    personId,
    fromDay: addWorkingDays(dayOf(act.now), inWorkingDays),
    choices: things.map(({ kind, id, suggestedId }) => ({ kind, id, toId: suggestedId ?? restToId })),
    restToId,
  })
}
