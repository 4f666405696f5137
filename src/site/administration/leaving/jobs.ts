import type { Jobs, Schedule } from '../../../kit/jobs.ts'
import { leaveToday } from './plan.ts'

export const leavingJobs: Jobs = { leave_as_planned: leaveToday }

/** Before the round of the morning, so that what is due that day finds its new owner. */
export const leavingSchedules: readonly Schedule[] = [{ job: 'leave_as_planned', pattern: '30 3 * * *' }]
