import { describe, expect, test } from 'vitest'
import { answerBy, isRunning, lastDayOf, mayObject, maySettle, waitsForAnswer } from './rules.ts'

const block = {
  ...{ last_day: '2026-11-27', ended_at: null, objected_at: null, objection_outcome: null },
  blocked_by: 'lena',
}
const at = new Date('2026-11-24T10:00:00Z')

describe('a block', () => {
  test('lasts so many days, today being the first, and ends by itself', () => {
    expect(lastDayOf('2026-11-21', 7)).toBe('2026-11-27')
    expect(isRunning(block, '2026-11-27')).toBe(true)
    expect(isRunning(block, '2026-11-28')).toBe(false)
    expect(isRunning({ ...block, ended_at: at }, '2026-11-24')).toBe(false)
  })

  test('is objected to once, while it runs, and somebody else decides', () => {
    expect(mayObject(block, '2026-11-24')).toBe(true)
    expect(mayObject(block, '2026-11-28')).toBe(false)
    const objected = { ...block, objected_at: at }
    expect(mayObject(objected, '2026-11-24')).toBe(false)
    expect(waitsForAnswer(objected, '2026-11-24')).toBe(true)
    expect(waitsForAnswer({ ...objected, objection_outcome: 'stays' }, '2026-11-24')).toBe(false)
    expect(maySettle({ personId: 'lena' }, block)).toBe(false)
    expect(maySettle({ personId: null }, block)).toBe(false)
    expect(maySettle({ personId: 'ada' }, block)).toBe(true)
  })

  test('an answer comes in working days', () => {
    expect(answerBy(at, 5)).toBe('2026-12-01')
  })
})
