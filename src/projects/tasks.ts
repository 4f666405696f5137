import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import { deskTexts } from './desk-texts.ts'
import type { DeskWork, DueTask } from './desk-work.ts'
import { isOver } from './rules.ts'
import { texts } from './texts.ts'

/** What waits in projects for who is signed in: plans to look at, to change, to publish, and projects to go on with. */
export function projectTasks(
  { actor, locale }: Pick<Act, 'actor' | 'locale'>,
  { projects, plans, isOwn, isLeaderless }: DeskWork,
): readonly DueTask[] {
  const t = deskTexts(locale).home
  const words = texts(locale)
  return projects.flatMap((project): readonly DueTask[] => {
    const { id, number, title, state } = project
    const plan = plans.get(id)
    const task = (name: string, href: string, tone: 'wait' | 'active' | 'good'): DueTask => ({
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
    if (isLeaderless(project)) return [task(t.leaderless(title), paths.deskProject(number), 'wait')]
    if (!isOwn(project)) return []
    if (plan?.state === 'returned')
      return [task(t.returned(title), paths.deskProjectPart(number, 'plan'), 'wait')]
    if (plan?.state === 'agreed') return [task(t.publish(title), paths.deskProject(number), 'good')]
    if (state === 'preparing' || state === 'answering' || plan?.state === 'draft')
      return [task(t.begin(title), paths.deskProject(number), 'active')]
    return []
  })
}
