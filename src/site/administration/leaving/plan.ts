import type { Act } from '../../../kit/act.ts'
import { inTransaction } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { Conflict, Forbidden } from '../../../kit/errors.ts'
import { hasRole, mustNotBeLastAdministrator, personById } from '../../../people/index.ts'
import { leaveWork } from './actions.ts'
import { inventoryOf, takersOf } from './inventory.ts'
import { tellPlan, tellStuck } from './mails.ts'
import { ownerOnTheDay, type ThingKind } from './rules.ts'
import * as store from './store.ts'

function mustAdminister(act: Act): void {
  if (!act.actor.isSystem && !hasRole(act.actor, 'administrator')) throw new Forbidden()
}

/** Plans that somebody leaves on a day to come, or changes that plan. Who leaves and who takes over hear of it. */
export async function planLeave(
  act: Act,
  input: {
    readonly personId: string
    readonly fromDay: Day
    readonly choices: readonly store.Choice[]
    readonly restToId: string
  },
): Promise<void> {
  mustAdminister(act)
  const { personId, fromDay, choices, restToId } = input
  await inTransaction(act, async (act) => {
    await mustNotBeLastAdministrator(act, personId)
    const earlier = await store.plannedLeaveOf(act.db, personId, true)
    await store.keepPlan(act.db, {
      person_id: personId,
      from_day: fromDay,
      choices,
      rest_to_id: restToId,
      planned_by: act.actor.personId,
      planned_at: act.now,
    })
    const plan = await store.plannedLeaveOf(act.db, personId)
    if (plan) await tellPlan(act, plan, earlier)
  })
}

/** Calls it off: everything stays as it is. */
export async function cancelLeave(act: Act, personId: string): Promise<void> {
  mustAdminister(act)
  await inTransaction(act, async (act) => {
    const plan = await store.plannedLeaveOf(act.db, personId, true)
    if (!plan) return
    await store.settlePlan(act.db, plan.id, 'cancelled', act.now)
    await tellPlan(act, null, plan)
  })
}

/** Everybody whose day has come leaves; one who cannot keeps nobody else waiting, and is tried again. */
export async function leaveToday(act: Act): Promise<void> {
  const today = dayOf(act.now)
  const failed: unknown[] = []
  for (const { person_id, from_day } of await store.plannedLeaves(act.db)) {
    if (from_day > today) continue
    await leaveAsPlanned(act, person_id).catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw new AggregateError(failed)
}

async function leaveAsPlanned(act: Act, personId: string): Promise<void> {
  try {
    await inTransaction(act, async (act) => {
      const plan = await store.plannedLeaveOf(act.db, personId, true)
      if (!plan || plan.from_day > dayOf(act.now)) return
      const inventory = await inventoryOf(act, personId)
      const agreed = new Map(plan.choices.map(({ kind, id, toId }) => [`${kind} ${id}`, toId]))
      const restToId = plan.rest_to_id
      const toWhom = (
        agreedId: string | null,
        suggestedId: string | null,
        kinds: readonly ThingKind[],
      ): string => {
        const colleagueIds = takersOf(inventory, kinds).map(({ id }) => id)
        const next = ownerOnTheDay({ agreedId, suggestedId, restToId, colleagueIds })
        if (next === null) throw new Conflict('Nobody is here to take over')
        return next
      }
      await leaveWork(act, {
        personId,
        choices: inventory.things.map(({ kind, id, suggestedId }) => ({
          ...{ kind, id },
          toId: toWhom(agreed.get(`${kind} ${id}`) ?? null, suggestedId, [kind]),
        })),
        restToId: toWhom(restToId, null, []),
      })
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    await inTransaction(act, async (act) => {
      const plan = await store.plannedLeaveOf(act.db, personId)
      const person = await personById(act.db, personId)
      if (plan && person && (await store.markStuck(act.db, plan.id, dayOf(act.now))))
        await tellStuck(act, person)
    })
  }
}
