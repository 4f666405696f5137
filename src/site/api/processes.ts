import { z } from 'zod'
import { currentProcess, currentProcesses, publicProcess, publicProcessSchema } from '../../cases/index.ts'
import { isKind, kindBySlug, kindSlugs } from '../../initiatives/index.ts'
import { told } from '../../kit/described.ts'
import { NotFound } from '../../kit/errors.ts'
import { operation } from './operation.ts'
import { jsonType } from './schema.ts'

const all = operation({
  address: '/processen',
  id: 'processen',
  tag: 'processen',
  summary: told('Hoe elke soort initiatief verloopt', 'How each kind of initiative proceeds'),
  gives: { [jsonType]: z.object({ processen: z.array(publicProcessSchema) }).meta({ id: 'Processen' }) },
  read: async ({ act }) => ({
    body: {
      processen: (await currentProcesses(act.db)).flatMap(({ process }) =>
        isKind(process.kind) ? [publicProcess(act, process, kindSlugs[process.kind])] : [],
      ),
    },
  }),
})

const one = operation({
  address: '/processen/{soort}',
  id: 'proces',
  tag: 'processen',
  summary: told('Hoe één soort initiatief verloopt', 'How one kind of initiative proceeds'),
  path: {
    soort: z
      .string()
      .max(100)
      .meta({ ...told('Soort initiatief.', 'Kind of initiative.'), examples: ['stadswens'] }),
  },
  gives: { [jsonType]: publicProcessSchema },
  read: async ({ act, path }) => {
    const kind = kindBySlug(path.soort)
    const version = kind && (await currentProcess(act.db, kind))
    if (!kind || !version) throw new NotFound()
    return { body: publicProcess(act, version.process, kindSlugs[kind]) }
  },
})

export const processOperations = [all, one]
