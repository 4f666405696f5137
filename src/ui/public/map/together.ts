export interface Spot {
  readonly x: number
  readonly y: number
}

/**
 * Points that would lie on each other, together: between the first points of two groups there are at least `least`
 * pixels, so that every group can be pointed at (WCAG 2.5.8). The order stays that of the points.
 */
export function together<Point>(
  points: readonly Point[],
  spotOf: (point: Point) => Spot,
  least: number,
): readonly (readonly [Point, ...Point[]])[] {
  const groups: { readonly spot: Spot; readonly points: [Point, ...Point[]] }[] = []
  for (const point of points) {
    const spot = spotOf(point)
    const near = groups.find((group) => Math.hypot(group.spot.x - spot.x, group.spot.y - spot.y) < least)
    if (near) near.points.push(point)
    else groups.push({ spot, points: [point] })
  }
  return groups.map((group) => group.points)
}
