/** Longitude and latitude (WGS84), in that order, as in GeoJSON. */
export type Point = readonly [longitude: number, latitude: number]
type Ring = readonly Point[]

export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

const polygonsOf = (geometry: Geometry): readonly (readonly Ring[])[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

/** Whether the point lies in the area; holes are outside. Even-odd rule, no projection: a city is small. */
export function contains(geometry: Geometry, point: Point): boolean {
  return polygonsOf(geometry).some((rings) => rings.filter((ring) => inRing(ring, point)).length % 2 === 1)
}

function inRing(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1, y1] = ring[at]!
    const [x2, y2] = ring[before]!
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

export function boxOf(geometry: Geometry): Box {
  const points = polygonsOf(geometry).flat(2)
  return {
    west: Math.min(...points.map(([x]) => x)),
    south: Math.min(...points.map(([, y]) => y)),
    east: Math.max(...points.map(([x]) => x)),
    north: Math.max(...points.map(([, y]) => y)),
  }
}

export const inBox = (box: Box, [x, y]: Point): boolean =>
  x >= box.west && x <= box.east && y >= box.south && y <= box.north

/** Distance in metres between two points, good enough within a city. */
export function metresBetween([x1, y1]: Point, [x2, y2]: Point): number {
  const radians = Math.PI / 180
  const dx = (x2 - x1) * radians * Math.cos(((y1 + y2) / 2) * radians)
  const dy = (y2 - y1) * radians
  return Math.sqrt(dx * dx + dy * dy) * 6_371_000
}
