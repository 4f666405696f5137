import type { Actor } from '../kit/actor.ts'
import { hasAnyRole } from '../people/index.ts'

/** Keeps the books of a ceiling: the fund manager, of the whole city or of the area of this ceiling. */
export const mayKeepBooks = (actor: Actor, areaId: string | null): boolean =>
  actor.isSystem || holdsFor(actor, ['fund_manager'], areaId === null ? [] : [areaId])

/** Where the money of a plan is: the area of its ceiling, null for the whole city, and the areas the plan lies in. */
export interface MoneyPlace {
  readonly areaId: string | null
  readonly areaIds: readonly string[]
}

/** Has one of these roles there: for the whole city, or for an area of the plan or of its ceiling. */
export const holdsAt = (actor: Actor, roles: readonly string[], { areaId, areaIds }: MoneyPlace): boolean =>
  holdsFor(actor, roles, areaId === null ? areaIds : [areaId, ...areaIds])

/** Has one of these roles for the whole city or for one of these areas; a role for another area does not count. */
export const holdsFor = (
  actor: Pick<Actor, 'roles'>,
  roles: readonly string[],
  areaIds: readonly string[],
): boolean =>
  actor.roles.some(
    ({ role, scopeKind, scopeId }) =>
      roles.includes(role) &&
      (scopeKind === 'city' || (scopeKind === 'area' && scopeId !== null && areaIds.includes(scopeId))),
  )

/** Publishes schemes. */
export const mayPublishSchemes = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['administrator'])
