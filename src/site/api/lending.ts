import { z } from 'zod'
import { told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  allItems,
  itemBySlug,
  publicItemSchema,
  publicItems,
  publicItemWithDays,
  publicItemWithDaysSchema,
} from '../../lending/index.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

const all = operation({
  address: '/lenen',
  id: 'lenen',
  tag: 'lenen',
  summary: told('Wat je voor een plan kunt lenen', 'What can be borrowed for a plan'),
  gives: { [jsonType]: z.object({ lenen: z.array(publicItemSchema) }).meta({ id: 'Leenspullen' }) },
  read: async ({ act }) => ({ body: { lenen: await publicItems(act, await allItems(act.db)) } }),
})

const one = operation({
  address: '/lenen/{sleutel}',
  id: 'leenspul',
  tag: 'lenen',
  summary: told('Eén ding, met de dagen waarop het vrij is', 'One thing, with the days on which it is free'),
  path: {
    sleutel: z
      .string()
      .max(100)
      .meta({ ...told('Naam van het ding.', 'Name of the thing.'), examples: ['partytent'] }),
  },
  gives: { [jsonType]: publicItemWithDaysSchema },
  read: async ({ act, path }) => {
    const item = await itemBySlug(act.db, path.sleutel)
    if (!item || item.retired_on !== null) throw new NotFound()
    return { body: await publicItemWithDays(act, item) }
  },
})

export const lendingOperations = [all, one]
