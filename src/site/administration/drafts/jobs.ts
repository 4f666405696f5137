import { dayOf } from '../../../kit/dates.ts'
import type { Jobs, Schedule } from '../../../kit/jobs.ts'
import { publishDue } from './actions.ts'
import { kindNamed } from './kinds.ts'
import { dueDrafts } from './store.ts'

/** Publishes what was set ready and whose day has come; each in a transaction of its own. */
export const draftJobs: Jobs = {
  publish_due_drafts: async (act) => {
    for (const { kind: name, key } of await dueDrafts(act.db, dayOf(act.now))) {
      const kind = kindNamed(name)
      if (!kind) continue
      await publishDue(act, kind, key)
      await kind.renew?.(act)
    }
  },
}

/** Every quarter of an hour, so also at midnight here in summer and in winter. */
export const draftSchedules: readonly Schedule[] = [{ job: 'publish_due_drafts', pattern: '*/15 * * * *' }]
