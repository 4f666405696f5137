import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { safeAmount, safeParts } from '../kit/small-amounts.ts'
import { contactNorm, marksOf, metOf, periodsOf, safePart, waitOf, withinDays } from './rules.ts'

describe('a wait', () => {
  it('is told by its middle and by nine out of ten', () => {
    const spread = [
      { days: 2, amount: 4 },
      { days: 3, amount: 4 },
      { days: 9, amount: 1 },
      { days: 30, amount: 1 },
    ]
    expect(waitOf(spread)).toEqual({ amount: 10, median: 3, nineOfTen: 9 })
  })

  it('is not told of a few', () => {
    expect(waitOf([{ days: 2, amount: 4 }])).toEqual({ amount: 4, median: null, nineOfTen: null })
    expect(waitOf([])).toEqual({ amount: 0, median: null, nineOfTen: null })
  })

  it('holds for at least the share it names', () => {
    const spread = fc.array(fc.record({ days: fc.nat(300), amount: fc.integer({ min: 1, max: 40 }) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(spread, fc.constantFrom(0.5, 0.9), (spread, share) => {
        const within = withinDays(spread, share)!
        const all = spread.reduce((sum, { amount }) => sum + amount, 0)
        const reached = (most: number) =>
          spread.filter(({ days }) => days <= most).reduce((sum, { amount }) => sum + amount, 0)
        expect(reached(within)).toBeGreaterThanOrEqual(share * all)
        expect(reached(within - 1)).toBeLessThan(share * all)
      }),
    )
  })
})

describe('a norm', () => {
  it('counts what is past its last day as late, and what runs not at all', () => {
    expect(
      metOf([
        { status: 'in_time', amount: 6 },
        { status: 'late', amount: 1 },
        { status: 'overdue', amount: 1 },
        { status: 'void', amount: 5 },
      ]),
    ).toEqual({ inTime: 6, judged: 8, share: 75 })
    expect(metOf([])).toEqual({ inTime: 0, judged: 0, share: null })
  })
})

describe('small numbers', () => {
  it('give no mark', () => {
    expect(marksOf([{ days: 8, amount: safeAmount - 1 }])).toEqual({
      answers: safeAmount - 1,
      average: null,
      spread: null,
    })
    expect(
      marksOf([
        { days: 8, amount: 5 },
        { days: 5, amount: 5 },
      ]).average,
    ).toBe(6.5)
  })

  it('are not shown apart, and cannot be found by subtracting', () => {
    const parts = fc.array(fc.record({ amount: fc.nat(40) }))
    fc.assert(
      fc.property(parts, (parts) => {
        const shown = safeParts(parts)
        const rest = parts
          .filter((part) => !shown.includes(part))
          .reduce((sum, { amount }) => sum + amount, 0)
        expect(shown.every(({ amount }) => amount >= safeAmount)).toBe(true)
        expect(shown.length === 0 || rest === 0 || rest >= safeAmount).toBe(true)
      }),
    )
  })
})

describe('periods', () => {
  it('are whole months up to today', () => {
    expect(periodsOf('2025-03-01', '2026-11-21')).toEqual([
      { key: 'jaar', from: '2025-12-01', to: '2026-11-21' },
      { key: '2026', from: '2026-01-01', to: '2026-11-21' },
      { key: '2025', from: '2025-01-01', to: '2025-12-31' },
      { key: 'alles', from: '2025-03-01', to: '2026-11-21' },
    ])
    expect(periodsOf(null, '2026-11-21').map(({ key }) => key)).toEqual(['jaar', '2026', 'alles'])
  })
})

test('a part of a whole is told when neither it nor what is left is a few people', () => {
  expect(safePart(12, 30)).toEqual({ whole: 42, part: 12, share: 29 })
  expect(safePart(12)).toEqual({ whole: 12, part: 12, share: 100 })
  expect(safePart(0, 30)).toEqual({ whole: 30, part: 0, share: 0 })
  expect(safePart(3, 30)).toEqual({ whole: 33, part: null, share: null })
  expect(safePart(30, 3)).toEqual({ whole: 33, part: null, share: null })
  expect(safePart(0, 12, 3)).toEqual({ whole: 15, part: null, share: null })
  expect(safePart(4, 5)).toEqual({ whole: null, part: null, share: null })
})

test('the front page promises the longest term of all processes, so that it holds for every idea', () => {
  const process = (length: number, unit: 'working_days' | 'weeks') => ({
    norms: [
      {
        key: 'contact' as const,
        title: { nl: 'x', en: 'x' },
        term: { length, unit, kind: 'service' as const },
        from: { event: 'submitted' as const },
        until: [{ event: 'guide_appointed' as const }],
        pausable: false,
        repeats: false,
      },
    ],
  })
  expect(contactNorm([process(1, 'weeks'), process(7, 'working_days')])).toMatchObject({ length: 7 })
  expect(contactNorm([process(5, 'working_days'), process(2, 'weeks')])).toMatchObject({ unit: 'weeks' })
  expect(contactNorm([{ norms: [] }])).toBeNull()
})
