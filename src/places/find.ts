import type { Db } from '../kit/db.ts'
import { contains, metresBetween, type Point } from './geometry.ts'
import { type Area, type AreaShape, candidatesAt, shapesOf } from './store.ts'

/** The district a point lies in; null outside the municipality. */
export async function districtAt(db: Db, point: Point): Promise<Area | null> {
  return holder(await candidatesAt(db, 'district', point), point)
}

/** The neighbourhood a point lies in; null where none was drawn. */
export async function neighbourhoodAt(db: Db, point: Point): Promise<Area | null> {
  return holder(await candidatesAt(db, 'neighbourhood', point), point)
}

function holder(shapes: readonly AreaShape[], point: Point): Area | null {
  const found = shapes.find((shape) => contains(shape.geometry, point))
  if (!found) return null
  const { geometry: _, ...area } = found
  return area
}

/** The district nearest to a point outside all of them, by the middle of its box. */
export async function nearestDistrict(db: Db, point: Point): Promise<Area | null> {
  const shapes = await shapesOf(db, 'district')
  const [nearest] = shapes
    .map((shape) => ({ shape, metres: metresBetween(middleOf(shape), point) }))
    .sort((one, other) => one.metres - other.metres)
  if (!nearest) return null
  const { geometry: _, ...area } = nearest.shape
  return area
}

/** A point to stand for an area on a map. */
export function middleOf(shape: Pick<AreaShape, 'geometry'>): Point {
  const points =
    shape.geometry.type === 'Polygon' ? shape.geometry.coordinates[0]! : shape.geometry.coordinates[0]![0]!
  const sum = points.reduce(([x, y], [px, py]) => [x + px, y + py] as const, [0, 0] as const)
  return [sum[0] / points.length, sum[1] / points.length]
}
