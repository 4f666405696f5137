import { z } from 'zod'
import {
  ceilingsOf,
  currentSchemes,
  forecastsOn,
  grantedUnder,
  publicGrant,
  publicGrantSchema,
  publicScheme,
  publicSchemeSchema,
  viewApplications,
} from '../../funds/index.ts'
import { kindWord } from '../../initiatives/index.ts'
import { told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import { allAreas } from '../../places/index.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

/** So many grants are given; the file of the page has all of them. */
const mostGrants = 500

const all = operation({
  address: '/fondsen',
  id: 'fondsen',
  tag: 'fondsen',
  summary: told('Regelingen, met hoeveel geld er is', 'Schemes, with how much money there is'),
  gives: { [jsonType]: z.object({ fondsen: z.array(publicSchemeSchema) }).meta({ id: 'Fondsen' }) },
  read: async ({ act }) => {
    const [schemes, ceilings, areas] = await Promise.all([
      currentSchemes(act.db),
      ceilingsOf(act.db),
      allAreas(act.db),
    ])
    const forecasts = await forecastsOn(act, ceilings)
    return {
      body: {
        fondsen: schemes.map((one) => publicScheme(act, one, ceilings, areas, forecasts, kindWord)),
      },
    }
  },
})

const one = operation({
  address: '/fondsen/{sleutel}',
  id: 'fonds',
  tag: 'fondsen',
  summary: told('Eén regeling, met wat er verleend is', 'One scheme, with what was granted'),
  path: {
    sleutel: z
      .string()
      .max(100)
      .meta({ ...told('Naam van de regeling.', 'Name of the scheme.'), examples: ['wijkwensen'] }),
  },
  gives: {
    [jsonType]: publicSchemeSchema
      .extend({
        verleningen: z
          .array(publicGrantSchema)
          .meta(
            told(`De nieuwste eerst, hoogstens ${mostGrants}.`, `The newest first, ${mostGrants} at most.`),
          ),
      })
      .meta({ id: 'FondsMetVerleningen' }),
  },
  read: async ({ act, path }) => {
    const version = (await currentSchemes(act.db)).find(({ scheme }) => scheme.slug === path.sleutel)
    if (!version) throw new NotFound()
    const { key } = version.scheme
    const [ceilings, areas, granted] = await Promise.all([
      ceilingsOf(act.db, key),
      allAreas(act.db),
      grantedUnder(act.db, key, { limit: mostGrants }),
    ])
    const grants = await viewApplications(act, granted, 'everyone')
    return {
      body: {
        ...publicScheme(act, version, ceilings, areas, await forecastsOn(act, ceilings), kindWord),
        verleningen: grants.map((grant) => publicGrant(act, grant)),
      },
    }
  },
})

export const fundOperations = [all, one]
