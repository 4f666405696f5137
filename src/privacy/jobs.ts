import { dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { erase } from './actions.ts'
import { erasuresDue, removeLastMails } from './store.ts'

export const privacyJobs: Jobs = {
  erase_people: async (act) => {
    for (const id of await erasuresDue(act.db, dayOf(act.now))) await erase(act, id)
  },
  remove_last_mails: (act) => removeLastMails(act.db),
}

/** At night; the last mail goes from the outbox within the hour after it was delivered. */
export const privacySchedules: readonly Schedule[] = [
  { job: 'erase_people', pattern: '40 2 * * *' },
  { job: 'remove_last_mails', pattern: '50 * * * *' },
]
