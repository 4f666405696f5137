import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ApplicationBalance,
  advance,
  afterApplication,
  afterCeiling,
  type Booked,
  before,
  budget,
  type CeilingBalance,
  correct,
  emptyApplication,
  emptyCeiling,
  grant,
  holdsOn,
  lowerGrant,
  type Movement,
  mayStand,
  overpaid,
  paidOut,
  pay,
  reclaim,
  release,
  reserve,
  roomIn,
  settle,
  stateOfApplication,
} from './rules.ts'

const ceilingOf = (budgeted: number, more: Partial<CeilingBalance> = {}): CeilingBalance => ({
  ...emptyCeiling,
  budgeted,
  ...more,
})
const applicationOf = (more: Partial<ApplicationBalance>): ApplicationBalance => ({
  ...emptyApplication,
  ...more,
})
const asked = (requested: number) => ({ requested, isComplete: true, hasEnded: false })
const because = (movement: Movement) => (movement.ok ? null : movement.refusal)

describe('a ceiling', () => {
  test('is set, raised and lowered, never below what people count on', () => {
    expect(budget(emptyCeiling, 100_00)).toEqual({
      ok: true,
      bookings: [{ kind: 'budgeted', cents: 100_00 }],
    })
    const used = ceilingOf(100_00, { reserved: 20_00, granted: 50_00 })
    expect(roomIn(used)).toBe(30_00)
    expect(budget(used, -30_00).ok).toBe(true)
    expect(because(budget(used, -30_01))).toEqual({ because: 'below_committed', most: 30_00 })
    expect(because(budget(used, 0))).toEqual({ because: 'no_amount' })
    expect(because(budget(used, 0.5))).toEqual({ because: 'no_amount' })
  })
})

describe('setting aside and granting', () => {
  test('fit in the room there is, and in what was asked', () => {
    const ceiling = ceilingOf(100_00, { granted: 60_00 })
    expect(reserve(ceiling, emptyApplication, asked(40_00), 40_00).ok).toBe(true)
    expect(because(reserve(ceiling, emptyApplication, asked(50_00), 40_01))).toEqual({
      because: 'no_room',
      most: 40_00,
    })
    expect(because(reserve(ceiling, applicationOf({ reserved: 10_00 }), asked(30_00), 20_01))).toEqual({
      because: 'above_request',
      most: 20_00,
    })
    expect(because(reserve(ceiling, emptyApplication, { ...asked(1), isComplete: false }, 1))).toEqual({
      because: 'not_complete',
    })
  })

  test('a grant takes the place of what was set aside', () => {
    const ceiling = ceilingOf(100_00, { reserved: 30_00, granted: 60_00 })
    const application = applicationOf({ reserved: 30_00 })
    expect(grant(ceiling, application, asked(40_00), 40_00)).toEqual({
      ok: true,
      bookings: [
        { kind: 'released', frees: 'reserved', cents: 30_00 },
        { kind: 'granted', cents: 40_00 },
      ],
    })
    expect(because(grant(ceiling, application, asked(50_00), 40_01))).toEqual({
      because: 'no_room',
      most: 40_00,
    })
    expect(because(grant(ceiling, application, asked(20_00), 20_01))).toEqual({
      because: 'above_request',
      most: 20_00,
    })
    expect(because(grant(ceiling, applicationOf({ grants: 1 }), asked(1), 1))).toEqual({
      because: 'already_granted',
    })
    expect(because(grant(ceiling, application, { ...asked(1), hasEnded: true }, 1))).toEqual({
      because: 'has_ended',
    })
  })

  test('what was set aside comes free, whole or in part', () => {
    expect(release(applicationOf({ reserved: 10_00 }))).toEqual({
      ok: true,
      bookings: [{ kind: 'released', frees: 'reserved', cents: 10_00 }],
    })
    expect(because(release(applicationOf({ reserved: 10_00 }), 10_01))).toEqual({
      because: 'above_reserved',
      most: 10_00,
    })
    expect(because(release(emptyApplication))).toEqual({ because: 'no_amount' })
  })
})

describe('paying and settling', () => {
  const granted = applicationOf({ granted: 1000_00, grants: 1 })

  test('an advance is at most the part that the scheme allows', () => {
    expect(advance(granted, 800_00, 80).ok).toBe(true)
    expect(because(advance(granted, 800_01, 80))).toEqual({ because: 'above_advance', most: 800_00 })
    expect(because(advance({ ...granted, advanced: 500_00 }, 300_01, 80))).toEqual({
      because: 'above_advance',
      most: 300_00,
    })
    expect(because(advance(emptyApplication, 1, 80))).toEqual({ because: 'not_granted' })
  })

  test('nobody is paid more than was granted, or settled', () => {
    expect(because(pay({ ...granted, advanced: 800_00 }, 200_01))).toEqual({
      because: 'above_grant',
      most: 200_00,
    })
    const settled = { ...granted, advanced: 500_00, settled: 600_00, settlements: 1 }
    expect(because(pay(settled, 100_01))).toEqual({ because: 'above_grant', most: 100_00 })
    expect(pay(settled, 100_00).ok).toBe(true)
  })

  test('settled lower: what was not paid is free at once, the rest when it has come back', () => {
    const paid = { ...granted, advanced: 800_00 }
    const settlement = settle(paid, 500_00)
    expect(settlement).toEqual({
      ok: true,
      bookings: [
        { kind: 'released', frees: 'granted', cents: 200_00 },
        { kind: 'settled', cents: 500_00 },
      ],
    })
    const after = afterApplication(paid, settlement.ok ? settlement.bookings : [])
    expect(after).toMatchObject({ granted: 800_00, settled: 500_00, settlements: 1 })
    expect(overpaid(after)).toBe(300_00)
    expect(because(reclaim(after, 300_01))).toEqual({ because: 'above_overpaid', most: 300_00 })
    const back = reclaim(after, 300_00)
    expect(afterApplication(after, back.ok ? back.bookings : [])).toMatchObject({
      granted: 500_00,
      reclaimed: 300_00,
    })
  })

  test('settled at nothing, once', () => {
    expect(settle(granted, 0)).toEqual({
      ok: true,
      bookings: [
        { kind: 'released', frees: 'granted', cents: 1000_00 },
        { kind: 'settled', cents: 0 },
      ],
    })
    expect(because(settle({ ...granted, settlements: 1 }, 0))).toEqual({ because: 'already_settled' })
    expect(because(settle(granted, 1000_01))).toEqual({ because: 'above_grant', most: 1000_00 })
    expect(because(reclaim(granted, 1))).toEqual({ because: 'not_settled' })
  })

  test('a grant is lowered as far as it was not paid', () => {
    expect(because(lowerGrant({ ...granted, paid: 400_00 }, 600_01))).toEqual({
      because: 'above_grant',
      most: 600_00,
    })
    expect(lowerGrant({ ...granted, paid: 400_00 }, 600_00).ok).toBe(true)
  })
})

describe('a correction', () => {
  const entry = (id: number, one: Omit<Booked, 'id' | 'counters' | 'counteredBy'>): Booked => ({
    ...one,
    id,
    counters: null,
    counteredBy: null,
  })
  const movement = [
    entry(4, { kind: 'released', frees: 'reserved', cents: 30_00 }),
    entry(5, { kind: 'granted', cents: 40_00 }),
  ]

  test('undoes the whole movement, backwards', () => {
    const done = correct(
      ceilingOf(100_00, { granted: 40_00 }),
      applicationOf({ granted: 40_00, grants: 1 }),
      movement,
    )
    expect(done).toEqual({
      ok: true,
      bookings: [
        { kind: 'granted', cents: -40_00 },
        { kind: 'released', frees: 'reserved', cents: -30_00 },
      ],
      counters: [5, 4],
    })
  })

  test('not when later bookings rest on it, not twice, and no correction of a correction', () => {
    const paid = applicationOf({ granted: 40_00, grants: 1, paid: 10_00 })
    const ceiling = ceilingOf(100_00, { granted: 40_00, paid: 10_00 })
    expect(because(correct(ceiling, paid, movement))).toEqual({ because: 'others_rest_on_it' })
    const [first] = movement
    expect(because(correct(ceiling, paid, [{ ...first!, counteredBy: 9 }]))).toEqual({
      because: 'already_corrected',
    })
    expect(because(correct(ceiling, paid, [{ ...first!, counters: 2 }]))).toEqual({
      because: 'is_correction',
    })
    // A ceiling that is used cannot have been set by mistake.
    const set = [entry(1, { kind: 'budgeted', cents: 100_00 })]
    expect(because(correct(ceiling, null, set))).toEqual({ because: 'others_rest_on_it' })
  })
})

test('in order of receipt, who came in earlier is looked at first', () => {
  const at = (id: string, minute: number) => ({
    id,
    lastReceivedAt: new Date(Date.UTC(2026, 0, 5, 9, minute)),
  })
  const waiting = [at('a', 5), at('b', 3), at('c', 9), at('d', 5)]
  expect(before(waiting[0]!, waiting).map(({ id }) => id)).toEqual(['b'])
  expect(before(waiting[3]!, waiting).map(({ id }) => id)).toEqual(['a', 'b'])
  expect(before(waiting[1]!, waiting)).toEqual([])
})

test('the state of an application follows from its moments and its money', () => {
  const none = { incomplete_since: null, complete_at: null, ended_as: null }
  const nothing = { grants: 0, settlements: 0 }
  const now = new Date(0)
  expect(stateOfApplication(none, nothing)).toBe('received')
  expect(stateOfApplication({ ...none, incomplete_since: now }, nothing)).toBe('incomplete')
  expect(stateOfApplication({ ...none, complete_at: now }, nothing)).toBe('complete')
  expect(stateOfApplication({ ...none, complete_at: now }, { grants: 1, settlements: 0 })).toBe('granted')
  expect(stateOfApplication({ ...none, complete_at: now }, { grants: 1, settlements: 1 })).toBe('settled')
  expect(stateOfApplication({ ...none, ended_as: 'withdrawn' }, nothing)).toBe('withdrawn')
  expect(holdsOn({ from_day: '2026-01-01', until_day: '2026-12-31' }, '2026-12-31')).toBe(true)
  expect(holdsOn({ from_day: '2026-01-01', until_day: '2026-12-31' }, '2027-01-01')).toBe(false)
})

/** Whatever people try, in whatever order, on several ceilings at once. */
const verbs = [
  'budget',
  'reserve',
  'grant',
  'release',
  'lower',
  'advance',
  'pay',
  'settle',
  'reclaim',
  'correct',
] as const
const step = fc.record({
  verb: fc.constantFrom(...verbs),
  application: fc.nat({ max: 5 }),
  cents: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -200, max: 0 })),
  pick: fc.nat(),
})

test('random interleavings: no ceiling is passed, sums are those of the entries, nothing is made or lost', () => {
  const applications = 6
  const ceilings = 2
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const ledger: (Booked & {
        readonly movement: number
        readonly ceiling: number
        readonly application: number | null
      })[] = []
      const kept = Array.from({ length: ceilings }, () => emptyCeiling)
      const own = Array.from({ length: applications }, () => emptyApplication)
      for (const [index, { verb, application, cents, pick }] of steps.entries()) {
        const ceiling = application % ceilings
        const balance = kept[ceiling]!
        const mine = own[application]!
        const want = asked(300)
        const movements = [
          ...new Set(ledger.filter((one) => one.ceiling === ceiling).map((one) => one.movement)),
        ]
        const undo = movements[pick % Math.max(1, movements.length)]
        const undone = ledger.filter((one) => one.movement === undo)
        const subject =
          verb === 'budget' ? null : verb === 'correct' ? (undone[0]?.application ?? null) : application
        const tried: Movement & { readonly counters?: readonly number[] } = {
          budget: () => budget(balance, cents * 3),
          reserve: () => reserve(balance, mine, want, cents),
          grant: () => grant(balance, mine, want, cents),
          release: () => release(mine),
          lower: () => lowerGrant(mine, cents),
          advance: () => advance(mine, cents, 80),
          pay: () => pay(mine, cents),
          settle: () => settle(mine, cents),
          reclaim: () => reclaim(mine, cents),
          correct: () => correct(balance, subject === null ? null : own[subject]!, undone),
        }[verb]()
        if (!tried.ok) continue
        kept[ceiling] = afterCeiling(balance, tried.bookings)
        if (subject !== null)
          own[subject] = afterApplication(own[subject]!, tried.bookings, verb === 'correct')
        for (const [at, booking] of tried.bookings.entries()) {
          const counters = tried.counters?.[at] ?? null
          const countered = ledger.findIndex(({ id }) => id === counters)
          const id = ledger.length + 1
          if (countered >= 0) ledger[countered] = { ...ledger[countered]!, counteredBy: id }
          ledger.push({
            ...booking,
            id,
            counters,
            counteredBy: null,
            movement: index,
            ceiling,
            application: subject,
          })
        }
        for (const [number, sums] of kept.entries()) {
          const lines = ledger.filter((one) => one.ceiling === number)
          expect(afterCeiling(emptyCeiling, lines)).toEqual(sums)
          const mineOf = own.filter((_, which) => which % ceilings === number)
          for (const one of mineOf) expect(mayStand(sums, one)).toBe(true)
          const total = (of: (one: ApplicationBalance) => number) =>
            mineOf.reduce((sum, one) => sum + of(one), 0)
          expect(total((one) => one.granted)).toBe(sums.granted)
          expect(total((one) => one.reserved)).toBe(sums.reserved)
          expect(total(paidOut)).toBe(paidOut(sums))
        }
      }
    }),
    { numRuns: 300 },
  )
})
