import type { Jobs, Schedule } from '../kit/jobs.ts'
import * as store from './store.ts'

export const peopleJobs: Jobs = {
  /** Sessions, links and attempts to sign in that are of no use any more. */
  forget_old_sessions: (act) => store.removeExpired(act.db, act.now),
  /** Invitations that were answered, or came to nothing, a season ago: the role says the rest. */
  forget_old_invitations: (act) =>
    store.removeInvitationsBefore(act.db, new Date(act.now.getTime() - 90 * 24 * 60 * 60 * 1000)),
}

export const peopleSchedules: readonly Schedule[] = [
  { job: 'forget_old_sessions', pattern: '30 2 * * *' },
  { job: 'forget_old_invitations', pattern: '35 2 * * *' },
]
