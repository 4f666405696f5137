import type { Jobs, Schedule } from '../kit/jobs.ts'
import { deleteWaitingBefore } from './store.ts'

const day = 24 * 60 * 60 * 1000

export const activityJobs: Jobs = {
  forget_unconfirmed_contributions: (act) =>
    deleteWaitingBefore(
      act.db,
      new Date(act.now.getTime() - act.municipality.front_door.keep_unconfirmed_days * day),
    ),
}

/** Times in UTC. */
export const activitySchedules: readonly Schedule[] = [
  { job: 'forget_unconfirmed_contributions', pattern: '50 2 * * *' },
]
