import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, connect } from '../kit/db.ts'
import { grantRole } from '../people/index.ts'
import { allAreas, importAreas } from '../places/index.ts'
import { type TestApp, testApp } from '../testing.ts'
import { MoneyRefused } from './actions/refused.ts'
import {
  CeilingRefused,
  changeCeiling,
  correctMovement,
  currentScheme,
  grantMoney,
  lowerGranted,
  payAdvance,
  payOut,
  publishScheme,
  recordReclaimed,
  releaseMoney,
  reserveMoney,
  setCeiling,
  settleGrant,
} from './actions.ts'
import { roomIn } from './rules.ts'
import {
  applicationById,
  balancesThatDiffer,
  ceilingById,
  entriesOfApplication,
  insertMovement,
  ledgerOf,
  sumsOf,
} from './store.ts'
import { completeApplication, grantedCase } from './testing.ts'

let app: TestApp
let crowd: Connection
beforeAll(async () => {
  app = await testApp()
  crowd = connect(app.url, { max: 50 })
  // Every grant here goes its own way: none is settled with its decision.
  const { scheme } = await currentScheme(app.act(), 'initiatives_fund')
  const accountability = { ...scheme.accountability, settled_at_once_up_to_cents: 0 }
  await publishScheme(app.act(), { definition: { ...scheme, accountability } })
})
afterAll(async () => {
  await crowd.close()
  await app.close()
})

const decision = { body: 'de raad', date: '2025-11-12', number: 'R-2025-88', announced: '2025-12-01' }
let year = 2100
/** A ceiling of this many cents, in a period that no other test has. */
const ceilingWith = (cents: number): Promise<string> => {
  year += 1
  return setCeiling(app.act(), {
    schemeKey: 'initiatives_fund',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    areaId: null,
    cents,
    decision,
    reason: 'Begroting',
  })
}
const standing = async (ceilingId: string) => (await ceilingById(app.db, ceilingId))!.balance
const money = async (applicationId: string) => (await applicationById(app.db, applicationId))!.balance
const why = 'Omdat het zo hoort'

async function applied(ceilingId: string, cents: number, number = 1) {
  const { caseId, decisionId } = await grantedCase(app.db, `Plan ${number}`)
  const applicationId = await completeApplication(app.db, { caseId, ceilingId, cents, number })
  return { applicationId, decisionId }
}

describe('a ceiling', () => {
  test('is set, raised and lowered by decisions, and keeps what people count on', async () => {
    const ceilingId = await ceilingWith(1000_00)
    const act = app.act()
    await changeCeiling(act, { ceilingId, cents: 500_00, decision, reason: why })
    const { applicationId, decisionId } = await applied(ceilingId, 1200_00)
    await grantMoney(act, { applicationId, decisionId, cents: 1200_00, reason: why })
    await expect(changeCeiling(act, { ceilingId, cents: -300_01, decision, reason: why })).rejects.toThrow(
      /Er is nog €\s300 vrij/,
    )
    await changeCeiling(act, { ceilingId, cents: -300_00, decision, reason: why })
    expect(await standing(ceilingId)).toMatchObject({ budgeted: 1200_00, granted: 1200_00 })
  })

  test('two never hold at once for the same area, also when set at the same moment', async () => {
    const set = (from: string, until: string) =>
      setCeiling(app.act({ db: crowd.db }), {
        schemeKey: 'initiatives_fund',
        from,
        until,
        areaId: null,
        cents: 1,
        decision,
        reason: why,
      })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => set('2090-01-01', '2091-12-31')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ fault: 'overlaps' })
    await expect(set('2091-12-31', '2092-01-01')).rejects.toBeInstanceOf(CeilingRefused)
    await expect(set('2093-02-01', '2093-01-01')).rejects.toMatchObject({ fault: 'period_backwards' })
  })

  test('per area where the scheme has one for each', async () => {
    const box = [
      [
        [4, 51],
        [5, 51],
        [5, 52],
        [4, 52],
        [4, 51],
      ],
    ]
    await importAreas(
      app.db,
      {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { code: 'W1', name: 'Binnenstad', level: 'district' },
            geometry: { type: 'Polygon', coordinates: box },
          },
        ],
      },
      { Centrum: ['Binnenstad'] },
    )
    const areas = await allAreas(app.db)
    const centre = areas.find(({ level }) => level === 'jury_area')!
    const set = (areaId: string | null, act = app.act()) =>
      setCeiling(act, {
        schemeKey: 'neighbourhood_wishes',
        from: '2026-01-01',
        until: '2026-12-31',
        areaId,
        cents: 100_00,
        decision,
        reason: why,
      })
    await expect(set(null)).rejects.toMatchObject({ fault: 'area_needed' })
    await expect(set(areas.find(({ level }) => level === 'district')!.id)).rejects.toMatchObject({
      fault: 'area_needed',
    })
    await set(centre.id)
    // A fund manager of one area keeps the books of that area only.
    const { id } = await grantRole(app.act(), {
      name: 'Fenna Fonds',
      email: 'fenna@waterstad.example',
      role: 'fund_manager',
      areaId: centre.id,
    })
    const grant = { role: 'fund_manager', scopeKind: 'area', scopeId: centre.id } as const
    const fenna = app.act({
      actor: { ...app.act().actor, isSystem: false, personId: id, roles: [grant] },
    })
    await expect(set(null, fenna)).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(set(centre.id, fenna)).rejects.toMatchObject({ fault: 'overlaps' })
  })
})

describe('a grant', () => {
  test('50 at the same moment on a ceiling that fits 10 give exactly 10', async () => {
    const ceilingId = await ceilingWith(10 * 250_00)
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => applied(ceilingId, 250_00, index + 1)),
    )
    const tries = await Promise.allSettled(
      all.map(({ applicationId, decisionId }) =>
        grantMoney(app.act({ db: crowd.db }), { applicationId, decisionId, cents: 250_00, reason: why }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    for (const one of tries)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ refusal: { because: 'no_room', most: 0 } })
    expect(await standing(ceilingId)).toMatchObject({ granted: 2500_00, reserved: 0 })
    expect(await balancesThatDiffer(app.db)).toEqual([])
  })

  test('the same one 20 times at once is booked once', async () => {
    const ceilingId = await ceilingWith(10_000_00)
    const { applicationId, decisionId } = await applied(ceilingId, 100_00)
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        grantMoney(app.act({ db: crowd.db }), { applicationId, decisionId, cents: 100_00, reason: why }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await standing(ceilingId)).toMatchObject({ granted: 100_00 })
  })

  test('is guarded by the database itself, whoever writes', async () => {
    const ceilingId = await ceilingWith(100_00)
    const { applicationId, decisionId } = await applied(ceilingId, 500_00)
    const facts = {
      ceilingId,
      applicationId,
      reason: why,
      byPersonId: null,
      decisionId,
      adoption: null,
      at: app.act().now,
    }
    const book = (kind: 'granted' | 'paid' | 'settled', cents: number, more = {}) =>
      insertMovement(app.db, [{ kind, cents }], { ...facts, ...more })
    await expect(book('granted', 100_01)).rejects.toThrow('ceiling_not_exceeded')
    await expect(book('granted', 1, { decisionId: null })).rejects.toThrow('check constraint')
    await expect(book('granted', -1)).rejects.toThrow('check constraint')
    await expect(book('settled', 0)).rejects.toThrow('application_settled_once')
    await book('granted', 60_00)
    await expect(book('granted', 1)).rejects.toThrow('application_granted_once')
    await expect(book('paid', 60_01)).rejects.toThrow('application_paid_within_grant')
    for (const statement of [
      'update ledger_entry set cents = 1',
      'delete from ledger_entry',
      'truncate ledger_entry cascade',
      'update application set complete_at = now() where sequence_no is not null',
      'update application set sequence_no = 999 where sequence_no is not null',
    ])
      await expect(sql.raw(statement).execute(app.db), statement).rejects.toThrow(
        /books are kept|never changes/,
      )
  })

  test('needs a decision on the case that says yes, and who signed it or keeps the books', async () => {
    const ceilingId = await ceilingWith(1000_00)
    const { applicationId, decisionId } = await applied(ceilingId, 100_00)
    const other = await grantedCase(app.db, 'Een ander plan')
    const input = { applicationId, cents: 100_00, reason: why }
    await expect(grantMoney(app.act(), { ...input, decisionId: other.decisionId })).rejects.toMatchObject({
      name: 'NotFound',
    })
    const nobody = app.act({ actor: { ...app.act().actor, isSystem: false } })
    await expect(grantMoney(nobody, { ...input, decisionId })).rejects.toMatchObject({ name: 'Forbidden' })
    for (const verb of [reserveMoney, releaseMoney, payAdvance, payOut, settleGrant, recordReclaimed])
      await expect(verb(nobody, input)).rejects.toMatchObject({ name: 'Forbidden' })
    await grantMoney(app.act(), { ...input, decisionId })
    const booked = { ...input, cents: 1 }
    for (const verb of [lowerGranted, settleGrant])
      await expect(verb(app.act(), { ...booked, decisionId: other.decisionId })).rejects.toMatchObject({
        name: 'NotFound',
      })
    const wrong = [
      [{ saysNo: true }, 'Dit besluit zegt nee'],
      [{ isBesluit: false }, 'waartegen bezwaar openstaat'],
    ] as const
    for (const [index, [decision, words]] of wrong.entries()) {
      const one = await grantedCase(app.db, words, decision)
      const id = await completeApplication(app.db, {
        caseId: one.caseId,
        ceilingId,
        cents: 100_00,
        number: index + 2,
      })
      await expect(
        grantMoney(app.act(), { ...input, applicationId: id, decisionId: one.decisionId }),
      ).rejects.toThrow(words)
    }
  })
})

test('the life of a grant: set aside, granted, advanced, settled lower, paid back', async () => {
  const ceilingId = await ceilingWith(30_000_00)
  const { applicationId, decisionId } = await applied(ceilingId, 25_000_00)
  const act = app.act()
  const book = (cents: number) => ({ applicationId, cents, reason: why })
  await reserveMoney(act, book(25_000_00))
  expect(await standing(ceilingId)).toMatchObject({ reserved: 25_000_00, granted: 0 })
  await grantMoney(act, { ...book(24_000_00), decisionId })
  expect(await standing(ceilingId)).toMatchObject({ reserved: 0, granted: 24_000_00 })
  await expect(payAdvance(act, book(20_000_00))).rejects.toThrow(/niet hoger zijn dan €\s19\.200/)
  await payAdvance(act, book(19_200_00))
  await lowerGranted(act, { ...book(1_000_00), decisionId })
  await expect(payOut(act, book(3_800_01))).rejects.toBeInstanceOf(MoneyRefused)
  await settleGrant(act, { ...book(18_000_00), decisionId })
  expect(await money(applicationId)).toMatchObject({ granted: 19_200_00, settled: 18_000_00, settlements: 1 })
  await recordReclaimed(act, book(1_200_00))
  expect(await money(applicationId)).toMatchObject({ granted: 18_000_00, reclaimed: 1_200_00 })
  const balance = await standing(ceilingId)
  expect(roomIn(balance)).toBe(12_000_00)
  const lines = await ledgerOf(app.db, ceilingId, {}, { limit: 50 })
  expect(lines[0]?.room).toBe(12_000_00)
  expect(lines.at(-1)?.room).toBe(30_000_00)
  const sums = await sumsOf(app.db, ceilingId)
  expect(sums.find(({ kind }) => kind === 'granted')).toMatchObject({ entries: 1, cents: 24_000_00 })
  expect((await ledgerOf(app.db, ceilingId, { kind: 'paid' }, { limit: 5 })).length).toBe(0)
})

test('a booking is undone as a whole, the last one first, and both stay to be read', async () => {
  const ceilingId = await ceilingWith(1000_00)
  const { applicationId, decisionId } = await applied(ceilingId, 500_00)
  const act = app.act()
  await reserveMoney(act, { applicationId, cents: 500_00, reason: why })
  await grantMoney(act, { applicationId, decisionId, cents: 400_00, reason: why })
  await payOut(act, { applicationId, cents: 400_00, reason: why })
  const entries = await entriesOfApplication(app.db, applicationId)
  const movementOf = (kind: string) => entries.find((entry) => entry.kind === kind)!.movement
  const undo = (kind: string, db = app.db) =>
    correctMovement(app.act({ db }), { movement: movementOf(kind), reason: 'Verkeerde aanvraag' })
  await expect(undo('granted')).rejects.toThrow('Latere boekingen rusten op deze boeking')
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => undo('paid', crowd.db)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await undo('granted')
  expect(await money(applicationId)).toMatchObject({ reserved: 500_00, granted: 0, paid: 0, grants: 0 })
  await expect(undo('granted')).rejects.toThrow('al teruggedraaid')
  const after = await entriesOfApplication(app.db, applicationId)
  expect(after).toHaveLength(entries.length * 2 - 1)
  const counter = after.find(({ counters }) => counters !== null)!
  await expect(correctMovement(act, { movement: counter.movement, reason: why })).rejects.toThrow(
    'Dit is zelf een correctie',
  )
  // Booked anew, as it should have been.
  await grantMoney(act, { applicationId, decisionId, cents: 450_00, reason: why })
  expect(await standing(ceilingId)).toMatchObject({ reserved: 0, granted: 450_00, paid: 0 })
})

test('random interleavings on the real ledger: every balance is the sum of its entries', async () => {
  const ceilings = await Promise.all([ceilingWith(900_00), ceilingWith(600_00)])
  const applications = await Promise.all(
    Array.from({ length: 6 }, (_, index) => applied(ceilings[index % 2]!, 300_00, index + 1)),
  )
  const step = fc.record({
    verb: fc.constantFrom(
      'raise',
      'lower',
      'reserve',
      'grant',
      'release',
      'cut',
      'advance',
      'pay',
      'settle',
      'back',
      'undo',
    ),
    which: fc.nat({ max: 5 }),
    cents: fc.integer({ min: 1, max: 350_00 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await Promise.allSettled(
        steps.map(async ({ verb, which, cents }) => {
          const act = app.act({ db: crowd.db })
          const { applicationId, decisionId } = applications[which]!
          const ceilingId = ceilings[which % 2]!
          const book = { applicationId, cents, reason: why }
          const last = (await ledgerOf(app.db, ceilingId, {}, { limit: 1 }))[0]!
          await {
            raise: () => changeCeiling(act, { ceilingId, cents, decision, reason: why }),
            lower: () => changeCeiling(act, { ceilingId, cents: -cents, decision, reason: why }),
            reserve: () => reserveMoney(act, book),
            grant: () => grantMoney(act, { ...book, decisionId }),
            release: () => releaseMoney(act, { applicationId, reason: why }),
            cut: () => lowerGranted(act, { ...book, decisionId }),
            advance: () => payAdvance(act, book),
            pay: () => payOut(act, book),
            settle: () => settleGrant(act, book),
            back: () => recordReclaimed(act, book),
            undo: () => correctMovement(act, { movement: last.movement, reason: why }),
          }[verb]()
        }),
      ).then((tries) => {
        // What is refused is refused by a rule or by a guard told as one; nothing breaks.
        for (const one of tries)
          if (one.status === 'rejected') expect(one.reason).toMatchObject({ name: 'Conflict' })
      })
      expect(await balancesThatDiffer(app.db)).toEqual([])
      for (const ceilingId of ceilings) expect(roomIn(await standing(ceilingId))).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 25 },
  )
})
