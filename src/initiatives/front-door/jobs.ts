import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { forgetUnconfirmed, remindUnconfirmed } from './confirm.ts'
import { askWhetherItWorkedOut } from './worked-out.ts'

export const frontDoorJobs: Jobs = {
  ask_whether_it_worked_out: askWhetherItWorkedOut,
  remind_unconfirmed_ideas: remindUnconfirmed,
  forget_unconfirmed_ideas: forgetUnconfirmed,
}

/** Times in UTC: the reminder and the question come in the morning, forgetting is for the night. */
export const frontDoorSchedules: readonly Schedule[] = [
  { job: 'remind_unconfirmed_ideas', pattern: '30 7 * * *' },
  { job: 'ask_whether_it_worked_out', pattern: '35 7 * * *' },
  { job: 'forget_unconfirmed_ideas', pattern: '40 2 * * *' },
]
