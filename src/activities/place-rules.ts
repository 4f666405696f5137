import { readPoint } from '../kit/point.ts'

/** A place of the list as who makes it wrote it. */
export interface WrittenPlace {
  readonly name: string
  readonly lon: number | null
  readonly lat: number | null
}

export type PlacesFault =
  | { readonly kind: 'point' | 'long' | 'double'; readonly line: string }
  | { readonly kind: 'many'; readonly line: '' }

const mostPlaces = 200
const longestName = 120

/**
 * Reads a list of places: one on each line, with its point after a semicolon where it is known
 * ("Buurthuis; 51.8133, 4.6736").
 */
export function readPlaces(
  text: string,
):
  | { readonly ok: true; readonly places: readonly WrittenPlace[] }
  | { readonly ok: false; readonly fault: PlacesFault } {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostPlaces) return { ok: false, fault: { kind: 'many', line: '' } }
  const places: WrittenPlace[] = []
  for (const line of lines) {
    const [, before = '', after = ''] = /^([^;]*)(?:;(.*))?$/.exec(line) ?? []
    const name = before.trim()
    const point = after.trim() === '' ? null : readPoint(after)
    if (name === '' || (after.trim() !== '' && point === null))
      return { ok: false, fault: { kind: 'point', line } }
    if (name.length > longestName) return { ok: false, fault: { kind: 'long', line } }
    if (places.some((place) => place.name.toLowerCase() === name.toLowerCase()))
      return { ok: false, fault: { kind: 'double', line } }
    places.push({ name, lon: point?.lon ?? null, lat: point?.lat ?? null })
  }
  return { ok: true, places }
}

/** The list as it is written, to change it. */
export const placesWritten = (places: readonly WrittenPlace[]): string =>
  places
    .map(({ name, lon, lat }) => (lon === null || lat === null ? name : `${name}; ${lat}, ${lon}`))
    .join('\n')

/** A point as it is kept: to about a metre. */
export const roundedPoint = ({ lon, lat }: { readonly lon: number; readonly lat: number }) => ({
  lon: Math.round(lon * 1e5) / 1e5,
  lat: Math.round(lat * 1e5) / 1e5,
})
