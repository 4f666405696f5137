import { addJob, type Jobs, type Schedule } from '../kit/jobs.ts'
import { takeInMail } from './actions.ts'
import { fetchMail } from './imap.ts'
import { forgetSettled, unreadInbound } from './store.ts'

const day = 24 * 60 * 60 * 1000
/** After this nothing is left of the fact that a mail came in; what it said stands in its case. */
const keptDays = 90

export const messageJobs: Jobs = {
  take_in_mail: (act, payload) => takeInMail(act, (payload as { id: string }).id),
  fetch_mail: fetchMail,
  read_waiting_mail: async (act) => {
    for (const id of await unreadInbound(act.db, new Date(act.now.getTime() - 60 * 60 * 1000)))
      await addJob(act.db, 'take_in_mail', { id }, { key: `inbound:${id}` })
  },
  forget_inbound_mail: (act) => forgetSettled(act.db, new Date(act.now.getTime() - keptDays * day)),
}

/** Every minute a look in the mailbox, when there is one. */
export const messageSchedules: readonly Schedule[] = [
  { job: 'fetch_mail', pattern: '* * * * *' },
  { job: 'read_waiting_mail', pattern: '7 * * * *' },
  { job: 'forget_inbound_mail', pattern: '35 2 * * *' },
]
