import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frames, scalesOf, shownLabels, stretches, ticksTo } from './layout.ts'

test('an axis starts at nothing, in round steps, and holds the highest value', () => {
  expect(ticksTo(4)).toEqual([0, 1, 2, 3, 4])
  expect(ticksTo(23)).toEqual([0, 5, 10, 15, 20, 25])
  expect(ticksTo(100)).toEqual([0, 20, 40, 60, 80, 100])
  expect(ticksTo(0)).toEqual([0, 1])
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3000, noNaN: true }), (most) => {
      const ticks = ticksTo(most)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      expect(ticks.length).toBeLessThanOrEqual(7)
    }),
  )
})

test('a line is broken where nothing is known', () => {
  const scales = scalesOf(frames.wide, 4, 10)
  expect(stretches([1, null, 3, 4], scales)).toHaveLength(2)
  expect(stretches([null, null], scales)).toEqual([])
  expect(scales.y(0)).toBe(frames.wide.height - frames.wide.bottom)
  expect(scales.y(10)).toBe(frames.wide.top)
})

test('the last month is always named', () => {
  expect(shownLabels(5, 300, 60)).toEqual([true, true, true, true, true])
  expect(shownLabels(6, 300, 100)).toEqual([false, true, false, true, false, true])
})
