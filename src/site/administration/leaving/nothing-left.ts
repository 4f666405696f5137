import { deskCases } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import { isStaff, peopleWithRoles } from '../../../people/index.ts'
import { isOverProject, projectsLedBy } from '../../../projects/index.ts'
import { texts } from './texts.ts'

/**
 * The last role as official ends only when no running case would be left without owner, and that of a project leader
 * when they lead no project.
 */
export async function mustLeaveNothing(act: Act, grantId: string): Promise<void> {
  const member = (await peopleWithRoles(act.db)).find(({ grants }) => grants.some(({ id }) => id === grantId))
  if (!member) return
  const rest = { ...act.actor, roles: member.grants.filter(({ id }) => id !== grantId) }
  const stillLeads = rest.roles.some(({ role }) => role === 'project_leader')
  if (!stillLeads && member.grants.some(({ role }) => role === 'project_leader')) {
    const led = (await projectsLedBy(act.db, member.id)).filter(({ state }) => !isOverProject(state))
    if (led.length > 0) throw new Conflict(texts(act.locale).leadsProjects(led.length))
  }
  if (isStaff(rest)) return
  const owned = await deskCases(act.db, { ownerId: member.id }, { limit: 100 })
  if (owned.length > 0) throw new Conflict(texts(act.locale).ownsCases(owned.length))
}
