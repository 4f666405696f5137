import { z } from 'zod'

const text = z.string().trim().min(1)
const localised = z.strictObject({ nl: text, en: text })
/** May be empty in a draft: the validator says in words which rule lacks its reason. */
const reasonText = z.strictObject({ nl: z.string(), en: z.string() })
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _')
export const frameworkKey = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and -')

/**
 * When a rule, question or method counts. `question`/`is`: one of these options was chosen.
 * `value`: a sum, or the points of one question, compared unrounded.
 * `enabled`: an outcome that a municipality can switch on.
 */
export type Condition =
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly value: string; readonly at_least?: number | undefined; readonly below?: number | undefined }
  | { readonly enabled: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: id, is: z.array(id).min(1) }),
    z.strictObject({ value: id, at_least: z.number().optional(), below: z.number().optional() }),
    z.strictObject({ enabled: id }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

const option = z.strictObject({ id, text: localised, points: z.number().optional() })

/**
 * `yes_no` has the options `yes` and `no` by itself; `choice` takes one option; `score` one option with
 * points and a weight; `several` any number of options, their points added up.
 */
const question = z.strictObject({
  id,
  kind: z.enum(['yes_no', 'choice', 'score', 'several']),
  text: localised,
  help: localised.optional(),
  options: z.array(option).optional(),
  weight: z.number().positive().optional(),
  /** Asked only when this holds. */
  when: conditionSchema.optional(),
  /** May stay open: the outcome does not wait for it. */
  optional: z.boolean().optional(),
})

/** Points added up; `weighted`: each question counts as weight x points / its highest points. */
const sum = z.strictObject({
  id,
  name: localised,
  of: z.array(id).min(1),
  weighted: z.boolean().optional(),
})

/**
 * `outcome` sets the outcome, `at_least` lifts and `at_most` lowers it along the order of outcomes.
 * A rule with none of these only tells something. Lifting and lowering are told when they change
 * something, or always with `say`. `{name}` in a reason shows the value of a sum.
 */
const rule = z.strictObject({
  id,
  when: conditionSchema.optional(),
  outcome: id.optional(),
  at_least: id.optional(),
  at_most: id.optional(),
  say: z.literal('always').optional(),
  flag: id.optional(),
  reason: reasonText,
  /** What to do now: another road, a duty, a tip. */
  advice: z.array(localised).optional(),
})

const outcome = z.strictObject({
  id,
  title: localised,
  summary: localised,
  /** False: exists, but rules that lead to it count only after the municipality switches it on. */
  enabled: z.boolean().optional(),
})

const method = z.strictObject({
  id,
  /** `method`: a way to do it; `care`: something to arrange besides. */
  kind: z.enum(['method', 'care']),
  title: localised,
  summary: localised.optional(),
  outcomes: z.array(id).optional(),
  when: conditionSchema.optional(),
})

export const definitionSchema = z.strictObject({
  key: frameworkKey,
  version: z.number().int().positive(),
  title: localised,
  summary: localised,
  /** Where questions and weights come from. */
  source: localised.optional(),
  /** `first_match`: the first rule that holds decides. `in_order`: every rule that holds is applied. */
  mode: z.enum(['first_match', 'in_order']),
  questions: z.array(question).min(1),
  sums: z.array(sum),
  /** From low to high where they have an order. */
  outcomes: z.array(outcome).min(1),
  rules: z.array(rule).min(1),
  flags: z.array(z.strictObject({ id, text: localised })),
  methods: z.array(method),
  /** Two people assess apart; above this difference in a sum they talk first. */
  assessors: z.strictObject({ sum: id, talk_above: z.number().positive() }).optional(),
})

export type FrameworkDefinition = Readonly<z.infer<typeof definitionSchema>>
export type Question = FrameworkDefinition['questions'][number]
export type Option = z.infer<typeof option>
export type Rule = FrameworkDefinition['rules'][number]
export type Outcome = FrameworkDefinition['outcomes'][number]
export type Method = FrameworkDefinition['methods'][number]

/** By question: the chosen option, or options where several may be chosen. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>

export const answersSchema = z.record(
  id,
  z.union([z.string().max(100), z.array(z.string().max(100)).max(50)]),
)

/** The decision by which the municipality made a framework its own; without it a version is an example. */
export const adoptionSchema = z.object({
  body: text,
  date: z.iso.date(),
  number: text,
})
export type Adoption = Readonly<z.infer<typeof adoptionSchema>>
