import { z } from 'zod'
import { told } from '../../kit/described.ts'
import {
  publicAdvice,
  publicAdviceSchema,
  publicGroup,
  publicGroupSchema,
  publicGroups,
} from '../../panels/index.ts'
import { fault, operation } from './operation.ts'
import { jsonType, nextPage, pageQuery } from './schema.ts'

const all = operation({
  address: '/groepen',
  id: 'groepen',
  tag: 'groepen',
  summary: told('Panels en raden', 'Panels and boards'),
  query: pageQuery,
  gives: {
    [jsonType]: z.object({ groepen: z.array(publicGroupSchema), volgende: nextPage }).meta({ id: 'Groepen' }),
  },
  read: async ({ act, query }) => {
    const { groups, more } = await publicGroups(act, { after: query.na, amount: query.aantal })
    const last = groups.at(-1)
    return { next: more && last ? { na: last.sleutel } : null, body: { groepen: groups } }
  },
})

const path = {
  groep: z
    .string()
    .max(100)
    .meta({ ...told('Sleutel van de groep.', 'Key of the group.'), examples: ['wijkraad-stadspolders'] }),
}

const one = operation({
  address: '/groepen/{groep}',
  id: 'groep',
  tag: 'groepen',
  summary: told(
    'Eén panel of raad, met de leden die met een naam op de site staan',
    'One panel or board, with the members who are named on the site',
  ),
  path,
  gives: { [jsonType]: publicGroupSchema },
  read: async ({ act, path }) => ({ body: await publicGroup(act, path.groep) }),
})

const advice = operation({
  address: '/groepen/{groep}/adviezen',
  id: 'adviezen',
  tag: 'groepen',
  summary: told(
    'Wat een groep gevraagd is, wat zij adviseerde en wat ermee gedaan is',
    'What a group was asked, what it advised and what was done with it',
  ),
  path,
  query: pageQuery,
  gives: {
    [jsonType]: z
      .object({ adviezen: z.array(publicAdviceSchema), volgende: nextPage })
      .meta({ id: 'Adviezen' }),
  },
  check: async (_, asked) =>
    asked.na !== undefined && !/^[1-9]\d{0,5}$/.test(asked.na)
      ? [fault('na', 'ongeldig', 'Neem het adres in "volgende" over zoals het is.')]
      : [],
  read: async ({ act, path, query }) => {
    const below = query.na === undefined ? undefined : Number(query.na)
    const { advice, more } = await publicAdvice(act, path.groep, { below, amount: query.aantal })
    const last = advice.at(-1)
    return { next: more && last ? { na: String(last.nummer) } : null, body: { adviezen: advice } }
  },
})

export const panelOperations = [all, one, advice]
