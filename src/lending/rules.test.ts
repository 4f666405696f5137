import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../kit/dates.ts'
import {
  forgetBefore,
  freeBetween,
  freeOn,
  freeSpans,
  hasLapsed,
  loanFault,
  mayBecome,
  monthIn,
} from './rules.ts'

const today = '2026-11-21'
const item = { amount: 3, most_days: 4, lead_days: 2, retired_on: null }
const taken = [
  { amount: 2, starts_on: '2026-12-01', ends_on: '2026-12-03' },
  { amount: 1, starts_on: '2026-12-03', ends_on: '2026-12-04' },
]

describe('borrowing', () => {
  test('counts what is free each day, the last day of a loan too', () => {
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04', '2026-12-05'].map((day) =>
        freeOn(item, taken, day),
      ),
    ).toEqual([3, 1, 0, 2, 3])
    expect(freeBetween(item, taken, '2026-12-01', '2026-12-02')).toBe(1)
    expect(freeBetween(item, taken, '2026-12-02', '2026-12-05')).toBe(0)
  })

  test.each([
    ['taken', 2, '2026-12-01', '2026-12-01'],
    [null, 1, '2026-12-01', '2026-12-02'],
    ['order', 1, '2026-12-10', '2026-12-09'],
    ['too_soon', 1, '2026-11-22', '2026-11-23'],
    [null, 1, '2026-11-23', '2026-11-23'],
    ['too_long', 1, '2026-12-10', '2026-12-14'],
    [null, 3, '2026-12-10', '2026-12-13'],
    ['too_far', 1, '2027-11-21', '2027-11-22'],
    ['too_many', 4, '2026-12-10', '2026-12-10'],
  ])('says %s', (fault, amount, from, until) => {
    expect(loanFault(item, taken, { amount, from, until }, today)).toBe(fault)
  })

  test('never lets more go than there is', () => {
    const wanted = fc.record({
      amount: fc.integer({ min: 1, max: 4 }),
      start: fc.integer({ min: 0, max: 20 }),
      days: fc.integer({ min: 0, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 30 }), (all) => {
        const lent: { amount: number; starts_on: string; ends_on: string }[] = []
        for (const { amount, start, days } of all) {
          const from = addDays(today, start)
          const until = addDays(from, days)
          if (loanFault(item, lent, { amount, from, until }, today) === null)
            lent.push({ amount, starts_on: from, ends_on: until })
        }
        for (let count = 0; count < 30; count += 1)
          expect(freeOn(item, lent, addDays(today, count))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('goes step by step', () => {
    expect(mayBecome('borrower', 'confirmed', 'cancelled')).toBe(true)
    expect(mayBecome('borrower', 'out', 'cancelled')).toBe(false)
    expect(mayBecome('lender', 'asked', 'out')).toBe(false)
    expect(mayBecome('lender', 'out', 'back')).toBe(true)
    expect(mayBecome('lender', 'back', 'out')).toBe(false)
  })

  test('lapses when nobody answered or fetched it', () => {
    const days = { starts_on: '2026-11-20', ends_on: '2026-11-22' }
    expect(hasLapsed({ ...days, state: 'asked' }, today)).toBe(true)
    expect(hasLapsed({ ...days, state: 'confirmed' }, today)).toBe(false)
    expect(hasLapsed({ ...days, state: 'confirmed' }, '2026-11-23')).toBe(true)
    expect(hasLapsed({ ...days, state: 'out' }, '2026-12-23')).toBe(false)
    expect(forgetBefore(today, 12)).toBe('2025-11-21')
  })

  test('tells neighbouring days on which as many are free as one', () => {
    const taken = [
      { amount: 1, starts_on: '2026-11-24', ends_on: '2026-11-25' },
      { amount: 2, starts_on: '2026-11-25', ends_on: '2026-11-26' },
    ]
    expect(freeSpans({ amount: 2 }, taken, '2026-11-22', '2026-11-27')).toEqual([
      { from: '2026-11-22', until: '2026-11-23', free: 2 },
      { from: '2026-11-24', until: '2026-11-24', free: 1 },
      { from: '2026-11-27', until: '2026-11-27', free: 2 },
    ])
    expect(freeSpans({ amount: 1 }, taken, '2026-11-24', '2026-11-26')).toEqual([])
  })

  test('reads a month', () => {
    expect(monthIn('2026-12')).toBe('2026-12-01')
    expect(monthIn('2026-13')).toBeNull()
    expect(monthIn('9999-12')).toBeNull()
    expect(monthIn('x')).toBeNull()
  })
})
