import type { Actor } from '../kit/actor.ts'
import { hasAnyRole } from '../people/index.ts'

/** Keeps the books of a ceiling: the fund manager, of the whole city or of the area of this ceiling. */
export const mayKeepBooks = (actor: Actor, areaId: string | null): boolean =>
  actor.isSystem ||
  actor.roles.some(
    ({ role, scopeKind, scopeId }) =>
      role === 'fund_manager' &&
      (scopeKind === 'city' || (scopeKind === 'area' && areaId !== null && scopeId === areaId)),
  )

/** Publishes schemes. */
export const mayPublishSchemes = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['administrator'])
