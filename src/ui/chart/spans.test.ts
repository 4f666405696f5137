import { expect, test } from 'vitest'
import { monthTicks, placeOf, rangeOf, shortened } from './spans.ts'

test('a range begins with a month and ends after its last day', () => {
  expect(rangeOf(['2027-03-09', '2026-11-23'])).toEqual({ from: '2026-11-01', to: '2027-03-23' })
  expect(rangeOf(['2026-11-23'])).toEqual({ from: '2026-11-01', to: '2026-12-07' })
  expect(rangeOf([])).toBeNull()
})

test('days stand in order across the drawing, those outside at its edge', () => {
  const range = { from: '2026-11-01', to: '2027-03-01' }
  const at = (day: string) => placeOf(day, range, 320)
  expect(at('2026-11-01')).toBe(10)
  expect(at('2027-03-01')).toBe(310)
  expect(at('2026-01-01')).toBe(10)
  expect(at('2028-01-01')).toBe(310)
  expect(at('2026-12-31')).toBeCloseTo(160, 0)
})

test('under the axis stand no more months than fit', () => {
  const range = { from: '2026-11-01', to: '2028-02-01' }
  expect(monthTicks(range, 20)).toHaveLength(16)
  expect(monthTicks(range, 4)).toEqual(['2026-11-01', '2027-03-01', '2027-07-01', '2027-11-01'])
})

test('a name that is too long ends in dots', () => {
  expect(shortened('Lindestraat', 11)).toBe('Lindestraat')
  expect(shortened('De Lindestraat opnieuw', 11)).toBe('De Lindest…')
})
