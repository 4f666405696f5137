import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { mayEnter } from '../people/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { incidentTexts } from './incident-texts.ts'
import { keepsIncidents, mayModerate } from './rights.ts'
import { answerBy, maySettle } from './rules.ts'
import { incidentsFor, openObjections } from './store.ts'
import { texts } from './texts.ts'

/** Objections to blocks that this person can decide about. */
export async function blockTasks(act: Act): Promise<readonly Task[]> {
  const { actor, locale, municipality, now } = act
  if (!mayModerate(actor)) return []
  const t = texts(locale).desk
  const today = dayOf(now)
  const open = await openObjections(act.db, today)
  return open.flatMap((block): readonly Task[] => {
    if (!maySettle(actor, block) || block.objected_at === null) return []
    const day = answerBy(block.objected_at, municipality.safety.answer_days)
    return [
      {
        ...{ key: `block ${block.id}`, title: t.task(block.name ?? t.nameless), href: paths.block(block.id) },
        ...{ facts: [block.about] },
        status: {
          label: t.answerBy(formatDay(day, locale, 'day_month')),
          tone: day < today ? 'bad' : 'wait',
        },
      },
    ]
  })
}

/** Incidents that this person follows up; for coordinators also those that nobody does. */
export async function incidentTasks(act: Act): Promise<readonly Task[]> {
  const { actor, locale, now } = act
  if (actor.personId === null || !mayEnter('staff', actor)) return []
  const t = incidentTexts(locale)
  const today = dayOf(now)
  const open = await incidentsFor(act.db, actor.personId, keepsIncidents(actor))
  return open.map(({ nr, kind, follow_up_on }) => ({
    ...{ key: `incident ${nr}`, href: paths.incident(nr), facts: [t.kinds[kind]] },
    title: follow_up_on === null ? t.desk.unassigned(nr) : t.desk.task(nr),
    status:
      follow_up_on === null
        ? { label: t.list.nobody, tone: 'bad' as const }
        : {
            label: t.desk.by(formatDay(follow_up_on, locale, 'day_month')),
            tone: follow_up_on < today ? ('bad' as const) : ('wait' as const),
          },
  }))
}
