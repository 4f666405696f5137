import { type Act, inTransaction } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { areaById } from '../../places/index.ts'
import { mayKeepBooks } from '../rights.ts'
import { budget, emptyCeiling } from '../rules.ts'
import { type CeilingDecision, ceilingDecisionSchema } from '../schema.ts'
import { ceilingsAround, insertCeiling, insertMovement, lockedCeiling } from '../store.ts'
import { texts } from '../texts.ts'
import { reserveInOrder } from './order.ts'
import { allowed, guarded } from './refused.ts'
import { currentScheme } from './schemes.ts'

/** Why a ceiling cannot be set so; the words are in `texts.ts`. */
export type CeilingFault = 'period_backwards' | 'overlaps' | 'area_needed' | 'no_area'

export class CeilingRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly fault: CeilingFault,
  ) {
    super(texts(act.locale).faults[fault])
  }
}

/**
 * Sets a ceiling for a period, by a decision (art. 4:25 and 4:27 Awb); for one area where the scheme has a ceiling for
 * each. Answers its identifier.
 */
export async function setCeiling(
  act: Act,
  input: {
    readonly schemeKey: string
    readonly from: Day
    readonly until: Day
    readonly areaId: string | null
    readonly cents: number
    readonly decision: CeilingDecision
    readonly reason: string
  },
): Promise<string> {
  if (!mayKeepBooks(act.actor, input.areaId)) throw new Forbidden()
  const { scheme } = await currentScheme(act, input.schemeKey)
  const period = {
    scheme_key: scheme.key,
    from_day: input.from,
    until_day: input.until,
    area_id: input.areaId,
  }
  if (period.from_day > period.until_day) throw new CeilingRefused(act, 'period_backwards')
  await mustFitArea(act, scheme.ceilings_per, input.areaId)
  const bookings = allowed(act, budget(emptyCeiling, input.cents))
  return inTransaction(act, async (act) => {
    if ((await ceilingsAround(act.db, period)).length > 0) throw new CeilingRefused(act, 'overlaps')
    const by = { personId: act.actor.personId, at: act.now }
    const ceilingId = await insertCeiling(act.db, period, by).catch((error: unknown) => {
      // Somebody else set one at the same moment.
      if (error instanceof Error && 'constraint' in error && error.constraint === 'ceiling_periods_apart')
        throw new CeilingRefused(act, 'overlaps')
      throw error
    })
    await insertMovement(act.db, bookings, {
      ceilingId,
      applicationId: null,
      reason: input.reason.trim(),
      byPersonId: act.actor.personId,
      decisionId: null,
      adoption: ceilingDecisionSchema.parse(input.decision),
      at: act.now,
    })
    return ceilingId
  })
}

async function mustFitArea(
  act: Act,
  per: 'municipality' | 'jury_area',
  areaId: string | null,
): Promise<void> {
  if (per === 'municipality') {
    if (areaId !== null) throw new CeilingRefused(act, 'no_area')
    return
  }
  const area = areaId === null ? null : await areaById(act.db, areaId)
  if (area?.level !== per || area.retired_on !== null) throw new CeilingRefused(act, 'area_needed')
}

/**
 * Raises (above 0) or lowers (below 0) a ceiling by this amount, by a decision. Never below what is granted and set
 * aside. A lower ceiling says nothing to who applied before it was made known (art. 4:27 lid 2 Awb).
 */
export async function changeCeiling(
  act: Act,
  input: {
    readonly ceilingId: string
    readonly cents: number
    readonly decision: CeilingDecision
    readonly reason: string
  },
): Promise<void> {
  await inTransaction(act, (act) =>
    guarded(act, async () => {
      const ceiling = await lockedCeiling(act.db, input.ceilingId)
      if (!ceiling) throw new NotFound()
      if (!mayKeepBooks(act.actor, ceiling.area_id)) throw new Forbidden()
      await insertMovement(act.db, allowed(act, budget(ceiling.balance, input.cents)), {
        ceilingId: ceiling.id,
        applicationId: null,
        reason: input.reason.trim(),
        byPersonId: act.actor.personId,
        decisionId: null,
        adoption: ceilingDecisionSchema.parse(input.decision),
        at: act.now,
      })
      await reserveInOrder(act, ceiling.id)
    }),
  )
}
