import { isTeam } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { LoanItem } from './store.ts'

/** The team lends everything out; members of an organisation what is theirs. */
export const mayLend = (actor: Actor, { organisation_id }: Pick<LoanItem, 'organisation_id'>): boolean =>
  actor.isSystem ||
  isTeam(actor) ||
  (organisation_id !== null && actor.organisationIds.includes(organisation_id))

/** Whether somebody may be a lender at all. */
export const canLend = (actor: Actor): boolean => isTeam(actor) || actor.organisationIds.length > 0
