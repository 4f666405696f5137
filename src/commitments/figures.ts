import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Punctuality, punctualityOf, type StatusCounts } from './rules.ts'
import { countPublicCommitments } from './store/counts.ts'

const none: StatusCounts = {
  running: 0,
  lateNow: 0,
  keptOnTime: 0,
  keptLate: 0,
  withdrawnLate: 0,
  withdrawnInTime: 0,
  endedLate: 0,
  endedInTime: 0,
}

/** Counts of several departments together. */
export const addCounts = (counts: readonly StatusCounts[]): StatusCounts =>
  counts.reduce(
    (sum, one) => ({
      running: sum.running + one.running,
      lateNow: sum.lateNow + one.lateNow,
      keptOnTime: sum.keptOnTime + one.keptOnTime,
      keptLate: sum.keptLate + one.keptLate,
      withdrawnLate: sum.withdrawnLate + one.withdrawnLate,
      withdrawnInTime: sum.withdrawnInTime + one.withdrawnInTime,
      endedLate: sum.endedLate + one.endedLate,
      endedInTime: sum.endedInTime + one.endedInTime,
    }),
    none,
  )

/** How punctual the municipality is in public: in the whole city, or in these areas. */
export async function publicPunctuality(act: Act, areaIds?: readonly string[]): Promise<Punctuality> {
  const counts = await countPublicCommitments(act.db, { ownerKind: 'municipality', areaIds }, dayOf(act.now))
  return punctualityOf(addCounts(counts))
}
