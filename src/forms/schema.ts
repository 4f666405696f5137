import { z } from 'zod'
import { assurances } from '../kit/actor.ts'

const words = z.string().trim().min(1)
/** A text of a form in both languages. */
const localised = z.strictObject({ nl: words, en: words })
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'use small letters, digits and _')
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use small letters, digits and -')

/** When a section or field is asked. Always about a field that comes earlier in the form. */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly includes: string }
  | { readonly field: string; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: key, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ field: key, in: z.array(z.string()).min(1) }),
    z.strictObject({ field: key, includes: z.string() }),
    z.strictObject({ field: key, answered: z.boolean() }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
)

const option = z.strictObject({
  value: z.string().min(1).max(60),
  label: localised,
  hint: localised.optional(),
  /** Of several answers this one stands alone: "none of these". */
  alone: z.boolean().optional(),
})

/** How a question reads to an official who enters it for somebody: about that person, and shorter. */
const desk = z.strictObject({
  label: localised.optional(),
  /** Instead of the hint for who fills it in themselves; left out, there is none. */
  hint: localised.optional(),
  /** Has a usual answer, so that it is asked last, together with others like it. */
  later: z.boolean().optional(),
})

const every = {
  key,
  label: localised,
  hint: localised.optional(),
  /** Why we ask this. Obligatory in our house for personal data; the validator looks at `autocomplete`. */
  why: localised.optional(),
  required: z.boolean().default(true),
  when: condition.optional(),
  /** Token of the HTML standard, such as `name` or `street-address`. */
  autocomplete: z.string().optional(),
  /** Own words instead of the standard message when the answer is missing. */
  missing: localised.optional(),
  desk: desk.optional(),
}
const options = z.array(option).min(1)
/** A line of a table of choices: what one gives an answer about. */
const row = z.strictObject({ value: z.string().min(1).max(60), label: localised })
/** How somebody answers a question. */
export const fieldTypes = [
  'text',
  'long_text',
  'choice',
  'multi_choice',
  'yes_no',
  'number',
  'money',
  'date',
  'email',
  'phone',
  'file',
  'location',
  'consent',
  'scale',
  'matrix',
  'ranking',
  'points',
] as const
const positive = z.number().int().positive()

export const fieldSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...every, type: z.literal('text'), max: positive.default(200) }),
  z.strictObject({
    ...every,
    type: z.literal('long_text'),
    max: positive.default(5000),
    rows: positive.optional(),
  }),
  z.strictObject({
    ...every,
    type: z.literal('choice'),
    options,
    show: z.enum(['buttons', 'list']).default('buttons'),
  }),
  z.strictObject({ ...every, type: z.literal('multi_choice'), options, max: positive.optional() }),
  z.strictObject({ ...every, type: z.literal('yes_no') }),
  z.strictObject({
    ...every,
    type: z.literal('number'),
    min: z.number().int().default(0),
    max: z.number().int().optional(),
  }),
  /** Bounds in integer cents. */
  z.strictObject({
    ...every,
    type: z.literal('money'),
    min: z.number().int().default(0),
    max: z.number().int().optional(),
  }),
  z.strictObject({ ...every, type: z.literal('date') }),
  z.strictObject({ ...every, type: z.literal('email') }),
  z.strictObject({ ...every, type: z.literal('phone') }),
  z.strictObject({
    ...every,
    type: z.literal('file'),
    max: positive.max(20).default(5),
    images_only: z.boolean().default(false),
  }),
  z.strictObject({
    ...every,
    type: z.literal('location'),
    map: z.boolean().default(true),
    /** A home: a street with a house number, not a district or a point alone. */
    house_number: z.boolean().default(false),
  }),
  z.strictObject({ ...every, type: z.literal('consent') }),
  /** A number between two ends that have words: how safe is it here, from 1 to 5. */
  z.strictObject({
    ...every,
    type: z.literal('scale'),
    from: z.number().int().min(0).max(1).default(1),
    to: z.number().int().min(3).max(10).default(5),
    low: localised,
    high: localised,
  }),
  /** The same choice for every row. */
  z.strictObject({ ...every, type: z.literal('matrix'), rows: z.array(row).min(1), options }),
  /** A place for every option, or for the best few: 1 is first. */
  z.strictObject({ ...every, type: z.literal('ranking'), options, top: positive.optional() }),
  /** Points to divide over the options; all of them. */
  z.strictObject({ ...every, type: z.literal('points'), options, total: positive.max(10_000).default(100) }),
])

const section = z.strictObject({
  key,
  slug,
  title: localised,
  intro: localised.optional(),
  /** Title for an official who enters it for somebody. */
  desk_title: localised.optional(),
  when: condition.optional(),
  /** None only while it is being prepared: the validator asks for one. */
  fields: z.array(fieldSchema),
})

/** A small calculation shown on the check page: the sum of number or money fields. */
const calculation = z.strictObject({ key, label: localised, sum: z.array(key).min(1) })

/** A shorter way through the form for who comes for one thing: several sections on a page, and less to answer. */
const way = z.strictObject({
  key,
  /** In order. A section that no page names stands on the last one, so that a new question is always asked. */
  pages: z
    .array(
      z.strictObject({
        key,
        slug,
        title: localised,
        intro: localised.optional(),
        sections: z.array(key).min(1),
      }),
    )
    .min(1),
  /** Questions that this way does not ask, with the answer that goes for them; null for none. */
  given: z.record(key, z.union([z.string(), z.boolean(), z.null()])).default({}),
})

export const formSchema = z.strictObject({
  $comment: z.string().optional(),
  key,
  version: positive,
  /** Short word before the version in the code on paper: `IDEE-1`. */
  paper_code: z.string().regex(/^[A-Z]{2,12}$/, 'use 2 to 12 capitals'),
  title: localised,
  intro: localised.optional(),
  /** How sure we must be who sends this, and why: said before the first question, asked before it is sent. */
  assurance: z.strictObject({ level: z.enum(assurances), why: localised }).optional(),
  sections: z.array(section).min(1),
  calculations: z.array(calculation).default([]),
  ways: z.array(way).default([]),
})

export type FormField = z.output<typeof fieldSchema>
export type FieldType = FormField['type']
export type FieldOption = z.output<typeof option>
export type FieldRow = z.output<typeof row>
export type FormSection = z.output<typeof section> & {
  /** On a short way: the sections that stand on this page, with the keys of their questions. */
  readonly parts?: readonly FormPart[]
}
/** A section of the whole form, as a part of a page. */
export interface FormPart {
  readonly title: FormSection['title']
  readonly intro: FormSection['intro']
  readonly keys: readonly string[]
}
export type FormWay = z.output<typeof way>
/** One version of a form: pages with fields, as data. */
export type FormDefinition = z.output<typeof formSchema> & {
  readonly sections: FormSection[]
  /** On a short way: questions whose answers come with it. */
  readonly unasked?: readonly FormField[]
}

/** A place: an address in words, an area by its code, a point; at least one of them. */
export interface LocationAnswer {
  readonly address: string | null
  readonly area: string | null
  readonly lat: number | null
  readonly lon: number | null
}
/** A file that belongs to an answer: identifier in `kit/files` and its name. */
export interface FileAnswer {
  readonly id: string
  readonly name: string
}
/** By part of the question: the option chosen for each row, the place or the points of each option. */
export type PartsAnswer = Readonly<Record<string, string | number>>
/** Money is integer cents, a date `YYYY-MM-DD`, yes/no and consent a boolean. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | LocationAnswer
  | PartsAnswer
  | readonly FileAnswer[]
/** Answers by field key; what was not asked or not answered is absent. */
export type Answers = Readonly<Record<string, AnswerValue>>
