import { NotFound } from '../kit/errors.ts'
import type { Ctx } from '../kit/http.ts'
import { get, type Route, shared } from '../people/index.ts'
import { areasVersion, mapFeatures, shapesOf } from './store.ts'

const zoomLevels = { least: 8, most: 19 }
const tileMilliseconds = 2500

/** The drawn base of every map: districts and water as GeoJSON. */
async function drawnBase(c: Ctx): Promise<Response> {
  const { db } = c.var.act
  const etag = `"${await areasVersion(db)}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, max-age=300')
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304)
  const [districts, features] = await Promise.all([shapesOf(db, 'district'), mapFeatures(db)])
  c.header('Content-Type', 'application/geo+json')
  return c.body(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        ...features.map((one) => ({
          type: 'Feature',
          properties: { kind: one.kind, name: one.name },
          geometry: one.geometry,
        })),
        ...districts.map((one) => ({
          type: 'Feature',
          properties: { kind: 'district', name: one.name, slug: one.slug },
          geometry: one.geometry,
        })),
      ],
    }),
  )
}

/**
 * Passes on a map tile, so that the map service never sees who looks. When it cannot be reached the map keeps its
 * drawn base: the answer is then an empty one.
 */
async function tile(c: Ctx): Promise<Response> {
  const { municipality } = c.var.act
  const [z, x, y] = ['z', 'x', 'y'].map((name) => Number(c.req.param(name)?.replace(/\.png$/, '')))
  const template = municipality.map.tiles_url
  if (!isTile(z) || !isTile(x) || !isTile(y) || z < zoomLevels.least || z > zoomLevels.most)
    throw new NotFound()
  if (x >= 2 ** z || y >= 2 ** z) throw new NotFound()
  if (template === '') return c.body(null, 204)
  const url = template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(tileMilliseconds), redirect: 'error' })
    if (!answer.ok || answer.headers.get('content-type') !== 'image/png') return c.body(null, 204)
    c.header('Content-Type', 'image/png')
    c.header('Cache-Control', 'public, max-age=604800')
    return c.body(await answer.arrayBuffer())
  } catch {
    return c.body(null, 204)
  }
}

const isTile = (value: number | undefined): value is number => Number.isInteger(value) && (value ?? -1) >= 0

export const placesRoutes: readonly Route[] = [
  shared('/kaart/gebieden.json', drawnBase),
  get('/kaart/tegels/:z/:x/:y', 'everyone', tile),
]
