import type { Actor } from '../../kit/actor.ts'
import { hasAnyRole, isRole, type Role } from '../../people/index.ts'
import { mayKeepBooks } from '../rights.ts'
import type { Scheme } from '../schema.ts'

const isKnownRole = (role: string): role is Role => isRole(role)

/** Assesses an account and signs what the grant is settled at: who decides under the scheme, and who keeps the books. */
export const mayAssess = (actor: Actor, scheme: Pick<Scheme, 'decided_by'>, areaId: string | null): boolean =>
  mayKeepBooks(actor, areaId) || hasAnyRole(actor, scheme.decided_by.roles.filter(isKnownRole))
