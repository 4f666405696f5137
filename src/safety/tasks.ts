import type { Act } from '../kit/act.ts'
import { dayOf, formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { mayEnter } from '../people/index.ts'
import type { Task } from '../ui/task-list/task-list.tsx'
import { incidentTexts } from './incident-texts.ts'
import { keepsIncidents, mayModerate } from './rights.ts'
import { answerBy, maySettle } from './rules.ts'
import { type WaitingIncident, type WaitingObjection, waitingFor } from './store.ts'
import { texts } from './texts.ts'

/** What waits on the desk. */
export interface SafetyTasks {
  /** Objections to blocks that this person can decide about. */
  readonly blocks: readonly Task[]
  /** Incidents that they follow up; for coordinators also those that nobody does. */
  readonly incidents: readonly Task[]
}

/** What waits for an official, whatever their role: one statement. */
export async function safetyTasks(act: Act): Promise<SafetyTasks> {
  const { actor, now } = act
  if (actor.personId === null || !mayEnter('staff', actor)) return { blocks: [], incidents: [] }
  const waiting = await waitingFor(act.db, actor.personId, {
    ...{ objections: mayModerate(actor), unassigned: keepsIncidents(actor), today: dayOf(now) },
  })
  return {
    blocks: waiting.flatMap((one) =>
      one.what === 'block' && maySettle(actor, one) ? [objectionTask(act, one)] : [],
    ),
    incidents: waiting.flatMap((one) => (one.what === 'incident' ? [incidentTask(act, one)] : [])),
  }
}

function objectionTask({ locale, municipality, now }: Act, one: WaitingObjection): Task {
  const t = texts(locale).desk
  const day = answerBy(one.objected_at, municipality.safety.answer_days)
  return {
    ...{ key: `block ${one.id}`, title: t.task(one.name ?? t.nameless), href: paths.block(one.id) },
    ...{ facts: [one.about] },
    status: {
      label: t.answerBy(formatDay(day, locale, 'day_month')),
      tone: day < dayOf(now) ? 'bad' : 'wait',
    },
  }
}

function incidentTask({ locale, now }: Act, { nr, kind, follow_up_on }: WaitingIncident): Task {
  const t = incidentTexts(locale)
  return {
    ...{ key: `incident ${nr}`, href: paths.incident(nr), facts: [t.kinds[kind]] },
    title: follow_up_on === null ? t.desk.unassigned(nr) : t.desk.task(nr),
    status:
      follow_up_on === null
        ? { label: t.list.nobody, tone: 'bad' }
        : {
            label: t.desk.by(formatDay(follow_up_on, locale, 'day_month')),
            tone: follow_up_on < dayOf(now) ? 'bad' : 'wait',
          },
  }
}
