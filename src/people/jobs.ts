import type { Jobs, Schedule } from '../kit/jobs.ts'
import * as store from './store.ts'

export const peopleJobs: Jobs = {
  /** Sessions, links and attempts to sign in that are of no use any more. */
  forget_old_sessions: (act) => store.removeExpired(act.db, act.now),
}

export const peopleSchedules: readonly Schedule[] = [{ job: 'forget_old_sessions', pattern: '30 2 * * *' }]
