import type { Jobs, Schedule } from '../kit/jobs.ts'
import { countParticipation } from './participation.ts'
import { foldFigures, rebuildOldFigures } from './projection.ts'
import { mailQuestions } from './satisfaction.ts'

export const reportJobs: Jobs = {
  fold_figures: async (act) => {
    await foldFigures(act)
  },
  ask_opinions: async (act) => {
    await mailQuestions(act)
  },
  count_participation: (act) => countParticipation(act),
  rebuild_figures: (act) => rebuildOldFigures(act),
}

export const reportSchedules: readonly Schedule[] = [
  { job: 'fold_figures', pattern: '*/5 * * * *' },
  // Soon after midnight in Amsterdam: what was promised for yesterday is late now.
  { job: 'count_participation', pattern: '20 1 * * *' },
  { job: 'ask_opinions', pattern: '10 8 * * *' },
]
