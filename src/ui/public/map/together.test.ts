import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Spot, together } from './together.ts'

const itself = (spot: Spot): Spot => spot

test('points far apart stay alone, points on each other come together', () => {
  const market = { x: 10, y: 10 }
  const beside = { x: 20, y: 15 }
  const harbour = { x: 200, y: 40 }
  expect(together([market, harbour, beside], itself, 30)).toEqual([[market, beside], [harbour]])
  expect(together([], itself, 30)).toEqual([])
})

test('no point is lost, and there is room between the groups', () => {
  const spots = fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }),
  )
  fc.assert(
    fc.property(spots, (points) => {
      const groups = together(points, itself, 30)
      expect(groups.flat().length).toBe(points.length)
      for (const [a] of groups) {
        for (const [b] of groups) {
          if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(30)
        }
      }
    }),
  )
})
