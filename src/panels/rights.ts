import type { Act } from '../kit/act.ts'
import { Forbidden, NotFound } from '../kit/errors.ts'
import { hasAnyRole, hasRole } from '../people/index.ts'
import { projectById } from '../projects/index.ts'
import { lockPanel, type Panel } from './store.ts'

/** Makes groups, and asks them for advice: who leads projects and who advises on participation. */
export const mayMakePanels = ({ actor }: Pick<Act, 'actor'>): boolean =>
  actor.isSystem || hasAnyRole(actor, ['project_leader', 'participation_adviser'])

/**
 * Serves a group: chooses members, invites, enters what it advises. Every participation adviser; of the project leaders
 * who answers for it, or leads its project.
 */
export async function mayServe(act: Pick<Act, 'actor' | 'db'>, panel: Panel): Promise<boolean> {
  const { actor, db } = act
  if (actor.isSystem || hasRole(actor, 'participation_adviser')) return true
  if (!hasRole(actor, 'project_leader') || actor.personId === null) return false
  if (panel.owner_id === actor.personId) return true
  const project = panel.project_id === null ? null : await projectById(db, panel.project_id)
  return project?.leader_id === actor.personId
}

/** Answers an advice: who asked for it, and who serves the group. */
export const mayAnswer = async (
  act: Pick<Act, 'actor' | 'db'>,
  panel: Panel,
  request: { readonly asked_by: string | null },
): Promise<boolean> =>
  (mayMakePanels(act) && act.actor.personId !== null && act.actor.personId === request.asked_by) ||
  mayServe(act, panel)

/** The group, locked. */
export async function lockedPanel(act: Pick<Act, 'db'>, id: string): Promise<Panel> {
  const panel = await lockPanel(act.db, id)
  if (!panel) throw new NotFound('panel')
  return panel
}

/** The group, locked, for who serves it. @throws Forbidden for anybody else */
export async function panelToServe(act: Act, id: string): Promise<Panel> {
  const panel = await lockedPanel(act, id)
  if (!(await mayServe(act, panel))) throw new Forbidden()
  return panel
}
