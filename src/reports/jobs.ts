import type { Jobs, Schedule } from '../kit/jobs.ts'
import { foldFigures, rebuildOldFigures } from './projection.ts'

export const reportJobs: Jobs = {
  fold_figures: async (act) => {
    await foldFigures(act)
  },
  rebuild_figures: (act) => rebuildOldFigures(act),
}

export const reportSchedules: readonly Schedule[] = [{ job: 'fold_figures', pattern: '*/5 * * * *' }]
