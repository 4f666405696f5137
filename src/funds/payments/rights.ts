import type { Actor } from '../../kit/actor.ts'
import { holdsAt, holdsFor, type MoneyPlace, mayKeepBooks } from '../rights.ts'
import type { Scheme } from '../schema.ts'
import { paymentRules } from './rules.ts'

/** Checks account holder and power to sign: whoever the scheme names, and who keeps the books. */
export const mayCheckAccount = (actor: Actor, scheme: Pick<Scheme, 'payment'>, place: MoneyPlace): boolean =>
  mayKeepBooks(actor, place.areaId) || holdsAt(actor, paymentRules(scheme).checked_by, place)

/**
 * Approves what somebody else prepared: another fund manager, or the coordinator. For every ceiling that a batch pays
 * from; `areaIds` are the areas of these, null for one of the whole city.
 */
export const mayApprovePayments = (actor: Actor, areaIds: readonly (string | null)[]): boolean =>
  actor.isSystem || approvesFor(actor.roles, areaIds)

/** The same, of the roles of somebody who is not acting now. */
export const approvesFor = (roles: Actor['roles'], areaIds: readonly (string | null)[]): boolean =>
  areaIds.every((areaId) =>
    holdsFor({ roles }, ['fund_manager', 'coordinator'], areaId === null ? [] : [areaId]),
  )
