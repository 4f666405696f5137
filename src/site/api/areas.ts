import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import type { ApiFault } from '../../kit/problem.ts'
import {
  allAreas,
  areaData,
  areaFeature,
  areaFeatureSchema,
  areaFeatures,
  areaSchema,
  areasData,
  levelChoice,
  shapesOf,
} from '../../places/index.ts'
import { fault, operation } from './operation.ts'
import { geoJsonType, jsonType } from './schema.ts'

/** An area that is asked for must be there: a filter that is silently dropped would give the wrong numbers. */
export async function areaMustExist(
  act: Act,
  { gebied }: Readonly<Record<string, string>>,
): Promise<readonly ApiFault[]> {
  if (gebied === undefined || (await allAreas(act.db)).some(({ slug }) => slug === gebied)) return []
  return /^[a-z0-9-]{1,80}$/.test(gebied) ? [fault('gebied', 'ongeldig', 'Dit gebied kennen wij niet.')] : []
}

const all = operation({
  address: '/gebieden',
  id: 'gebieden',
  tag: 'gebieden',
  summary: told('Alle gebieden, met of zonder hun grenzen', 'All areas, with or without their borders'),
  query: { niveau: levelChoice.optional().meta(told('Alleen van deze soort.', 'Only of this kind.')) },
  gives: {
    [jsonType]: z.object({ gebieden: z.array(areaSchema) }).meta({ id: 'Gebieden' }),
    [geoJsonType]: z
      .object({ type: z.literal('FeatureCollection'), features: z.array(areaFeatureSchema) })
      .meta({ id: 'GebiedenGeoJson' }),
  },
  read: async ({ act, query, type }) => ({
    body:
      type === geoJsonType
        ? { type: 'FeatureCollection', features: await areaFeatures(act, query.niveau) }
        : { gebieden: await areasData(act, query.niveau) },
  }),
})

const one = operation({
  address: '/gebieden/{gebied}',
  id: 'gebied',
  tag: 'gebieden',
  summary: told('Eén gebied', 'One area'),
  path: {
    gebied: z
      .string()
      .max(100)
      .meta({ ...told('Sleutel van het gebied.', 'Key of the area.'), examples: ['binnenstad'] }),
  },
  gives: { [jsonType]: areaSchema, [geoJsonType]: areaFeatureSchema },
  read: async ({ act, path, type }) => {
    const areas = await allAreas(act.db)
    const area = areas.find(({ slug }) => slug === path.gebied)
    if (!area) throw new NotFound()
    if (type === jsonType) return { body: areaData(act, area, areas) }
    const shapes = await shapesOf(act.db, area.level)
    return { body: areaFeature(act, area, areas, shapes.find(({ id }) => id === area.id)?.geometry) }
  },
})

export const areaOperations = [all, one]
