import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'
import {
  changeCeiling,
  endApplication,
  grantMoney,
  releaseMoney,
  reserveMoney,
  setCeiling,
} from './actions.ts'
import { whoseTurn } from './rules.ts'
import { applicationById, balancesThatDiffer } from './store.ts'
import { completeApplication, grantedCase } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const decision = { body: 'de raad', date: '2025-11-12', number: 'R-1', announced: '2025-12-01' }
const reason = 'Omdat het zo hoort'
let year = 2030
/** A ceiling of € 1.000 with three who wait, in order of number: for € 600, € 600 and € 300. */
async function queue() {
  year += 1
  const ceilingId = await setCeiling(app.act(), {
    schemeKey: 'initiatives_fund',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    areaId: null,
    cents: 1_000_00,
    decision,
    reason,
  })
  const waiting: { readonly applicationId: string; readonly decisionId: string }[] = []
  for (const [index, cents] of [600_00, 600_00, 300_00].entries()) {
    const { caseId, decisionId } = await grantedCase(app.db, `Plan ${index + 1}`)
    const applicationId = await completeApplication(app.db, { caseId, ceilingId, cents, number: index + 1 })
    waiting.push({ applicationId, decisionId })
  }
  const [first, second, third] = waiting
  const raise = (cents: number) => changeCeiling(app.act(), { ceilingId, cents, decision, reason })
  const reserved = (): Promise<readonly number[]> =>
    Promise.all(
      waiting.map(
        async ({ applicationId }) => (await applicationById(app.db, applicationId))!.balance.reserved,
      ),
    )
  return { first: first!, second: second!, third: third!, raise, reserved }
}

test('whose turn it is: each as a whole, until one does not fit', () => {
  const waiting = [600, 600, 300].map((cents) => ({ cents }))
  expect(whoseTurn(599, waiting)).toEqual([])
  expect(whoseTurn(1000, waiting)).toEqual([{ cents: 600 }])
  expect(whoseTurn(1500, waiting)).toEqual(waiting)
})

describe('in order of receipt (art. 4:26 Awb)', () => {
  test('nobody passes who was complete earlier, however well it fits', async () => {
    const { third, reserved } = await queue()
    await expect(reserveMoney(app.act(), { ...third, cents: 300_00, reason })).rejects.toThrow(
      'Een aanvraag met een lager nummer wacht nog op geld.',
    )
    await expect(grantMoney(app.act(), { ...third, cents: 300_00, reason })).rejects.toMatchObject({
      fault: 'earlier_unfunded',
    })
    expect(await reserved()).toEqual([0, 0, 0])
  })

  test('money that comes free goes to who waits longest: after a raise, a no and a grant of a part', async () => {
    const { first, second, reserved, raise } = await queue()
    await raise(1)
    expect(await reserved()).toEqual([600_00, 0, 0])
    await raise(199_99)
    expect(await reserved()).toEqual([600_00, 600_00, 0])
    await endApplication(app.act(), first.applicationId, { as: 'refused', reason })
    expect(await reserved()).toEqual([0, 600_00, 300_00])
    await grantMoney(app.act(), { ...second, cents: 500_00, reason })
    expect(await reserved()).toEqual([0, 0, 300_00])

    const other = await queue()
    await grantMoney(app.act(), { ...other.first, cents: 400_00, reason })
    expect(await other.reserved()).toEqual([0, 600_00, 0])
    expect(await balancesThatDiffer(app.db)).toEqual([])
  })

  test('what is freed for one by hand is not given back to it, nor to who comes later', async () => {
    const { first, reserved, raise } = await queue()
    await raise(1)
    await releaseMoney(app.act(), { applicationId: first.applicationId, reason })
    expect(await reserved()).toEqual([0, 0, 0])
  })
})
