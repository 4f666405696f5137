import { z } from 'zod'
import type { Db } from '../kit/db.ts'
import { slugOf } from '../kit/slug.ts'
import { findableFollowsAreas } from './findable.ts'
import { boxOf, type Geometry } from './geometry.ts'
import { type AreaLevel, allAreas, type MapFeature, putArea, replaceMapFeatures } from './store.ts'

const ring = z.array(z.tuple([z.number(), z.number()])).min(4)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])

const text = z.string().trim().min(1)

/** Our own names of properties, and those of Statistics Netherlands (CBS wijken en buurten). */
const properties = z.looseObject({
  code: text.optional(),
  statcode: text.optional(),
  name: text.optional(),
  naam: text.optional(),
  statnaam: text.optional(),
  level: z.string().optional(),
  rubriek: z.string().optional(),
  parent: text.optional(),
  wijkcode: text.optional(),
  jury_area: text.nullish(),
  population: z.number().int().nonnegative().nullish(),
  aantalInwoners: z.number().int().nullish(),
  water: z.boolean().optional(),
})

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(z.object({ type: z.literal('Feature'), geometry, properties }))
    .min(1, 'there is no feature in this file'),
})

const levels: Readonly<Record<string, AreaLevel>> = {
  district: 'district',
  wijk: 'district',
  neighbourhood: 'neighbourhood',
  buurt: 'neighbourhood',
}

/** Which districts belong to which jury area, by name; from configuration. */
export type JuryAreas = Readonly<Record<string, readonly string[]>>

export interface Imported {
  readonly districts: number
  readonly neighbourhoods: number
  readonly unassigned: readonly string[]
}

/**
 * Takes areas from GeoJSON (WGS84). Districts first, then neighbourhoods under them; the same code again changes
 * the area. A district that no jury area claims stays unassigned: its applicant chooses.
 * @throws with one line per fault when the file is no such GeoJSON
 */
export async function importAreas(db: Db, json: unknown, juryAreas: JuryAreas): Promise<Imported> {
  const parsed = collection.safeParse(json)
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 10)
      .map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`This is not a GeoJSON file of areas:\n${faults.join('\n')}`)
  }
  const { features } = parsed.data
  if (db.isTransaction) return storeAreas(db, features, juryAreas)
  return db.transaction().execute((tx) => storeAreas(tx, features, juryAreas))
}

const drawing = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      geometry: z.looseObject({ type: z.string() }),
      properties: z.looseObject({ kind: text, name: text.nullish() }),
    }),
  ),
})

/** Takes what is only drawn on the schematic map: parks, roads, railways. The same kinds again replace the old. */
export async function importDrawing(db: Db, json: unknown): Promise<void> {
  const { features } = drawing.parse(json)
  for (const kind of new Set(features.map((feature) => feature.properties.kind))) {
    const ofKind = features.filter((feature) => feature.properties.kind === kind)
    await replaceMapFeatures(
      db,
      kind,
      ofKind.map(({ geometry, properties }) => ({ kind, name: properties.name ?? null, geometry })),
    )
  }
}

type Feature = z.infer<typeof collection>['features'][number]

async function storeAreas(db: Db, features: readonly Feature[], juryAreas: JuryAreas): Promise<Imported> {
  const known = await allAreas(db)
  const idOf = new Map(known.map((area) => [area.code, area.id]))
  const slugs = new Map(known.map((area) => [area.slug, area.code]))
  const juryIds = await putJuryAreas(db, juryAreas)
  const unassigned: string[] = []
  const counts = { district: 0, neighbourhood: 0 }
  const land = features.filter((feature) => !isWater(feature))
  for (const level of ['district', 'neighbourhood'] as const) {
    for (const [sort, feature] of land.entries()) {
      if (levelOf(feature) !== level) continue
      const code = codeOf(feature)
      const name = feature.properties.name ?? feature.properties.naam ?? feature.properties.statnaam ?? code
      const parentCode = feature.properties.parent ?? feature.properties.wijkcode
      const jury = level === 'district' ? juryOf(feature, name, juryAreas) : null
      if (level === 'district' && !jury) unassigned.push(name)
      const shape: Geometry = feature.geometry
      const id = await putArea(db, {
        code,
        slug: freeSlug(slugs, name, code),
        name,
        level,
        parent_id: (level === 'neighbourhood' && parentCode && idOf.get(parentCode)) || null,
        jury_area_id: jury ? (juryIds.get(jury) ?? null) : null,
        population: feature.properties.population ?? feature.properties.aantalInwoners ?? null,
        geometry: shape,
        box: boxOf(shape),
        sort,
      })
      idOf.set(code, id)
      counts[level] += 1
    }
  }
  const water = features.filter(isWater).map(toMapFeature)
  if (water.length > 0) await replaceMapFeatures(db, 'water', water)
  await findableFollowsAreas(db)
  return { districts: counts.district, neighbourhoods: counts.neighbourhood, unassigned }
}

async function putJuryAreas(db: Db, juryAreas: JuryAreas): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const [sort, name] of Object.keys(juryAreas).entries()) {
    const code = `RG-${slugOf(name).toUpperCase()}`
    const area = { code, slug: `regiegroep-${slugOf(name)}`, name, level: 'jury_area', sort } as const
    const nothing = { parent_id: null, jury_area_id: null, population: null, geometry: null, box: null }
    ids.set(name, await putArea(db, { ...area, ...nothing }))
  }
  return ids
}

function juryOf(feature: Feature, name: string, juryAreas: JuryAreas): string | null {
  if (feature.properties.jury_area) return feature.properties.jury_area
  // "Nieuw-Krispijn" and "Nieuw Krispijn" are one district.
  const isThis = (other: string) => slugOf(other) === slugOf(name)
  return Object.entries(juryAreas).find(([, districts]) => districts.some(isThis))?.[0] ?? null
}

const isWater = (feature: Feature): boolean =>
  feature.properties.water === true ||
  feature.properties.level === 'water' ||
  feature.properties.naam === 'Water'

const levelOf = (feature: Feature): AreaLevel | undefined =>
  levels[feature.properties.level ?? feature.properties.rubriek ?? '']

const codeOf = (feature: Feature): string =>
  feature.properties.code ??
  feature.properties.statcode ??
  slugOf(feature.properties.name ?? 'area').toUpperCase()

const toMapFeature = (feature: Feature): MapFeature => ({
  kind: 'water',
  name: feature.properties.name ?? feature.properties.naam ?? null,
  geometry: feature.geometry,
})

/** Two areas may share a name (a district and its centre); the second gets its code behind it. */
function freeSlug(slugs: Map<string, string>, name: string, code: string): string {
  for (const slug of [slugOf(name), `${slugOf(name)}-${slugOf(code)}`]) {
    const owner = slugs.get(slug)
    if (owner === undefined || owner === code) {
      slugs.set(slug, code)
      return slug
    }
  }
  return slugOf(code)
}
