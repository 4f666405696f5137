import { type CaseRelations, mayHandle, maySeeParties, type OpenedCase } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { Actor } from '../kit/actor.ts'
import { Forbidden, NotFound } from '../kit/errors.ts'
import { hasRole } from '../people/index.ts'
import { projectsOfPromises } from './store/projects.ts'
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

/** Whether this reader sees a promise, reports on it, and reads who promised it by name. */
export interface PromiseDoors {
  readonly maySee: boolean
  readonly mayReport: boolean
  readonly seesNames: boolean
}

/** The doors of a promise. What belongs to a project is for everyone; who leads that project reports on it too. */
export async function doorsOf(
  act: Pick<Act, 'db' | 'actor'>,
  commitment: Commitment,
  opened: OpenedCase | null,
): Promise<PromiseDoors> {
  const { actor } = act
  if (opened === null) {
    const project = (await projectsOfPromises(act.db, [commitment])).get(commitment.project_id ?? '')
    const leads =
      hasRole(actor, 'project_leader') && actor.personId !== null && project?.leader_id === actor.personId
    const reports = actor.isSystem || leads || isOwner(actor, commitment)
    return { maySee: commitment.case_public, mayReport: reports, seesNames: reports }
  }
  const reports = mayReport(actor, commitment, opened.relations)
  return {
    maySee: maySeeCommitment(actor, commitment, opened.relations),
    mayReport: reports,
    seesNames: reports || maySeeParties(actor, opened.relations),
  }
}

/** @throws NotFound for who does not see it, Forbidden for who does not report on it */
export async function mustReport(
  act: Pick<Act, 'db' | 'actor'>,
  commitment: Commitment,
  opened: OpenedCase | null,
): Promise<void> {
  const doors = await doorsOf(act, commitment, opened)
  if (!doors.maySee) throw new NotFound()
  if (!doors.mayReport) throw new Forbidden()
}
