import type { Jobs, Schedule } from '../kit/jobs.ts'
import { deleteDraftsExpiredBefore } from './store.ts'

/** Drafts that nobody touched for thirty days are thrown away, as promised when they were saved. */
export const formJobs: Jobs = {
  forget_old_drafts: (act) => deleteDraftsExpiredBefore(act.db, act.now),
}

export const formSchedules: readonly Schedule[] = [{ job: 'forget_old_drafts', pattern: '20 2 * * *' }]
