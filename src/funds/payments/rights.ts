import type { Actor } from '../../kit/actor.ts'
import { hasAnyRole, isRole, type Role } from '../../people/index.ts'
import { mayKeepBooks } from '../rights.ts'
import type { Scheme } from '../schema.ts'
import { paymentRules } from './rules.ts'

/** Checks account holder and power to sign: whoever the scheme names, and who keeps the books. */
export const mayCheckAccount = (
  actor: Actor,
  scheme: Pick<Scheme, 'payment'>,
  areaId: string | null,
): boolean =>
  mayKeepBooks(actor, areaId) || hasAnyRole(actor, paymentRules(scheme).checked_by.filter(isKnownRole))

const isKnownRole = (role: string): role is Role => isRole(role)

/** Approves what somebody else prepared: another fund manager, or the coordinator. */
export const mayApprovePayments = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['fund_manager', 'coordinator'])
