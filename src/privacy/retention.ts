import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const both = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })

/** What came of a case, as far as keeping it looks at it. */
export const results = ['decided', 'completed', 'stopped'] as const
export type Result = (typeof results)[number]

/** How long the record of a case is kept after its end, and what happens then. */
export const retentionSchema = z.strictObject({
  note: both,
  rules: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z_]*$/),
        result: z.enum(results),
        years: z.number().int().min(1).max(100),
        action: z.enum(['destroy', 'archive']),
        ground: both,
      }),
    )
    .refine(
      (rules) => results.every((result) => rules.filter((rule) => rule.result === result).length === 1),
      'every result needs one rule',
    ),
})
export type Retention = z.infer<typeof retentionSchema>
export type RetentionRule = Retention['rules'][number]

/** Reads `retention.json` of the configuration folder; says which field is wrong. */
export function readRetention(configDir: string): Retention {
  const result = retentionSchema.safeParse(
    JSON.parse(readFileSync(join(configDir, 'retention.json'), 'utf8')),
  )
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`retention.json is not right:\n${faults.join('\n')}`)
}

export const ruleFor = ({ rules }: Retention, result: Result): RetentionRule => {
  const rule = rules.find((one) => one.result === result)
  if (!rule) throw new Error(`no rule of retention for ${result}`)
  return rule
}
