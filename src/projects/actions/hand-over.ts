import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, Forbidden } from '../../kit/errors.ts'
import { hasRole, peopleWithRoles } from '../../people/index.ts'
import { tellHandedOver, tellLeftTeam } from '../mails.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { by } from './projects.ts'

function mustHandOver({ actor }: Act): void {
  if (!actor.isSystem && !hasRole(actor, 'administrator')) throw new Forbidden()
}

/**
 * Another project leader leads a project from now on, with its activities, surveys and meetings, and with every answer
 * that was promised in it; they hear of it. Where who leaves stood among the people of the project, they stand there.
 */
export async function handOverProject(
  act: Act,
  input: { readonly projectId: string; readonly fromId: string; readonly toId: string },
): Promise<void> {
  mustHandOver(act)
  const { projectId, fromId, toId } = input
  await inTransaction(act, async (act) => {
    await store.lockProject(act.db, projectId)
    const project = await store.projectById(act.db, projectId)
    if (project?.leader_id !== fromId) return
    const isLeader = (await peopleWithRoles(act.db, 'project_leader')).some(({ id }) => id === toId)
    if (!isLeader || toId === fromId) throw new Conflict(texts(act.locale).noLeader)
    await store.updateProject(act.db, projectId, { leader_id: toId }, by(act))
    const stands = (await store.peopleOf(act.db, projectId)).some(({ person_id }) => person_id === toId)
    await store.replacePerson(act.db, projectId, fromId, stands ? null : toId)
    await tellHandedOver(act, project, toId)
  })
}

/**
 * Somebody works no more on the projects of others where they stood among the people: the function stays for who reads
 * the page, and who leads the project is asked to see who has it now.
 */
export async function leaveProjectTeams(act: Act, personId: string): Promise<void> {
  mustHandOver(act)
  await inTransaction(act, async (act) => {
    for (const projectId of await store.projectsWith(act.db, personId)) {
      await store.lockProject(act.db, projectId)
      const project = await store.projectById(act.db, projectId)
      const own = (await store.peopleOf(act.db, projectId)).find(({ person_id }) => person_id === personId)
      if (!project || !own) continue
      await store.replacePerson(act.db, projectId, personId, null)
      if (project.leader_id !== personId) await tellLeftTeam(act, project, own.function)
    }
  })
}
