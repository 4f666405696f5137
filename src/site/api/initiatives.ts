import { z } from 'zod'
import {
  filterOf,
  initiativeFeatureSchema,
  kindNames,
  kindOfWord,
  listPublicWhole,
  type PublicInitiative,
  positionOf,
  positionText,
  progressNames,
  progressOfWord,
  publicInitiative,
  publicInitiativeInFullSchema,
  publicInitiativeSchema,
  publicInitiatives,
  readPosition,
  runningProgresses,
  type Sort,
  scopeOf,
  subjectNames,
  subjectOfWord,
} from '../../initiatives/index.ts'
import { choice, told } from '../../kit/described.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { areaMustExist } from './areas.ts'
import { fault, operation } from './operation.ts'
import { areaQuery, geoJsonType, jsonType, nextPage, pageQuery } from './schema.ts'

const sorts = { gewijzigd: 'changed', nieuwste: 'newest', oudste: 'oldest' } as const satisfies Record<
  string,
  Sort
>
const sortOf = (word: string | undefined): Sort =>
  word !== undefined && Object.hasOwn(sorts, word) ? sorts[word as keyof typeof sorts] : 'changed'

const feature = (data: PublicInitiative) => ({
  type: 'Feature' as const,
  id: data.nummer,
  geometry: data.punt,
  properties: data,
})

const list = operation({
  address: '/initiatieven',
  id: 'initiatieven',
  tag: 'initiatieven',
  summary: told('Openbare initiatieven', 'Public initiatives'),
  query: {
    soort: choice(kindNames).optional().meta(told('Alleen van deze soort.', 'Only of this kind.')),
    ...areaQuery,
    onderwerp: choice(subjectNames)
      .optional()
      .meta(told('Alleen over dit onderwerp.', 'Only about this subject.')),
    stand: choice(['lopend', ...progressNames])
      .optional()
      .meta(
        told(
          'Alleen wat zo staat; "lopend" is alles wat nog loopt.',
          'Only what stands so; "lopend" is everything under way.',
        ),
      ),
    zoek: z
      .string()
      .trim()
      .min(1, 'Geef een woord, of laat "zoek" weg.')
      .max(100, 'Geef hoogstens 100 tekens.')
      .optional()
      .meta(
        told(
          'Woorden die er allemaal in staan, in welke vorm ook.',
          'Words that all stand in it, in whatever form.',
        ),
      ),
    volgorde: choice(['gewijzigd', 'nieuwste', 'oudste'])
      .default('gewijzigd')
      .meta({
        default: 'gewijzigd',
        ...told(
          'Wat het laatst veranderde eerst, of het nieuwste of oudste eerst.',
          'What changed last first, or the newest or oldest first.',
        ),
      }),
    ...pageQuery,
  },
  gives: {
    [jsonType]: z
      .object({ initiatieven: z.array(publicInitiativeSchema), volgende: nextPage })
      .meta({ id: 'Initiatieven' }),
    [geoJsonType]: z
      .object({
        type: z.literal('FeatureCollection'),
        features: z.array(initiativeFeatureSchema),
        volgende: nextPage,
      })
      .meta({ id: 'InitiatievenGeoJson' }),
  },
  check: async (act, asked) => [
    ...(await areaMustExist(act, asked)),
    ...(asked.na !== undefined && readPosition(asked.na, sortOf(asked.volgorde)) === null
      ? [fault('na', 'ongeldig', 'Neem het adres in "volgende" over zoals het is.')]
      : []),
  ],
  read: async ({ act, query, type }) => {
    const areas = await allAreas(act.db)
    const sort = sorts[query.volgorde]
    const chosen = {
      ...filterOf(noQuery, scopeOf(areas, query.gebied ?? null)),
      kind: query.soort && kindOfWord[query.soort],
      subject: query.onderwerp && subjectOfWord[query.onderwerp],
      progresses:
        query.stand === undefined
          ? undefined
          : query.stand === 'lopend'
            ? runningProgresses
            : [progressOfWord[query.stand]],
      text: query.zoek,
    }
    const from = query.na === undefined ? null : readPosition(query.na, sort)
    const rows = await listPublicWhole(act.db, chosen, { sort, from, limit: query.aantal + 1 })
    const shown = rows.slice(0, query.aantal)
    const last = shown.at(-1)
    const next = rows.length > shown.length && last ? { na: positionText(positionOf(last, sort)) } : null
    const initiatives = await publicInitiatives(act, shown, areas)
    return type === geoJsonType
      ? { next, body: { type: 'FeatureCollection', features: initiatives.map(feature) } }
      : { next, body: { initiatieven: initiatives } }
  },
})

/** Only the area is taken from the way the site reads its lists. */
const noQuery = {
  kind: null,
  area: null,
  subject: null,
  state: null,
  text: '',
  sort: 'changed',
  from: null,
  backwards: false,
} as const

const one = operation({
  address: '/initiatieven/{nummer}',
  id: 'initiatief',
  tag: 'initiatieven',
  summary: told('Eén initiatief, met alles wat openbaar is', 'One initiative, with all that is public'),
  path: {
    nummer: z
      .string()
      .max(20)
      .meta({
        ...told('Nummer van het initiatief.', 'Number of the initiative.'),
        examples: ['2026-0042'],
      }),
  },
  gives: { [jsonType]: publicInitiativeInFullSchema, [geoJsonType]: initiativeFeatureSchema },
  leads: told('Samengevoegd: het gaat verder in dit initiatief.', 'Merged: it goes on in this initiative.'),
  read: async ({ act, path, type }) => {
    const full = await publicInitiative(act, path.nummer, await allAreas(act.db))
    if ('mergedInto' in full) return { elsewhere: paths.api('initiatieven', full.mergedInto) }
    if (type === jsonType) return { body: full }
    const shown = Object.keys(publicInitiativeSchema.shape) as (keyof PublicInitiative)[]
    const inShort = Object.fromEntries(shown.map((name) => [name, full[name]])) as unknown as PublicInitiative
    return { body: feature(inShort) }
  },
})

export const initiativeOperations = [list, one]
