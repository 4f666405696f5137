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

/** A place for the label: the centroid of the largest ring. */
export function labelPointOf(
  shape: Polygon | MultiPolygon,
  projection: Projection,
): readonly [number, number] {
  let best: { readonly area: number; readonly at: readonly [number, number] } = { area: -1, at: [0, 0] }
  for (const ring of ringsOf(shape)) {
    let [twice, sumX, sumY] = [0, 0, 0]
    for (let index = 0; index < ring.length - 1; index += 1) {
      const [x1, y1] = projection.point(ring[index]!)
      const [x2, y2] = projection.point(ring[index + 1]!)
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
  return best.at
}
