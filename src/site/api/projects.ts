import { z } from 'zod'
import { publicActivities, publicActivitySchema } from '../../activities/index.ts'
import { publicAnswerSchema, publicAnswers } from '../../answers/index.ts'
import { subjectNames, subjectOfWord } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { choice, told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import { allAreas } from '../../places/index.ts'
import {
  type PublicProjectData,
  projectFeatureSchema,
  projectStands,
  projectsFor,
  publicMeetingSchema,
  publicMeetings,
  publicProject,
  publicProjectData,
  publicProjectInFull,
  publicProjectInFullSchema,
  publicProjectSchema,
} from '../../projects/index.ts'
import { areaMustExist } from './areas.ts'
import { fault, operation } from './operation.ts'
import { areaQuery, geoJsonType, jsonType, nextPage, pageQuery } from './schema.ts'

const feature = (data: PublicProjectData) => ({
  type: 'Feature' as const,
  id: data.nummer,
  geometry: data.punt,
  properties: data,
})

const list = operation({
  address: '/projecten',
  id: 'projecten',
  tag: 'projecten',
  summary: told('Projecten waarin mensen meedoen', 'Projects in which people take part'),
  query: {
    ...areaQuery,
    onderwerp: choice(subjectNames)
      .optional()
      .meta(told('Alleen over dit onderwerp.', 'Only about this subject.')),
    stand: choice(projectStands)
      .optional()
      .meta(told('Alleen wat vandaag zo staat.', 'Only what stands so today.')),
    ...pageQuery,
  },
  gives: {
    [jsonType]: z
      .object({ projecten: z.array(publicProjectSchema), volgende: nextPage })
      .meta({ id: 'Projecten' }),
    [geoJsonType]: z
      .object({
        type: z.literal('FeatureCollection'),
        features: z.array(projectFeatureSchema),
        volgende: nextPage,
      })
      .meta({ id: 'ProjectenGeoJson' }),
  },
  check: async (act, asked) => [
    ...(await areaMustExist(act, asked)),
    ...(asked.na !== undefined && (await publicProject(act, asked.na)) === null
      ? [fault('na', 'ongeldig', 'Neem het adres in "volgende" over zoals het is.')]
      : []),
  ],
  read: async ({ act, query, type }) => {
    const areas = await allAreas(act.db)
    const area = areas.find(({ slug }) => slug === query.gebied)
    const subject = query.onderwerp && subjectOfWord[query.onderwerp]
    // By number: the place in the list stays, whatever opens or closes between two pages.
    const found = (await projectsFor(act, { area, areas, withWholeCity: true }))
      .filter(({ project }) => subject === undefined || project.subjects.includes(subject))
      .map((one) => publicProjectData(act, one, areas))
      .filter(({ stand }) => query.stand === undefined || stand === query.stand)
      .sort((one, other) => (one.nummer < other.nummer ? 1 : -1))
    const rest = found.filter(({ nummer }) => query.na === undefined || nummer < query.na)
    const shown = rest.slice(0, query.aantal)
    const last = shown.at(-1)
    const next = rest.length > shown.length && last ? { na: last.nummer } : null
    return type === geoJsonType
      ? { next, body: { type: 'FeatureCollection', features: shown.map(feature) } }
      : { next, body: { projecten: shown } }
  },
})

const path = {
  project: z
    .string()
    .max(20)
    .meta({ ...told('Nummer van het project.', 'Number of the project.'), examples: ['P2026-0001'] }),
}

/** @throws NotFound when it does not exist or nobody may see it yet */
async function shown(act: Act, number: string) {
  const found = await publicProject(act, number)
  if (!found) throw new NotFound('project')
  return found
}

const one = operation({
  address: '/projecten/{project}',
  id: 'project',
  tag: 'projecten',
  summary: told(
    'Eén project, met het plan zoals het is gepubliceerd',
    'One project, with its published plan',
  ),
  path,
  gives: { [jsonType]: publicProjectInFullSchema, [geoJsonType]: projectFeatureSchema },
  read: async ({ act, path, type }) => {
    const [found, areas] = await Promise.all([shown(act, path.project), allAreas(act.db)])
    return type === geoJsonType
      ? { body: feature(publicProjectData(act, found, areas)) }
      : { body: await publicProjectInFull(act, found, areas) }
  },
})

const activities = operation({
  address: '/projecten/{project}/activiteiten',
  id: 'activiteiten',
  tag: 'projecten',
  summary: told('Waaraan je in een project kunt meedoen', 'What can be taken part in, in a project'),
  path,
  // How much was put in changes without a word.
  neverKept: true,
  gives: {
    [jsonType]: z.object({ activiteiten: z.array(publicActivitySchema) }).meta({ id: 'Activiteiten' }),
  },
  read: async ({ act, path }) => {
    const { project } = await shown(act, path.project)
    return { body: { activiteiten: await publicActivities(act, project) } }
  },
})

const meetings = operation({
  address: '/projecten/{project}/bijeenkomsten',
  id: 'bijeenkomsten',
  tag: 'projecten',
  summary: told('Openbare bijeenkomsten van een project', 'Public meetings of a project'),
  path,
  gives: {
    [jsonType]: z.object({ bijeenkomsten: z.array(publicMeetingSchema) }).meta({ id: 'Bijeenkomsten' }),
  },
  read: async ({ act, path }) => {
    const { project } = await shown(act, path.project)
    return { body: { bijeenkomsten: await publicMeetings(act, project) } }
  },
})

const answers = operation({
  address: '/projecten/{project}/antwoorden',
  id: 'antwoorden',
  tag: 'projecten',
  summary: told('Wat er met de inbreng is gedaan', 'What was done with what people put in'),
  path,
  // How much was put in changes without a word.
  neverKept: true,
  gives: {
    [jsonType]: z.object({ antwoorden: z.array(publicAnswerSchema) }).meta({ id: 'Antwoorden' }),
  },
  read: async ({ act, path }) => {
    const { project } = await shown(act, path.project)
    return { body: { antwoorden: await publicAnswers(act, project) } }
  },
})

export const projectOperations = [list, one, activities, meetings, answers]
