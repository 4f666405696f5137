import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { announce } from '../kit/events.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { projectsByIds } from '../projects/index.ts'
import { isOpen } from './rules.ts'
import { deleteWaitingBefore, openedBetween } from './store.ts'

const day = 24 * 60 * 60 * 1000
/** The worker may have been away; what opened longer ago is no news. */
const newsDays = 3

/** Tells that people can take part since today. Safe to repeat: what was told stands there already. */
export async function tellOpened(act: Act): Promise<void> {
  const today = dayOf(act.now)
  await inTransaction(act, async (act) => {
    const opened = await openedBetween(act.db, addDays(today, -newsDays), today)
    const ids = opened.map(({ project_id }) => project_id)
    const projects = new Map((await projectsByIds(act.db, ids)).map((project) => [project.id, project]))
    for (const activity of opened)
      if (isOpen(activity, projects.get(activity.project_id)?.state ?? '', today))
        await announce(act, { type: 'made_public', kind: 'activity_opened', thing: activity.id })
  })
}

export const activityJobs: Jobs = {
  tell_opened_activities: (act) => tellOpened(act),
  forget_unconfirmed_contributions: (act) =>
    deleteWaitingBefore(
      act.db,
      new Date(act.now.getTime() - act.municipality.front_door.keep_unconfirmed_days * day),
    ),
}

/** Times in UTC. */
export const activitySchedules: readonly Schedule[] = [
  { job: 'tell_opened_activities', pattern: '10 * * * *' },
  { job: 'forget_unconfirmed_contributions', pattern: '50 2 * * *' },
]
