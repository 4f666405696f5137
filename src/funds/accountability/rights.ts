import type { Actor } from '../../kit/actor.ts'
import { holdsAt, type MoneyPlace, mayKeepBooks } from '../rights.ts'
import type { Scheme } from '../schema.ts'

/** Assesses an account and signs what the grant is settled at: who decides under the scheme, and who keeps the books. */
export const mayAssess = (actor: Actor, scheme: Pick<Scheme, 'decided_by'>, place: MoneyPlace): boolean =>
  mayKeepBooks(actor, place.areaId) || holdsAt(actor, scheme.decided_by.roles, place)
