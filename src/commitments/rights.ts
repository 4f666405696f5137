import { type CaseRelations, mayHandle, maySeeParties } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Commitment } from './store.ts'

/** Owns the promise: in person, or as a member of the organisation that made it. */
export const isOwner = (
  actor: Actor,
  commitment: Pick<Commitment, 'owner_person_id' | 'owner_organisation_id'>,
): boolean =>
  (actor.personId !== null && actor.personId === commitment.owner_person_id) ||
  (commitment.owner_organisation_id !== null &&
    actor.organisationIds.includes(commitment.owner_organisation_id))

/** Promises of municipality and organisations on a public case are for everyone; others for the parties. */
export const maySeeCommitment = (actor: Actor, commitment: Commitment, relations: CaseRelations): boolean =>
  (commitment.for_everyone && relations.isPublic) ||
  isOwner(actor, commitment) ||
  maySeeParties(actor, relations)

/** Reports how it stands: who owns the promise, or who works on the case (someone may call the guide). */
export const mayReport = (actor: Actor, commitment: Commitment, relations: CaseRelations): boolean =>
  isOwner(actor, commitment) || mayHandle(actor, relations)
