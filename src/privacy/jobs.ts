import { dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { erase } from './actions.ts'
import { destroyListed, listForDestruction } from './destruction.ts'
import { erasuresDue, removeLastMails } from './store.ts'

export const privacyJobs: Jobs = {
  erase_people: async (act) => {
    const failed: unknown[] = []
    for (const id of await erasuresDue(act.db, dayOf(act.now)))
      await erase(act, id).catch((error: unknown) => failed.push(error))
    // One that cannot be erased keeps nobody else waiting, and is tried again.
    if (failed.length > 0) throw new AggregateError(failed)
  },
  list_for_destruction: async (act) => {
    await listForDestruction(act)
  },
  destroy_listed: destroyListed,
  remove_last_mails: (act) => removeLastMails(act.db),
}

/** At night; the last mail goes from the outbox within the hour after it was delivered. */
export const privacySchedules: readonly Schedule[] = [
  { job: 'erase_people', pattern: '40 2 * * *' },
  // A list once a month; what was approved goes at once, and every night what a stop left behind.
  { job: 'list_for_destruction', pattern: '15 4 1 * *' },
  { job: 'destroy_listed', pattern: '45 3 * * *' },
  { job: 'remove_last_mails', pattern: '50 * * * *' },
]
