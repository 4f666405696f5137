import type { Act } from '../kit/act.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import { allProjects, mayReadProjects } from '../projects/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { waitingReports } from './store.ts'
import { texts } from './texts.ts'

/** Reports that wait for who is signed in: to look at, to change, to publish. */
export async function reportTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale } = act
  if (!mayReadProjects(actor)) return []
  const waiting = await waitingReports(db)
  if (waiting.length === 0) return []
  const t = texts(locale).desk
  const projects = new Map((await allProjects(db)).map((project) => [project.id, project]))
  return waiting.flatMap(({ project_id, state }): readonly Task[] => {
    const project = projects.get(project_id)
    if (!project || state === 'draft' || state === 'published') return []
    const isFor =
      state === 'review'
        ? hasRole(actor, 'participation_adviser')
        : hasRole(actor, 'project_leader') && project.leader_id === actor.personId
    if (!isFor) return []
    const { number, title } = project
    const href = state === 'review' ? paths.deskReportReview(number) : paths.deskReport(number)
    return [
      {
        ...{ key: `report ${project_id}`, title: t.task[state](title), href, facts: [number] },
        status: { label: t.states[state], tone: state === 'agreed' ? 'good' : 'wait' },
      },
    ]
  })
}
