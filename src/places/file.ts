import { boxOf, type Geometry, type Point, twiceSurface } from './geometry.ts'

/** What a file says of one area, as far as somebody may want to use it. */
export type Properties = Readonly<Record<string, string | number | boolean>>

export interface FileArea {
  readonly properties: Properties
  readonly geometry: Geometry
}

export interface AreaFile {
  readonly areas: readonly FileArea[]
  /** Points and lines in the file: they are no areas. */
  readonly leftOut: number
  /** Areas whose border crosses itself, by name: they work, and look odd on the map. */
  readonly crossing: readonly string[]
}

export type FileFault =
  | { readonly code: 'empty' | 'packed' | 'xml' | 'not_json' | 'not_geojson' | 'no_areas' | 'too_many' }
  | { readonly code: 'dutch_grid' | 'other_grid' | 'swapped' }
  | { readonly code: 'open_ring' | 'short_ring' | 'no_numbers' | 'flat'; readonly area: string }

export type ReadFile =
  | { readonly ok: true; readonly file: AreaFile }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** More than this nobody can look through, and no Dutch municipality has. */
export const mostAreas = 2000
const mostFaults = 10
const mostProperties = 60
const mostCharacters = 200
/** Looking for crossings costs the square of the points of a ring; past this we stop looking. */
const mostComparisons = 40_000_000

const refused = (
  ...codes: readonly ('empty' | 'packed' | 'xml' | 'not_json' | 'not_geojson')[]
): ReadFile => ({
  ok: false,
  faults: codes.map((code) => ({ code })),
})

/** Reads a GeoJSON file of areas (WGS84). What is wrong comes back as faults that a person can do something with. */
export function readAreaFile(bytes: Uint8Array): ReadFile {
  if (bytes.byteLength === 0) return refused('empty')
  // A zip, such as a packed shapefile or a GeoPackage, begins with these letters.
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  if (/^(PK|SQLite format|Rar!|7z)/.test(start)) return refused('packed')
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '')
  if (/^\s*</.test(text)) return refused('xml')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refused('not_json')
  }
  const features = featuresOf(json)
  return features === null ? refused('not_geojson') : readFeatures(features)
}

function featuresOf(json: unknown): readonly unknown[] | null {
  if (!isThing(json)) return null
  if (json.type === 'Feature') return [json]
  return json.type === 'FeatureCollection' && Array.isArray(json.features) ? json.features : null
}

function readFeatures(features: readonly unknown[]): ReadFile {
  const areas: FileArea[] = []
  const faults: FileFault[] = []
  const crossing: string[] = []
  let leftOut = 0
  let comparisons = 0
  for (const [at, feature] of features.entries()) {
    const properties = isThing(feature) && isThing(feature.properties) ? plain(feature.properties) : {}
    const given = isThing(feature) ? feature.geometry : null
    if (!isThing(given) || (given.type !== 'Polygon' && given.type !== 'MultiPolygon')) {
      leftOut += 1
      continue
    }
    const area = calledIn(properties, at)
    const read = geometryOf(given.type, given.coordinates)
    if (typeof read === 'string') faults.push({ code: read, area })
    else {
      areas.push({ properties, geometry: read })
      comparisons += ringsOf(read).reduce((sum, { length }) => sum + length ** 2, 0)
      if (comparisons < mostComparisons && ringsOf(read).some(crossesItself)) crossing.push(area)
    }
    if (faults.length >= mostFaults) break
  }
  if (faults.length > 0) return { ok: false, faults }
  if (areas.length === 0) return { ok: false, faults: [{ code: 'no_areas' }] }
  if (areas.length > mostAreas) return { ok: false, faults: [{ code: 'too_many' }] }
  const grid = gridOf(areas)
  if (grid) return { ok: false, faults: [{ code: grid }] }
  return { ok: true, file: { areas, leftOut, crossing } }
}

/** By which of the usual names somebody knows the area; else its place in the file. */
function calledIn(properties: Properties, at: number): string {
  const name = ['name', 'naam', 'statnaam', 'wijknaam', 'buurtnaam', 'code', 'statcode']
    .map((key) => properties[key])
    .find((value) => value !== undefined)
  return name === undefined ? `#${at + 1}` : String(name)
}

function plain(properties: Readonly<Record<string, unknown>>): Properties {
  const kept = Object.entries(properties).flatMap(
    ([key, value]): readonly (readonly [string, string | number | boolean])[] => {
      if (typeof value === 'number' || typeof value === 'boolean') return [[key, value] as const]
      if (typeof value !== 'string' || value.trim() === '') return []
      return [
        [
          key,
          value
            .normalize('NFC')
            .replace(/\p{Cc}/gu, ' ')
            .trim()
            .slice(0, mostCharacters),
        ] as const,
      ]
    },
  )
  return Object.fromEntries(kept.slice(0, mostProperties))
}

type GeometryFault = 'open_ring' | 'short_ring' | 'no_numbers' | 'flat'

function geometryOf(type: 'Polygon' | 'MultiPolygon', coordinates: unknown): Geometry | GeometryFault {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons) || polygons.length === 0) return 'short_ring'
  const read: Point[][][] = []
  for (const polygon of polygons as readonly unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'short_ring'
    const rings: Point[][] = []
    for (const ring of polygon as readonly unknown[]) {
      const points = pointsOf(ring)
      if (typeof points === 'string') return points
      rings.push(points)
    }
    read.push(rings)
  }
  return type === 'Polygon' ? { type, coordinates: read[0] ?? [] } : { type, coordinates: read }
}

function pointsOf(ring: unknown): Point[] | GeometryFault {
  if (!Array.isArray(ring) || ring.length < 4) return 'short_ring'
  const points: Point[] = []
  for (const position of ring as readonly unknown[]) {
    if (!Array.isArray(position)) return 'no_numbers'
    // A third number is a height: it says nothing on a map.
    const [x, y]: readonly unknown[] = position
    if (typeof x !== 'number' || typeof y !== 'number') return 'no_numbers'
    points.push([x, y])
  }
  const [first, last] = [points[0]!, points.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) return 'open_ring'
  return twiceSurface(points) === 0 ? 'flat' : points
}

/** In which coordinates the file is drawn, when those are not longitude and latitude; null when they are. */
function gridOf(areas: readonly FileArea[]): 'dutch_grid' | 'other_grid' | 'swapped' | null {
  const boxes = areas.map(({ geometry }) => boxOf(geometry))
  const west = Math.min(...boxes.map((box) => box.west))
  const east = Math.max(...boxes.map((box) => box.east))
  const south = Math.min(...boxes.map((box) => box.south))
  const north = Math.max(...boxes.map((box) => box.north))
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90)
    // The Netherlands lie around 5 east, 52 north: the other way round it is the sea near Somalia.
    return west > 45 && east < 60 && south > -10 && north < 20 ? 'swapped' : null
  const isDutch = west > -10_000 && east < 320_000 && south > 290_000 && north < 640_000
  return isDutch ? 'dutch_grid' : 'other_grid'
}

const ringsOf = (geometry: Geometry): readonly (readonly Point[])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** Whether two sides of a ring cross. */
function crossesItself(ring: readonly Point[]): boolean {
  const sides = ring.length - 1
  for (let one = 0; one < sides - 2; one += 1) {
    const last = one === 0 ? sides - 1 : sides
    for (let other = one + 2; other < last; other += 1)
      if (cross(ring[one]!, ring[one + 1]!, ring[other]!, ring[other + 1]!)) return true
  }
  return false
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

const isThing = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
