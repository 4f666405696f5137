import { z } from 'zod'
import type { Act } from '../kit/act.ts'
import { choice, inverted, told } from '../kit/described.ts'
import { absolute } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { type Area, type AreaLevel, type AreaShape, allAreas, shapesOf } from './store.ts'

/** Levels of areas as the API says them. */
export const areaLevels = {
  municipality: 'gemeente',
  jury_area: 'regiegroepgebied',
  district: 'wijk',
  neighbourhood: 'buurt',
} as const satisfies Record<AreaLevel, string>
const levelNames = ['gemeente', 'regiegroepgebied', 'wijk', 'buurt'] as const
const levelOf = inverted<(typeof levelNames)[number], AreaLevel>(areaLevels)

export const levelChoice = choice(levelNames)

const name = { sleutel: told('Naam van het gebied in adressen.', 'Name of the area in addresses.') }

/** An area as other things name it. */
export const areaReferenceSchema = z
  .object({ sleutel: z.string().meta({ ...name.sleutel, examples: ['binnenstad'] }), naam: z.string() })
  .meta({ id: 'GebiedVerwijzing', ...told('Een gebied, kort.', 'An area, in short.') })

export const areaSchema = z
  .object({
    sleutel: z.string().meta({ ...name.sleutel, examples: ['binnenstad'] }),
    code: z
      .string()
      .meta(
        told(
          'Code van het gebied, zoals die van het CBS.',
          'Code of the area, such as that of Statistics Netherlands.',
        ),
      ),
    naam: z.string().meta(told('Naam zoals mensen hem zeggen.', 'Name as people say it.')),
    niveau: z.enum(levelNames).meta(told('Soort gebied.', 'Kind of area.')),
    ligtIn: z
      .string()
      .nullable()
      .meta(told('Sleutel van het gebied waar dit in ligt.', 'Key of the area that this one lies in.')),
    regiegroepgebied: z
      .string()
      .nullable()
      .meta(
        told(
          'Sleutel van het gebied waar de regiegroep over gaat.',
          'Key of the jury area that it belongs to.',
        ),
      ),
    vervallenOp: z.iso
      .date()
      .nullable()
      .meta(
        told(
          'Sinds deze dag is het geen gebied meer; wat er gebeurde, blijft te lezen.',
          'Since this day it is no area any more; what happened there can still be read.',
        ),
      ),
    opgegaanIn: z
      .string()
      .nullable()
      .meta(told('Sleutel van het gebied waarin het opging.', 'Key of the area that it went up in.')),
    inwoners: z.int().nullable().meta(told('Aantal inwoners.', 'Number of residents.')),
    pagina: z.url().meta(told('Pagina voor mensen.', 'Page for people.')),
    adres: z.url().meta(told('Adres in deze API.', 'Address in this API.')),
  })
  .meta({ id: 'Gebied', ...told('Een gebied van de gemeente.', 'An area of the municipality.') })

const ring = z.array(z.array(z.number()).min(2).max(2))
const shapeSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
  ])
  .meta({ id: 'Vlak', ...told('Grens in WGS84.', 'Border in WGS84.') })

export const areaFeatureSchema = z
  .object({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: z.union([shapeSchema, z.null()]),
    properties: areaSchema,
  })
  .meta({ id: 'GebiedFeature', ...told('Een gebied als GeoJSON.', 'An area as GeoJSON.') })

type AreaData = z.infer<typeof areaSchema>
type AreaFeature = z.infer<typeof areaFeatureSchema>

export const areaReference = (area: Area | undefined): z.infer<typeof areaReferenceSchema> | null =>
  area ? { sleutel: area.slug, naam: area.name } : null

export function areaData(act: Act, area: Area, areas: readonly Area[]): AreaData {
  const slugOf = (id: string | null) => areas.find((one) => one.id === id)?.slug ?? null
  return {
    sleutel: area.slug,
    code: area.code,
    naam: area.name,
    niveau: areaLevels[area.level],
    ligtIn: slugOf(area.parent_id),
    regiegroepgebied: slugOf(area.jury_area_id),
    vervallenOp: area.retired_on,
    opgegaanIn: slugOf(area.merged_into),
    inwoners: area.population,
    pagina: absolute(act, paths.area(area.slug)),
    adres: absolute(act, paths.api('gebieden', area.slug)),
  }
}

/** All areas, or those of one level. */
export async function areasData(act: Act, level: keyof typeof levelOf | undefined): Promise<AreaData[]> {
  const areas = await allAreas(act.db)
  return areas
    .filter((area) => level === undefined || area.level === levelOf[level])
    .map((area) => areaData(act, area, areas))
}

/** The same with their borders; an area of which no border was drawn has none. */
export async function areaFeatures(
  act: Act,
  level: keyof typeof levelOf | undefined,
): Promise<AreaFeature[]> {
  const areas = await allAreas(act.db)
  const chosen = areas.filter((area) => level === undefined || area.level === levelOf[level])
  const levels = [...new Set(chosen.map((area) => area.level))]
  const shapes = (await Promise.all(levels.map((one) => shapesOf(act.db, one)))).flat()
  const shapeOf = new Map(shapes.map((shape) => [shape.id, shape.geometry]))
  return chosen.map((area) => areaFeature(act, area, areas, shapeOf.get(area.id)))
}

export const areaFeature = (
  act: Act,
  area: Area,
  areas: readonly Area[],
  geometry: AreaShape['geometry'] | undefined,
): AreaFeature => ({
  type: 'Feature',
  id: area.slug,
  // The types of GeoJSON in places are the same shapes, read-only.
  geometry: (geometry as AreaFeature['geometry'] | undefined) ?? null,
  properties: areaData(act, area, areas),
})
