import { z } from 'zod'
import { told } from '../../kit/described.ts'
import { allAreas } from '../../places/index.ts'
import { allSources, publicSource, publicSourceSchema } from '../../sources/index.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

const all = operation({
  address: '/geldbronnen',
  id: 'geldbronnen',
  tag: 'geldbronnen',
  summary: told('Fondsen en subsidies van anderen', 'Funds and subsidies of others'),
  gives: { [jsonType]: z.object({ geldbronnen: z.array(publicSourceSchema) }).meta({ id: 'Geldbronnen' }) },
  read: async ({ act }) => {
    const [sources, areas] = await Promise.all([allSources(act.db), allAreas(act.db)])
    return { body: { geldbronnen: sources.map((one) => publicSource(act, one, areas)) } }
  },
})

export const sourceOperations = [all]
