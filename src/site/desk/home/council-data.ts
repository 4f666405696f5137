import {
  countsPerStep,
  currentProcesses,
  type ProcessVersion,
  punctuality,
  stuckFigures,
} from '../../../cases/index.ts'
import {
  type CommitmentView,
  listPublicCommitments,
  type Punctuality,
  publicPunctuality,
  viewCommitments,
} from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addMonths, dayOf } from '../../../kit/dates.ts'

type Met = Awaited<ReturnType<typeof punctuality>>[number]

/** How we do, counted from the files: by step and department, never by person (rules 9 and 11). */
export interface CouncilFigures {
  readonly processes: readonly ProcessVersion[]
  readonly met: ReadonlyMap<string, readonly Met[]>
  readonly steps: Awaited<ReturnType<typeof countsPerStep>>
  readonly promises: Punctuality
  readonly late: readonly CommitmentView[]
  readonly stuck: Awaited<ReturnType<typeof stuckFigures>>
}

const latePromises = 8

export async function councilFigures(act: Act): Promise<CouncilFigures> {
  const { db } = act
  const today = dayOf(act.now)
  const processes = await currentProcesses(db)
  const period = { from: addMonths(today, -12), to: today }
  const met = new Map<string, readonly Met[]>()
  for (const { process } of processes) {
    met.set(process.kind, await punctuality(db, { kind: process.kind, ...period }))
  }
  const late = await listPublicCommitments(db, { status: 'late' }, today, { limit: latePromises })
  return {
    processes,
    met,
    steps: await countsPerStep(db, today),
    promises: await publicPunctuality(act),
    late: await viewCommitments(act, late, 'everyone'),
    stuck: await stuckFigures(db),
  }
}
