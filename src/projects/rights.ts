import type { Act } from '../kit/act.ts'
import type { Actor } from '../kit/actor.ts'
import { Forbidden, NotFound } from '../kit/errors.ts'
import { hasAnyRole, hasRole, rolesOf } from '../people/index.ts'
import { lockProject, type Project, peopleOf, projectById } from './store.ts'

/** Reads every project, also those that are being prepared. */
export const mayReadProjects = (actor: Actor): boolean =>
  actor.isSystem || hasAnyRole(actor, ['project_leader', 'participation_adviser'])

export const mayStartProject = (actor: Actor): boolean => actor.isSystem || hasRole(actor, 'project_leader')

/** Works on a project: who leads it, and the colleagues who stand with it. */
export const mayWorkOn = (
  actor: Actor,
  project: Pick<Project, 'leader_id'>,
  people: readonly { readonly person_id: string | null }[],
): boolean =>
  actor.isSystem ||
  (hasRole(actor, 'project_leader') &&
    actor.personId !== null &&
    (project.leader_id === actor.personId || people.some(({ person_id }) => person_id === actor.personId)))

/** Whether who led a project does not any more: then another project leader can take it over. */
export async function isLeaderless(
  act: Pick<Act, 'db'>,
  { leader_id }: Pick<Project, 'leader_id'>,
): Promise<boolean> {
  if (leader_id === null) return true
  return !(await rolesOf(act.db, leader_id)).some(({ role }) => role === 'project_leader')
}

/** Looks at a plan: the participation adviser, never at what they wrote themselves. */
export const mayReview = (
  actor: Actor,
  plan: { readonly changed_by: string | null; readonly submitted_by: string | null },
): boolean =>
  actor.isSystem ||
  (hasRole(actor, 'participation_adviser') &&
    actor.personId !== null &&
    plan.changed_by !== actor.personId &&
    plan.submitted_by !== actor.personId)

/**
 * Looks after what people put in: who works on the project, and the participation adviser, so that it goes on when the
 * leader is away.
 */
export const mayLookAfter = (
  actor: Actor,
  project: Pick<Project, 'leader_id'>,
  people: readonly { readonly person_id: string | null }[],
): boolean => hasRole(actor, 'participation_adviser') || mayWorkOn(actor, project, people)

/** The project, locked, for who looks after what people put in. @throws Forbidden for anybody else */
export async function projectToLookAfter(act: Act, id: string): Promise<Project> {
  await lockProject(act.db, id)
  const project = await projectById(act.db, id)
  if (!project) throw new NotFound('project')
  if (!mayLookAfter(act.actor, project, await peopleOf(act.db, id))) throw new Forbidden()
  return project
}

/** The project, locked, for who works on it. @throws Forbidden for anybody else */
export async function projectToWorkOn(act: Act, id: string): Promise<Project> {
  await lockProject(act.db, id)
  const project = await projectById(act.db, id)
  if (!project) throw new NotFound('project')
  if (!mayWorkOn(act.actor, project, await peopleOf(act.db, id))) throw new Forbidden()
  return project
}
