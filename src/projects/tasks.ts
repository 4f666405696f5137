import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { deskTexts } from './desk-texts.ts'
import { mayReadProjects } from './rights.ts'
import { isOver } from './rules.ts'
import { allProjects, newestPlans, projectsWith } from './store.ts'
import { texts } from './texts.ts'

/** What waits in projects for who is signed in: plans to look at, to change, to publish, and projects to go on with. */
export async function projectTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale } = act
  if (!mayReadProjects(actor)) return []
  const t = deskTexts(locale).home
  const words = texts(locale)
  const [projects, plans, besides] = await Promise.all([
    allProjects(db),
    newestPlans(db),
    projectsWith(db, actor.personId ?? ''),
  ])
  return projects.flatMap((project): readonly Task[] => {
    const { id, number, title, leader_id, state } = project
    const plan = plans.get(id)
    const isOwn = hasRole(actor, 'project_leader') && (leader_id === actor.personId || besides.includes(id))
    const task = (name: string, href: string, tone: 'wait' | 'active' | 'good'): Task => ({
      key: id,
      title: name,
      href,
      facts: [number],
      status: { label: plan ? words.planStates[plan.state] : words.states[state], tone },
    })
    if (isOver(state)) return []
    if (plan?.state === 'review' && hasRole(actor, 'participation_adviser')) {
      const since = plan.submitted_at ? [formatDay(dayOf(plan.submitted_at), locale)] : []
      const found = task(t.review(title), paths.deskProjectPart(number, 'review'), 'wait')
      return [{ ...found, facts: [number, ...since] }]
    }
    if (!isOwn) return []
    if (plan?.state === 'returned')
      return [task(t.returned(title), paths.deskProjectPart(number, 'plan'), 'wait')]
    if (plan?.state === 'agreed') return [task(t.publish(title), paths.deskProject(number), 'good')]
    if (state === 'preparing' || state === 'answering' || plan?.state === 'draft')
      return [task(t.begin(title), paths.deskProject(number), 'active')]
    return []
  })
}
