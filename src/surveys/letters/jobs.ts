import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { eraseOldLetters } from './actions.ts'

export const letterJobs: Jobs = { erase_survey_letters: (act) => eraseOldLetters(act) }

/** Time in UTC: at night. */
export const letterSchedules: readonly Schedule[] = [{ job: 'erase_survey_letters', pattern: '35 2 * * *' }]
