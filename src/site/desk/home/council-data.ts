import { countsPerStep, stuckFigures } from '../../../cases/index.ts'
import {
  type CommitmentView,
  listPublicCommitments,
  type Punctuality,
  publicPunctuality,
  viewCommitments,
} from '../../../commitments/index.ts'
import { type ListedInitiative, listLate } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { type Choices, type Figures, figuresOf, readChoices } from '../../../reports/index.ts'

/** How we do, counted from the files: by step and department, never by person (rules 9 and 11). */
export interface CouncilFigures {
  readonly choices: Choices
  /** The same figures as everybody reads at `/cijfers`. */
  readonly counted: Figures
  readonly steps: Awaited<ReturnType<typeof countsPerStep>>
  readonly promises: Punctuality
  readonly late: readonly CommitmentView[]
  /** Public initiatives that wait longer than promised, the longest first. */
  readonly waiting: readonly ListedInitiative[]
  readonly stuck: Awaited<ReturnType<typeof stuckFigures>>
}

const latePromises = 8
const lateInitiatives = 12

export async function councilFigures(act: Act): Promise<CouncilFigures> {
  const { db } = act
  const today = dayOf(act.now)
  const choices = await readChoices(act, () => undefined)
  const late = await listPublicCommitments(db, { status: 'late' }, today, { limit: latePromises })
  return {
    choices,
    counted: await figuresOf(act, choices),
    steps: await countsPerStep(db, today),
    promises: await publicPunctuality(act),
    late: await viewCommitments(act, late, 'everyone'),
    waiting: await listLate(db, today, lateInitiatives),
    stuck: await stuckFigures(db),
  }
}
