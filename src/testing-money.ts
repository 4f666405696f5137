import { openedCase } from './cases/index.ts'
import {
  entriesOfApplication,
  receiveApplication,
  recordComplete,
  reserveMoney,
  setCeiling,
} from './funds/index.ts'
import type { Act } from './kit/act.ts'

/** A ceiling of the initiatives fund with money set aside for some initiatives, and one of its bookings. */
export interface TestMoney {
  readonly ceiling: string
  readonly booking: string
  /** The application for money of each, by its case. */
  readonly applications: Readonly<Record<string, string>>
}

/** Money that the fund manager sets aside for these initiatives. */
export async function moneyFor(act: Act, caseIds: readonly string[]): Promise<TestMoney> {
  const ceiling = await setCeiling(act, {
    schemeKey: 'initiatives_fund',
    from: '2026-01-01',
    until: '2026-12-31',
    areaId: null,
    cents: 120_000_00,
    decision: { body: 'de raad', date: '2025-11-12', number: 'R-1', announced: '2025-12-01' },
    reason: 'Begroting',
  })
  let booking = ''
  const applications: Record<string, string> = {}
  for (const caseId of caseIds) {
    const { id: partyId } = (await openedCase(act, caseId)).parties[0]!
    const applicationId = await receiveApplication(act, {
      caseId,
      ceilingId: ceiling,
      partyId,
      requestedCents: 5_000_00,
    })
    applications[caseId] = applicationId
    await recordComplete(act, applicationId)
    await reserveMoney(act, { applicationId, cents: 5_000_00, reason: 'Compleet' })
    booking = (await entriesOfApplication(act.db, applicationId))[0]!.movement
  }
  return { ceiling, booking, applications }
}
