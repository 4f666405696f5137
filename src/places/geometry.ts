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
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [x, y] of polygonsOf(geometry).flat(2)) {
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
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

/** Whether an area holds a point, or comes within so many metres of it; good enough within a city. */
export function comesWithin(geometry: Geometry, point: Point, metres: number): boolean {
  if (contains(geometry, point)) return true
  return polygonsOf(geometry).some((rings) =>
    rings.some((ring) =>
      ring.some((from, at) => metresToLine(point, from, ring[(at + 1) % ring.length]!) <= metres),
    ),
  )
}

/** Distance in metres from a point to the line between two others. */
function metresToLine([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  // A degree of longitude is shorter than one of latitude.
  const narrower = Math.cos((y * Math.PI) / 180)
  const [dx, dy] = [(x2 - x1) * narrower, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - x1) * narrower * dx + (y - y1) * dy) / length
  const part = Math.min(1, Math.max(0, along))
  return metresBetween([x, y], [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part])
}

/** Twice the surface of a ring, in square degrees; which way it turns does not matter. */
export const twiceSurface = (ring: readonly Point[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0),
  )

/** A point that lies well inside the largest part of a shape: halfway its height, in the widest stretch there. */
export function insidePoint(geometry: Geometry): Point {
  const [largest] = [...polygonsOf(geometry)].sort(
    ([one = []], [other = []]) => twiceSurface(other) - twiceSurface(one),
  )
  const rings = largest ?? []
  const { south, north } = boxOf({ type: 'Polygon', coordinates: rings.slice(0, 1) })
  const y = (south + north) / 2
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap(([x1, y1], at) => {
        const [x2, y2] = ring[(at + 1) % ring.length]!
        return y1 > y !== y2 > y ? [((x2 - x1) * (y - y1)) / (y2 - y1) + x1] : []
      }),
    )
    .sort((one, other) => one - other)
  let widest: readonly [from: number, to: number] = [crossings[0] ?? 0, crossings[1] ?? crossings[0] ?? 0]
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at]!, crossings[at + 1]!]
    if (to - from > widest[1] - widest[0]) widest = [from, to]
  }
  return [(widest[0] + widest[1]) / 2, y]
}

/** Points nearer than this to the one before are left out of a drawing: some five metres. */
const thinnest = 0.00005

/** The same shape with fewer points, for a drawing of the whole city. */
export function thinned(geometry: Geometry): Geometry {
  const thin = (ring: Ring): Ring => {
    const kept: Point[] = []
    for (const point of ring) {
      const last = kept.at(-1)
      if (!last || Math.abs(last[0] - point[0]) + Math.abs(last[1] - point[1]) > thinnest) kept.push(point)
    }
    return kept.length < 4 ? ring : [...kept.slice(0, -1), ring.at(-1)!]
  }
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(thin) }
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(thin)) }
}

/** Two shapes as one; they may touch, the border between them stays drawn. */
export const together = (one: Geometry, other: Geometry): Geometry => ({
  type: 'MultiPolygon',
  coordinates: [...polygonsOf(one), ...polygonsOf(other)],
})
