import type { Polygon } from 'geojson'
import { expect, test } from 'vitest'
import { labelPointOf, pathOf, projectionFor } from './project.ts'

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [4.6, 51.8],
      [4.7, 51.8],
      [4.7, 51.85],
      [4.6, 51.85],
      [4.6, 51.8],
    ],
  ],
}

test('north is up and the drawing keeps true proportions', () => {
  const projection = projectionFor([square], 800)
  const [west, north] = projection.point([4.6, 51.85])
  const [east, south] = projection.point([4.7, 51.8])
  expect(west).toBeLessThan(east)
  expect(north).toBeLessThan(south)
  expect((south - north) / (east - west)).toBeCloseTo(0.05 / (0.1 * Math.cos((51.825 * Math.PI) / 180)), 2)
})

test('the label stands in the middle and the path is closed', () => {
  const projection = projectionFor([square], 800)
  expect(labelPointOf(square, projection)[0]).toBe(400)
  expect(pathOf(square, projection)).toMatch(/^M[\d. L]+Z$/)
})

test('no shapes give an empty drawing instead of an error', () => {
  expect(projectionFor([], 100).point([4.6, 51.8])).toEqual([0, 0])
})

test('the label of a bent shape stands inside it, with room around', () => {
  const bent: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [8, 10],
        [8, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  }
  const projection = projectionFor([bent], 1000)
  const [right, bottom] = projection.point([8, 2])
  const [x, y] = labelPointOf(bent, projection)
  expect(x > right + 50 || y > bottom + 50).toBe(true)
})
