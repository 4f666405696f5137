import type { Act } from '../kit/act.ts'
import type { Day } from '../kit/dates.ts'
import { hasRole, peopleWithRoles } from '../people/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { allProjects, newestPlans, type Project, projectsWith } from './store.ts'

/** A line of the desk; `due` is the last day of what was promised, also when that day is past. */
export interface DueTask extends Task {
  readonly due?: Day | null
}

/** All projects as the desk of one person looks at them, read once for every list of what waits. */
export interface DeskWork {
  readonly projects: readonly Project[]
  readonly plans: Awaited<ReturnType<typeof newestPlans>>
  /** Whether who is signed in works on it: leads it, or stands with it as a colleague. */
  readonly isOwn: (project: Pick<Project, 'id' | 'leader_id'>) => boolean
  /** Whether nobody leads it any more who may. */
  readonly isLeaderless: (project: Pick<Project, 'leader_id'>) => boolean
}

/** What the desk of who is signed in has to know of projects. */
export async function deskWork({ actor, db }: Pick<Act, 'actor' | 'db'>): Promise<DeskWork> {
  const [projects, plans, besides, leaders] = await Promise.all([
    allProjects(db),
    newestPlans(db),
    projectsWith(db, actor.personId ?? ''),
    peopleWithRoles(db, 'project_leader'),
  ])
  const leads = hasRole(actor, 'project_leader')
  return {
    projects,
    plans,
    isLeaderless: ({ leader_id }) => !leaders.some(({ id }) => id === leader_id),
    isOwn: ({ id, leader_id }) => leads && (leader_id === actor.personId || besides.includes(id)),
  }
}
