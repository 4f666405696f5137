import { activityTasks } from '../../../activities/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { reportTasks } from '../../../participation-reports/index.ts'
import { paths } from '../../../paths.ts'
import {
  type DueTask,
  deskWork,
  mayReadProjects,
  projectDeskTexts,
  projectTasks,
} from '../../../projects/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { dueOrder } from './rules.ts'
import { dueBadge } from './shared.tsx'

/** What waits in projects for who is signed in, what is late on top. */
export async function participationWork(act: Act): Promise<readonly DueTask[]> {
  const work = await deskWork(act)
  const [inActivities, reports] = await Promise.all([activityTasks(act, work), reportTasks(act, work)])
  const today = dayOf(act.now)
  const order = (task: DueTask): number =>
    dueOrder({ due: task.due ?? null, waits: task.status?.tone === 'wait' }, today)
  return [...inActivities, ...projectTasks(act, work), ...reports].sort(
    (one, other) => order(one) - order(other) || lastDay(one).localeCompare(lastDay(other)),
  )
}

const lastDay = ({ due }: DueTask): Day => due ?? '9999-12-31'

/** What waits in projects, and the way to all of them for who may read them. */
export function ParticipationSection({
  act,
  tasks,
}: {
  readonly act: Act
  readonly tasks: readonly DueTask[]
}) {
  const t = projectDeskTexts(act.locale).home
  const today = dayOf(act.now)
  return (
    <Section
      title={t.title}
      {...(mayReadProjects(act.actor) ? { more: { href: paths.deskProjects(), label: t.all } } : {})}
    >
      {tasks.length > 0 ? (
        <TaskList
          tasks={tasks.map(({ due, ...task }) =>
            due === undefined ? task : { ...task, status: dueBadge(due, today, act.locale) },
          )}
        />
      ) : (
        <p>{t.none}</p>
      )}
    </Section>
  )
}
