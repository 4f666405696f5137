import type { Actor } from '../kit/actor.ts'
import { hasAnyRole, hasRole } from '../people/index.ts'

/** Keeps the lists of a jury, plans its rounds and enters paper: the initiative team, of which one is its secretary. */
export const mayServe = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['team_member', 'coordinator'])

/** Is in the jury of this area. */
export const isJuror = (actor: Actor, areaId: string): boolean =>
  actor.roles.some(
    ({ role, scopeKind, scopeId }) => role === 'jury_member' && scopeKind === 'area' && scopeId === areaId,
  )

/** Decides on what the jury of this area advises. */
export const mayDecideOnAdvice = (actor: Actor, areaId: string): boolean =>
  actor.isSystem || hasRole(actor, 'area_manager', { kind: 'area', id: areaId })

/**
 * Sees the list of a round with everything that jurors see; nobody sees contact or bank data there. Who keeps the books
 * does not: to them a plan that is not public is its number (decision 0033).
 */
export const maySeeRound = (actor: Actor, areaId: string): boolean =>
  mayServe(actor) || isJuror(actor, areaId) || mayDecideOnAdvice(actor, areaId)
