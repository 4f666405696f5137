import { addMonths, dayOf, momentAt } from '../../kit/dates.ts'
import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { forgetAddresses } from './again-store.ts'
import { keepAddressMonths } from './rules.ts'
import { deleteWaitingBefore } from './store.ts'

const day = 24 * 60 * 60 * 1000

export const supportJobs: Jobs = {
  forget_unconfirmed_support: async (act) => {
    const unconfirmed = new Date(act.now.getTime() - act.municipality.front_door.keep_unconfirmed_days * day)
    await deleteWaitingBefore(act.db, unconfirmed)
    const kept = momentAt(addMonths(dayOf(act.now), -keepAddressMonths), '00:00')
    await forgetAddresses(act.db, { unconfirmed, kept })
  },
}

/** Times in UTC. */
export const supportSchedules: readonly Schedule[] = [
  { job: 'forget_unconfirmed_support', pattern: '45 2 * * *' },
]
