import type { Jobs, Schedule } from '../kit/jobs.ts'
import { foldFigures, rebuildOldFigures } from './projection.ts'
import { mailQuestions } from './satisfaction.ts'

export const reportJobs: Jobs = {
  fold_figures: async (act) => {
    await foldFigures(act)
  },
  ask_opinions: async (act) => {
    await mailQuestions(act)
  },
  rebuild_figures: (act) => rebuildOldFigures(act),
}

export const reportSchedules: readonly Schedule[] = [
  { job: 'fold_figures', pattern: '*/5 * * * *' },
  { job: 'ask_opinions', pattern: '10 8 * * *' },
]
