import type { Jobs, Schedule } from '../kit/jobs.ts'
import { makeForecasts } from './forecast/make.ts'

export const fundJobs: Jobs = { make_forecasts: makeForecasts }

/** Every minute it is looked at whether something changed; only what changed is reckoned anew. */
export const fundSchedules: readonly Schedule[] = [{ job: 'make_forecasts', pattern: '* * * * *' }]
