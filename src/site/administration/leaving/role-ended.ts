import { type Act, inTransaction } from '../../../kit/act.ts'
import { system } from '../../../kit/actor.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import {
  absencesByEndedRole,
  actorOf,
  insertAbsence,
  isStaff,
  officerRoster,
  peopleWithRoles,
  personById,
} from '../../../people/index.ts'
import { inventoryOf } from './inventory.ts'
import { tellRoleEnded } from './mails.ts'

/** Who stands in does so until the work was handed over; a year is longer than that takes, in days. */
const longest = 366

/**
 * The municipality's provider gives somebody no role of an official any more. What they own stays theirs by name, for
 * nobody chose who gets it; but from this moment a coordinator stands in for them, and is asked to hand it over
 * (decision 0028). Told once; when they get a role again it is as if nothing happened.
 */
export async function roleEnded(given: Act, personId: string): Promise<void> {
  await inTransaction({ ...given, actor: system }, async (act) => {
    if (isStaff(await actorOf(act.db, personId))) return
    const person = await personById(act.db, personId)
    const { things } = await inventoryOf(act, personId)
    const isOnRoster = [...(await officerRoster(act.db)).values()].includes(personId)
    if (!person || (things.length === 0 && !isOnRoster)) return
    if ((await absencesByEndedRole(act.db)).some(({ person_id }) => person_id === personId)) return
    const today = dayOf(act.now)
    await insertAbsence(
      act.db,
      {
        person_id: personId,
        substitute_id: await standIn(act, personId),
        first_day: today,
        last_day: addDays(today, longest),
      },
      act.now,
      'role_ended',
    )
    await tellRoleEnded(act, person, things.length)
  })
}

async function standIn(act: Act, personId: string): Promise<string | null> {
  for (const role of ['coordinator', 'team_member', 'administrator'] as const)
    for (const { id } of await peopleWithRoles(act.db, role)) if (id !== personId) return id
  return null
}
