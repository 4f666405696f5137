import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { forgetUnconfirmed, remindUnconfirmed } from './confirm.ts'

export const frontDoorJobs: Jobs = {
  remind_unconfirmed_ideas: remindUnconfirmed,
  forget_unconfirmed_ideas: forgetUnconfirmed,
}

/** Times in UTC: the reminder comes in the morning, forgetting is for the night. */
export const frontDoorSchedules: readonly Schedule[] = [
  { job: 'remind_unconfirmed_ideas', pattern: '30 7 * * *' },
  { job: 'forget_unconfirmed_ideas', pattern: '40 2 * * *' },
]
