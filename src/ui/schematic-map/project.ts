import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'

/** Turns longitude and latitude (degrees, WGS 84) into units of the drawing; north is up. */
export interface Projection {
  readonly width: number
  readonly height: number
  readonly point: (position: Position) => readonly [x: number, y: number]
}

const ringsOf = (shape: Polygon | MultiPolygon): readonly (readonly Position[])[] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()

/** Fits all shapes into a drawing of the given width. At the size of a city a plain stretch is exact enough. */
export function projectionFor(shapes: readonly (Polygon | MultiPolygon)[], width: number): Projection {
  const positions = shapes.flatMap((shape) => ringsOf(shape).flat())
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of positions) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  if (positions.length === 0) return { width, height: width, point: () => [0, 0] }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const margin = 8
  const scale = (width - 2 * margin) / Math.max((east - west) * shrink, 1e-9)
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    width,
    height: Math.ceil((north - south) * scale + 2 * margin),
    point: ([lon = 0, lat = 0]) => [
      round(margin + (lon - west) * shrink * scale),
      round(margin + (north - lat) * scale),
    ],
  }
}

/** The `d` of an SVG path for a shape, holes included (draw with `fill-rule="evenodd"`). */
export function pathOf(shape: Polygon | MultiPolygon, projection: Projection): string {
  return ringsOf(shape)
    .map((ring) => `M${ring.map((position) => projection.point(position).join(' ')).join('L')}Z`)
    .join('')
}

/** The `d` of an SVG path for a line, such as a road. */
export function linePathOf(line: LineString | MultiLineString, projection: Projection): string {
  const lines = line.type === 'LineString' ? [line.coordinates] : line.coordinates
  return lines
    .map((positions) => `M${positions.map((position) => projection.point(position).join(' ')).join('L')}`)
    .join('')
}

type Pair = readonly [x: number, y: number]

/** A place for the label: the centroid of the largest ring, or the roomiest spot when that lies outside the shape. */
export function labelPointOf(shape: Polygon | MultiPolygon, projection: Projection): Pair {
  const rings = ringsOf(shape).map((ring) => ring.map(projection.point))
  let best: { readonly area: number; readonly at: Pair } = { area: -1, at: [0, 0] }
  for (const ring of rings) {
    let [twice, sumX, sumY] = [0, 0, 0]
    for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) {
      const cross = x1 * y2 - x2 * y1
      twice += cross
      sumX += (x1 + x2) * cross
      sumY += (y1 + y2) * cross
    }
    const area = Math.abs(twice)
    if (area > best.area && twice !== 0) {
      best = { area, at: [Math.round(sumX / (3 * twice)), Math.round(sumY / (3 * twice))] }
    }
  }
  const edges = rings.flatMap(edgesOf)
  return isInside(best.at, edges) ? best.at : (roomiestOf(rings.flat(), edges) ?? best.at)
}

type Edge = readonly [Pair, Pair]

const edgesOf = (ring: readonly Pair[]): readonly Edge[] =>
  ring.slice(1).map((to, index) => [ring[index]!, to] as const)

/** Even-odd rule, so that a hole is outside. */
const isInside = ([x, y]: Pair, edges: readonly Edge[]): boolean =>
  edges.filter(([[x1, y1], [x2, y2]]) => y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1)
    .length %
    2 ===
  1

/** Places tried in each direction; fine enough for a label. */
const tried = 24

function roomiestOf(points: readonly Pair[], edges: readonly Edge[]): Pair | null {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [west, east] = [Math.min(...xs), Math.max(...xs)]
  const [north, south] = [Math.min(...ys), Math.max(...ys)]
  let best: { readonly room: number; readonly at: Pair } | null = null
  for (let step = 0; step < tried * tried; step += 1) {
    const at: Pair = [
      Math.round(west + (((step % tried) + 0.5) * (east - west)) / tried),
      Math.round(north + ((Math.floor(step / tried) + 0.5) * (south - north)) / tried),
    ]
    if (!isInside(at, edges)) continue
    const room = Math.min(...edges.map((edge) => distanceTo(edge, at)))
    if (!best || room > best.room) best = { room, at }
  }
  return best?.at ?? null
}

function distanceTo([[x1, y1], [x2, y2]]: Edge, [x, y]: Pair): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
  const share = Math.max(0, Math.min(1, along))
  return Math.hypot(x - (x1 + share * (x2 - x1)), y - (y1 + share * (y2 - y1)))
}
