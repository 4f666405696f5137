import { afterAll, describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../kit/dates.ts'
import { chanceIn, type ForecastInputs, learn, type SeenApplication, type Terms, whatIf } from './learn.ts'
import { exponential, type Random, sfc32 } from './random.ts'
import { chanceBy, outlookOf, warning } from './rules.ts'
import { closeForecast, digestOf, runForecast, seedOf } from './run.ts'
import { simulate } from './simulate.ts'

afterAll(closeForecast)

const today: Day = '2026-07-01'
const seed = (number: number): string => number.toString(16).padStart(8, '0').repeat(4)
const always = { yes: 100_000, of: 100_000, priorYes: 1, priorOf: 1 + 1e-9 }
const only = (value: number) => ({ seen: Array(50).fill(value), prior: [value], priorWeight: 1 })

/** Applications of 1,000 euros that all get what they ask, 10 days after they came in. */
const sure: ForecastInputs = {
  today,
  fromDay: '2026-01-01',
  untilDay: '2026-12-31',
  leftCents: 50_000_00,
  leastCents: 100_00,
  waiting: [],
  chances: { complete: always, supplemented: always, granted: always },
  shares: only(1),
  days: only(10),
  amounts: only(1_000_00),
  arrivals: { count: 100_000, days: 100_000, priorCount: 1, priorDays: 1 },
}

describe('a history of which the answer is known', () => {
  test('one application a day of 1,000 from 50,000 runs dry on the sixtieth day', () => {
    const { outcomes } = simulate(sure, seed(1))
    const outlook = outlookOf(outcomes, today)
    if (outlook.is !== 'certain') throw new Error(outlook.is)
    expect(Math.abs(daysBetween(today, outlook.middle) - 60)).toBeLessThanOrEqual(2)
    // The fiftieth of a Poisson process: a standard deviation of 7 days, so 8 of 10 within 9 days.
    expect(Math.abs(daysBetween(today, outlook.early) - 51)).toBeLessThanOrEqual(2)
    expect(Math.abs(daysBetween(today, outlook.late) - 69)).toBeLessThanOrEqual(3)
  })

  test('who waits alone gets money with the chance that was learned, and the money lasts otherwise', () => {
    const one: ForecastInputs = {
      ...sure,
      leftCents: 1_000_00,
      waiting: [{ state: 'complete', waitedDays: 0, requestedCents: 1_000_00 }],
      arrivals: { count: 0, days: 1e9, priorCount: 1, priorDays: 1e9 },
      chances: { ...sure.chances, granted: { yes: 6, of: 8, priorYes: 2, priorOf: 3 } },
    }
    const { outcomes } = simulate(one, seed(2))
    expect(chanceIn(one.chances.granted)).toBeCloseTo(8 / 11)
    expect(Math.abs(chanceBy(outcomes, one.untilDay) - 73)).toBeLessThanOrEqual(3)
    expect(outcomes[0]).toBe(addDays(today, 10))
    expect(outcomes.at(-1)).toBeNull()
  })

  test('nothing left is dry today; a grant that does not fit takes what is left', () => {
    const none = simulate({ ...sure, leftCents: 99_99 }, seed(3), 200)
    expect(outlookOf(none.outcomes, today)).toEqual({ is: 'dry' })
    const big: ForecastInputs = {
      ...sure,
      waiting: [{ state: 'complete', waitedDays: 0, requestedCents: 80_000_00 }],
    }
    const { outcomes, left } = simulate(big, seed(3), 200)
    expect(outcomes[99]).toBe(addDays(today, 10))
    expect(left.at(-1)).toMatchObject({ low: 0, high: 0 })
  })

  test('much money lasts', () => {
    const { outcomes, left } = simulate({ ...sure, leftCents: 500_000_00 }, seed(4), 400)
    expect(outlookOf(outcomes, today)).toEqual({ is: 'enough', chance: 0 })
    expect(left[0]).toEqual({ day: today, low: 500_000_00, middle: 500_000_00, high: 500_000_00 })
    expect(left.at(-1)?.day).toBe('2026-12-31')
  })
})

describe('the same inputs', () => {
  test('give the same forecast, here and in the thread; another seed gives nearly the same', async () => {
    const digest = digestOf(sure)
    const here = simulate(sure, seedOf(digest))
    expect(await runForecast(sure, seedOf(digest))).toEqual(here)
    expect(digestOf({ ...sure })).toBe(digest)
    expect(digestOf({ ...sure, leftCents: 1 })).not.toBe(digest)
    const other = simulate(sure, seed(99))
    expect(other).not.toEqual(here)
    expect(Math.abs(daysBetween(here.outcomes[49]!, other.outcomes[49]!))).toBeLessThanOrEqual(1)
  })

  test('"what if" never makes more money last shorter', () => {
    const few = {
      ...sure,
      waiting: Array(9).fill({ state: 'received', waitedDays: 3, requestedCents: 4_000_00 }),
    }
    const plain = simulate(few, seed(5), 500)
    const more = simulate(whatIf(few, { raiseCents: 20_000_00, isAllGranted: false }), seed(5), 500)
    const all = simulate(whatIf(few, { raiseCents: 0, isAllGranted: true }), seed(5), 500)
    for (const [index, day] of plain.outcomes.entries()) {
      expect((more.outcomes[index] ?? '9999') >= (day ?? '9999')).toBe(true)
      expect((all.outcomes[index] ?? '9999') <= (day ?? '9999')).toBe(true)
    }
  })
})

const terms: Terms = {
  today,
  fromDay: '2026-01-01',
  untilDay: '2028-12-31',
  leftCents: 60_000_00,
  budgetedCents: 120_000_00,
  leastCents: 500_00,
  mostCents: 10_000_00,
  decideDays: 56,
  periods: [{ from_day: '2024-01-01', until_day: '2029-12-31' }],
}

describe('what is learned', () => {
  test('with nothing seen, what we assume; with little, both', () => {
    const nothing = learn({ ...terms, periods: [{ from_day: '2026-06-25', until_day: '2029-12-31' }] }, [])
    expect(nothing.chances.granted).toEqual({ yes: 0, of: 0, priorYes: 2, priorOf: 3 })
    expect(nothing.arrivals.count).toBe(0)
    const { outcomes } = simulate(nothing, seed(6), 400)
    const chance = chanceBy(outcomes, terms.untilDay)
    expect(chance).toBeGreaterThan(20)
    expect(chance).toBeLessThan(95)
    const one: SeenApplication = {
      receivedOn: '2026-03-01',
      requestedCents: 2_000_00,
      wasIncomplete: true,
      isComplete: true,
      decidedOn: '2026-04-10',
      grantedCents: 1_500_00,
      isOfThisArea: false,
      isOfThisCeiling: false,
    }
    const waits = {
      ...one,
      decidedOn: null,
      grantedCents: null,
      isComplete: false,
      isOfThisCeiling: true,
      isOfThisArea: true,
    }
    const some = learn(terms, [one, waits])
    expect(some.chances.supplemented).toMatchObject({ yes: 1, of: 1 })
    expect(some.shares.seen).toEqual([0.75])
    expect(some.days.seen).toEqual([40])
    expect(some.amounts.seen).toEqual([2_000_00, 2_000_00])
    expect(some.arrivals).toMatchObject({ count: 1 })
    expect(some.waiting).toEqual([{ state: 'incomplete', waitedDays: 122, requestedCents: 2_000_00 }])
  })

  test('the first day of a scheme that expects many at once is played to its end', () => {
    const busy: Terms = {
      ...terms,
      fromDay: today,
      untilDay: addDays(today, 180),
      leftCents: 500_000_00,
      budgetedCents: 500_000_00,
      leastCents: 10_00,
      mostCents: 250_00,
      periods: [{ from_day: today, until_day: addDays(today, 180) }],
    }
    const inputs = learn(busy, [])
    expect(inputs.arrivals).toMatchObject({ count: 0, days: 0 })
    expect(inputs.arrivals.priorDays).toBeGreaterThan(0)
    const { outcomes } = simulate(inputs, seed(8), 50)
    expect(outcomes).toHaveLength(100)
  })

  test('is calibrated: of 200 funds the true day lies within 8 of 10 about 160 times', () => {
    let within = 0
    let earlier = 0
    for (let fund = 0; fund < 200; fund += 1) {
      const random = sfc32(seed(1000 + fund))
      const { history, dryOn } = trueFund(random)
      const { outcomes } = simulate(learn(terms, history), seed(5000 + fund), 200)
      const outlook = outlookOf(outcomes, today)
      const [from, to] = [outcomes[9] ?? '9999', outcomes[90] ?? '9999']
      if (from <= dryOn && dryOn <= to) within += 1
      if (dryOn < (outcomes[49] ?? '9999')) earlier += 1
      expect(outlook.is).not.toBe('dry')
    }
    expect(within).toBeGreaterThanOrEqual(146)
    expect(within).toBeLessThanOrEqual(178)
    // And no systematic optimism: as often before the middle as after it.
    expect(earlier).toBeGreaterThanOrEqual(78)
    expect(earlier).toBeLessThanOrEqual(122)
  })
})

/** Two years of a fund with its own rate, chances and amounts, and the day on which it truly runs dry. */
function trueFund(random: Random): { readonly history: readonly SeenApplication[]; readonly dryOn: Day } {
  const perDay = 0.03 + 0.06 * random()
  const complete = 0.6 + 0.4 * random()
  const granted = 0.5 + 0.4 * random()
  const typical = 1_500_00 + 3_000_00 * random()
  const history: SeenApplication[] = []
  let left = terms.leftCents
  const to: { readonly at: number; readonly cents: number }[] = []
  for (let on = -730 + exponential(random, perDay); on < 2500; on += exponential(random, perDay)) {
    const requested = Math.round(typical * (0.4 + 1.2 * random()))
    const wait = 20 + Math.floor(60 * random())
    const isComplete = random() < complete
    const cents = isComplete && random() < granted ? Math.round(requested * (random() < 0.7 ? 1 : 0.6)) : 0
    const decided = Math.floor(on) + wait
    if (decided > 0 && cents > 0) to.push({ at: decided, cents })
    if (on >= 0) continue
    const isDecided = decided <= 0
    history.push({
      receivedOn: addDays(today, Math.floor(on)),
      requestedCents: requested,
      wasIncomplete: false,
      isComplete: isComplete && (isDecided || wait - decided > 20),
      decidedOn: isDecided ? addDays(today, decided) : null,
      grantedCents: isDecided ? cents : null,
      isOfThisArea: true,
      isOfThisCeiling: true,
    })
  }
  for (const { at, cents } of to.sort((one, other) => one.at - other.at)) {
    left -= cents
    if (left >= terms.leastCents) continue
    const dryOn = addDays(today, at)
    return { history, dryOn: dryOn > terms.untilDay ? '9999' : dryOn }
  }
  return { history, dryOn: '9999' }
}

describe('the warning', () => {
  const outcomes = simulate(sure, seed(7), 400).outcomes

  test('is told once, and again only after the chance was clearly lower', () => {
    expect(warning(outcomes, today, { chance: 50, weeks: 13 }, false)).toBe('tell')
    expect(warning(outcomes, today, { chance: 50, weeks: 13 }, true)).toBeNull()
    expect(warning(outcomes, today, { chance: 50, weeks: 2 }, false)).toBeNull()
    expect(warning(outcomes, today, { chance: 50, weeks: 2 }, true)).toBe('forget')
    const nearly = outcomes.map((day, index) => (index < 45 ? day : null))
    expect(warning(nearly, today, { chance: 50, weeks: 13 }, true)).toBeNull()
  })
})
