import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { hasRole } from '../people/index.ts'
import { mayReadProjects, projectsByIds, projectsWith } from '../projects/index.ts'
import { answerBy } from '../safety/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { deskTexts } from './desk-texts.ts'
import { activitiesToLookAt } from './store.ts'

/**
 * What people put in that waits for this person to look: reported or to be read at their own projects, and to be looked
 * at again where somebody else hid it.
 */
export async function lookingTasks(act: Act): Promise<readonly Task[]> {
  const { actor, db, locale, municipality, now } = act
  const me = actor.personId
  if (!mayReadProjects(actor) || me === null) return []
  const waiting = await activitiesToLookAt(db, me)
  if (waiting.length === 0) return []
  const t = deskTexts(locale).look
  const [found, besides] = await Promise.all([
    projectsByIds(
      db,
      waiting.map(({ project_id }) => project_id),
    ),
    projectsWith(db, me),
  ])
  const projects = new Map(found.map((project) => [project.id, project]))
  return waiting.flatMap(
    ({ activity_id, project_id, slug, title, reported, held, appealed, appealed_at }) => {
      const project = projects.get(project_id)
      if (!project) return []
      const isOwn =
        hasRole(actor, 'project_leader') && (project.leader_id === me || besides.includes(project_id))
      const open = isOwn ? reported + held : 0
      if (open + appealed === 0) return []
      const day = appealed_at ? answerBy(appealed_at, municipality.safety.answer_days) : null
      return [
        {
          ...{ key: `look ${activity_id}`, title: t.task(title), about: project.title },
          href: paths.deskActivityPart(project.number, slug, 'toezicht'),
          facts: [
            ...(isOwn && reported > 0 ? [t.counts.reported(reported)] : []),
            ...(isOwn && held > 0 ? [t.counts.held(held)] : []),
            ...(appealed > 0 ? [t.counts.appealed(appealed)] : []),
          ],
          status: day
            ? {
                label: t.appealBy(formatDay(day, locale, 'day_month')),
                tone: day < dayOf(now) ? ('bad' as const) : ('wait' as const),
              }
            : undefined,
        },
      ]
    },
  )
}
