import type { Act } from '../kit/act.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import type { DeskWork, DueTask } from '../projects/index.ts'
import { waitingReports } from './store.ts'
import { texts } from './texts.ts'

/** Reports that wait for who is signed in: to look at, to change, to publish. */
export async function reportTasks(
  { actor, db, locale }: Pick<Act, 'actor' | 'db' | 'locale'>,
  { projects, isOwn }: DeskWork,
): Promise<readonly DueTask[]> {
  const t = texts(locale).desk
  const byId = new Map(projects.map((project) => [project.id, project]))
  return (await waitingReports(db)).flatMap(({ project_id, state }): readonly DueTask[] => {
    const project = byId.get(project_id)
    if (!project || state === 'draft' || state === 'published') return []
    if (state === 'review' ? !hasRole(actor, 'participation_adviser') : !isOwn(project)) return []
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
