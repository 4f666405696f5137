import type { Act } from '../kit/act.ts'
import type { Actor } from '../kit/actor.ts'
import { dayOf } from '../kit/dates.ts'
import { hasAnyRole, hasRole } from '../people/index.ts'
import type { Jury } from './jury.ts'
import { sitsOn } from './rules.ts'

/** Keeps the lists of a jury, plans its rounds and enters paper: the initiative team, of which one is its secretary. */
export const mayServe = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['team_member', 'coordinator'])

/** Sits in this jury today: the role alone, of a term that is over or has not begun, opens nothing. */
export const isJuror = ({ actor, now }: Pick<Act, 'actor' | 'now'>, jury: Jury): boolean =>
  actor.roles.some(
    ({ role, scopeKind, scopeId }) =>
      role === 'jury_member' && scopeKind === 'area' && scopeId === jury.area.id,
  ) && jury.members.some((member) => member.personId === actor.personId && sitsOn(member, dayOf(now)))

/** Decides on what the jury of this area advises. */
export const mayDecideOnAdvice = (actor: Actor, areaId: string): boolean =>
  actor.isSystem || hasRole(actor, 'area_manager', { kind: 'area', id: areaId })

/**
 * Sees the list of a round with everything that jurors see; nobody sees contact or bank data there. Who keeps the books
 * does not: to them a plan that is not public is its number (decision 0033).
 */
export const maySeeRound = (act: Pick<Act, 'actor' | 'now'>, jury: Jury): boolean =>
  mayServe(act.actor) || isJuror(act, jury) || mayDecideOnAdvice(act.actor, jury.area.id)
