import { describe, expect, test } from 'vitest'
import { isInTime, isOld, lastDayToAsk, linesOf } from './rules.ts'

const notice = { asks: 'notice', lead_days: 21 } as const

describe('what one may just do', () => {
  test('is asked so many days ahead', () => {
    expect(lastDayToAsk(notice, '2026-12-12')).toBe('2026-11-21')
    expect(isInTime(notice, '2026-12-12', '2026-11-21')).toBe(true)
    expect(isInTime(notice, '2026-12-12', '2026-11-22')).toBe(false)
  })

  test('has no last day where nothing is asked', () => {
    expect(lastDayToAsk({ asks: 'nothing', lead_days: null }, '2026-12-12')).toBeNull()
    expect(isInTime({ asks: 'nothing', lead_days: null }, '2026-11-21', '2026-11-21')).toBe(true)
  })

  test('is looked at once a year', () => {
    expect(isOld('2025-11-21', '2026-11-21')).toBe(true)
    expect(isOld('2025-11-22', '2026-11-21')).toBe(false)
  })

  test('has a condition on each line', () => {
    expect(linesOf(' Een.\n\n  Twee. \n')).toEqual(['Een.', 'Twee.'])
  })
})
