import type { Act } from '../../../kit/act.ts'
import { peopleWithRoles } from '../../../people/index.ts'
import { areasAroundIn, type KnownArea } from '../../../places/index.ts'

export interface RoleHere {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly role: string
  /** The area that the role was given for: this one, or one around it. */
  readonly areaId: string
}

/** Who has a role for an area itself, by area. */
export async function rolesOfAreas(act: Act): Promise<(areaId: string) => readonly RoleHere[]> {
  const staff = await peopleWithRoles(act.db)
  const all = staff.flatMap(({ id, name, grants }) =>
    grants.flatMap(({ id: grantId, role, scopeKind, scopeId }) =>
      scopeKind === 'area' && scopeId ? [{ grantId, personId: id, name, role, areaId: scopeId }] : [],
    ),
  )
  return (areaId) => all.filter((one) => one.areaId === areaId)
}

/** Who has a role here: for the area itself or one around it. */
export async function rolesAround(
  act: Act,
  known: readonly KnownArea[],
  areaId: string,
): Promise<readonly RoleHere[]> {
  const of = await rolesOfAreas(act)
  return areasAroundIn(known, areaId).flatMap(of)
}
