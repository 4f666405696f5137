import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../kit/settings.ts'

const both = z.strictObject({ nl: z.string().trim().min(1), en: z.string().trim().min(1) })
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower case letters, digits and _ only')

const stepSchema = z.strictObject({
  key,
  /** For which of the methods of the framework it is. */
  methods: z.array(key).min(1),
  /** For which outcomes; all when left out. */
  outcomes: z.array(key).optional(),
  /** Days after the start of the plan. */
  after_days: z.number().int().min(0).max(365),
  /** Whether people are asked in it: then it stands in the report and in the text for an application. */
  asks: z.boolean().optional(),
  /** What of ours helps with it. */
  tool: z.enum(['letter', 'reactions', 'report']).optional(),
  title: both,
  text: both,
})

const neighboursSchema = z
  .strictObject({
    /** How long a reaction form is open when the initiator says nothing else. */
    reaction_days: z.number().int().min(7).max(180),
    steps: z.array(stepSchema).min(1),
    /** For who does not know the answer to a question, by its key: how to find out, and what to choose meanwhile. */
    unsure: z
      .record(
        key,
        z.strictObject({
          text: both,
          links: z.array(z.strictObject({ label: both, url: z.url() })).default([]),
        }),
      )
      .default({}),
    /** Plans for which the council made talking with the neighbourhood obligatory (art. 16.55 lid 7 Omgevingswet). */
    listed: z
      .strictObject({
        /** Not decided by this council: an example. */
        example: z.boolean(),
        source: both,
        cases: z.array(both).min(1),
      })
      .nullable()
      .default(null),
  })
  .superRefine(({ steps }, context) => {
    const keys = steps.map((step) => step.key)
    for (const double of keys.filter((one, index) => keys.indexOf(one) !== index))
      context.addIssue({ code: 'custom', message: `the step '${double}' is there twice` })
  })

export type Step = z.infer<typeof stepSchema>
type NeighboursConfig = z.infer<typeof neighboursSchema>

const read = new Map<string, NeighboursConfig>()

/** What the initiator does, step by step, as this municipality has it. Read once per file. */
export function neighboursConfig(settings: Pick<Settings, 'configDir'>): NeighboursConfig {
  const path = join(settings.configDir, 'neighbours.json')
  const known = read.get(path)
  if (known) return known
  const result = neighboursSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`${path} is not right:\n${faults.join('\n')}`)
  }
  read.set(path, result.data)
  return result.data
}
