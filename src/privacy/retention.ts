import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const both = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) })

/** What came of a case, as far as keeping it looks at it. */
export const results = ['decided', 'completed', 'stopped'] as const
export type Result = (typeof results)[number]

export const actions = ['destroy', 'archive', 'keep'] as const
export type RetentionAction = (typeof actions)[number]

/** How long the record of a case is kept after its end, and what happens then. */
export const retentionSchema = z.strictObject({
  note: both,
  rules: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z][a-z_]*$/),
        /** Of one kind of case; null: for every kind that has no rule of its own. */
        kind: z.string().nullable().default(null),
        result: z.enum(results),
        years: z.number().int().min(1).max(100),
        action: z.enum(actions),
        ground: both,
        /** Number and name in the selection list, as the archivist wrote them. */
        list_number: z.string().max(40).optional(),
        list_name: z.string().max(300).optional(),
      }),
    )
    .refine(
      (rules) =>
        results.every(
          (result) => rules.filter((rule) => rule.kind === null && rule.result === result).length === 1,
        ),
      'every result needs one rule',
    )
    .refine(
      (rules) => new Set(rules.map(({ kind, result }) => `${kind} ${result}`)).size === rules.length,
      'a kind has one rule for each result',
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

/** The rule for a case that ended like this: that of its kind, else the general one. */
export function ruleFor({ rules }: Retention, result: Result, kind: string | null): RetentionRule {
  const rule =
    rules.find((one) => one.result === result && one.kind === kind) ??
    rules.find((one) => one.result === result && one.kind === null)
  if (!rule) throw new Error(`no rule of retention for ${result}`)
  return rule
}

/** The ground in words: what the archivist filled in, else what the configuration says. */
export function groundOf({ list_number, list_name, ground }: RetentionRule): RetentionRule['ground'] {
  const filled = [list_number, list_name].filter(Boolean).join(': ')
  if (filled === '') return ground
  return { nl: `Selectielijst, ${filled}`, en: `Selection list, ${filled}` }
}

/** The same rules with this one in the place of what was there; `null` makes a kind follow the general rule. */
export function withRule(
  retention: Retention,
  at: { readonly kind: string | null; readonly result: Result },
  rule: RetentionRule | null,
): Retention {
  const rest = retention.rules.filter(({ kind, result }) => kind !== at.kind || result !== at.result)
  return { ...retention, rules: rule ? [...rest, rule] : rest }
}
