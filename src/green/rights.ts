import { isTeam } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { Forbidden } from '../kit/errors.ts'
import { isCaseworker, personById } from '../people/index.ts'

/** Works on simple green: the department that does it, and the team. */
export async function worksOnGreen(act: Act): Promise<boolean> {
  const { actor, municipality } = act
  if (actor.isSystem || isTeam(actor)) return true
  if (actor.personId === null || !isCaseworker(actor)) return false
  return (await personById(act.db, actor.personId))?.department === municipality.green.department
}

/** @throws Forbidden for who does not work on simple green */
export async function mustWorkOnGreen(act: Act): Promise<void> {
  if (!(await worksOnGreen(act))) throw new Forbidden()
}
