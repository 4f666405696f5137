import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { forgetAskedBefore } from './store.ts'

const day = 24 * 60 * 60 * 1000
/** After the last day for an answer, so that who asked sees for a while what came of it. */
const keptDays = 28

export const coApplicantJobs: Jobs = {
  forget_unanswered_co_applicants: (act) =>
    forgetAskedBefore(act.db, new Date(act.now.getTime() - keptDays * day)),
}

/** Times in UTC. */
export const coApplicantSchedules: readonly Schedule[] = [
  { job: 'forget_unanswered_co_applicants', pattern: '50 2 * * *' },
]
