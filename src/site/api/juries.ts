import { z } from 'zod'
import {
  allJuries,
  juryAsked,
  publicJury,
  publicJurySchema,
  publicJuryWithDecisions,
  publicJuryWithDecisionsSchema,
} from '../../juries/index.ts'
import { told } from '../../kit/described.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

const all = operation({
  address: '/juries',
  id: 'juries',
  tag: 'juries',
  summary: told('Alle jury’s, met hun rondes', 'All juries, with their rounds'),
  gives: { [jsonType]: z.object({ juries: z.array(publicJurySchema) }).meta({ id: 'Juries' }) },
  read: async ({ act }) => ({
    body: { juries: await Promise.all((await allJuries(act)).map((jury) => publicJury(act, jury))) },
  }),
})

const one = operation({
  address: '/juries/{sleutel}',
  id: 'jury',
  tag: 'juries',
  summary: told('Eén jury, met wat er besloten is', 'One jury, with what was decided'),
  path: {
    sleutel: z
      .string()
      .max(100)
      .meta({ ...told('Naam van de jury.', 'Name of the jury.'), examples: ['oost'] }),
  },
  gives: { [jsonType]: publicJuryWithDecisionsSchema },
  read: async ({ act, path }) => ({
    body: await publicJuryWithDecisions(act, await juryAsked(act, path.sleutel)),
  }),
})

export const juryOperations = [all, one]
