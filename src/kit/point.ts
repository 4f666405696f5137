/** A place on earth, in degrees (WGS84). */
export interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** Reads a point as maps give it: `51.8133, 4.6736`, latitude first; null when it is none. */
export function readPoint(text: string): LonLat | null {
  const [, lat, lon] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (lat === undefined || lon === undefined) return null
  const point = { lon: Number(lon), lat: Number(lat) }
  return Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : null
}
