import { addMonths, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { remindFollowUps } from './incidents.ts'
import { forgetBlocks, forgetIncidents } from './store.ts'

export const safetyJobs: Jobs = {
  forget_old_blocks: (act) =>
    forgetBlocks(act.db, addMonths(dayOf(act.now), -act.municipality.safety.keep_block_months)),
  forget_old_incidents: (act) =>
    forgetIncidents(act.db, addMonths(dayOf(act.now), -act.municipality.safety.keep_incident_months)),
  remind_follow_ups: remindFollowUps,
}

/** Times in UTC. */
export const safetySchedules: readonly Schedule[] = [
  { job: 'forget_old_blocks', pattern: '55 2 * * *' },
  { job: 'forget_old_incidents', pattern: '57 2 * * *' },
  { job: 'remind_follow_ups', pattern: '35 6 * * *' },
]
