import type { Localised } from '../../kit/locale.ts'
import { steps } from '../answer-field.ts'
import { placesOf } from '../answer-parts.ts'
import { fieldsFor, sectionsFor } from '../rules.ts'
import type { Answers, AnswerValue, FormDefinition, FormField, PartsAnswer } from '../schema.ts'

/** Something that can be chosen, with how many chose it; null where that is not shown. */
export interface Counted {
  readonly value: string
  readonly label: Localised
  readonly amount: number | null
}

/** Something that got places or points: how much on average of everybody who answered. */
export interface Scored {
  readonly value: string
  readonly label: Localised
  readonly score: number
}

interface Whole {
  readonly key: string
  readonly label: Localised
  /** Of a table: the row it is about. */
  readonly row: { readonly value: string; readonly label: Localised } | null
  /** How many answered; null where that is not shown. */
  readonly answered: number | null
}

/** One answer of each, or several: numbers are those of a scale. */
export interface ChoiceResult extends Whole {
  readonly kind: 'one' | 'several'
  readonly options: readonly Counted[]
  readonly scale: { readonly low: Localised; readonly high: Localised } | null
  readonly average: number | null
}

/** What the answers to a question come to. */
export type QuestionResult =
  | ChoiceResult
  | (Whole & { readonly kind: 'order'; readonly scores: readonly Scored[]; readonly places: number })
  | (Whole & { readonly kind: 'points'; readonly scores: readonly Scored[]; readonly total: number })
  | (Whole & {
      readonly kind: 'amount'
      readonly unit: 'number' | 'money'
      readonly average: number | null
      readonly median: number | null
    })
  | (Whole & { readonly kind: 'texts'; readonly texts: readonly string[] })
  | (Whole & { readonly kind: 'other' })

/** What was said to the questions that were asked of somebody, and nothing else. */
const countedAnswers = (form: FormDefinition, answers: Answers): ReadonlyMap<string, AnswerValue> =>
  new Map(
    sectionsFor(form, answers)
      .flatMap((section) => fieldsFor(section, answers))
      .flatMap(({ key }) => {
        const value = answers[key]
        return value === undefined ? [] : [[key, value] as const]
      }),
  )

/** Answers of everybody, as they are counted. */
export type Everybody = readonly ReadonlyMap<string, AnswerValue>[]

export const everybody = (form: FormDefinition, all: readonly Answers[]): Everybody =>
  all.map((answers) => countedAnswers(form, answers))

/** Every question with what the answers come to, in the order of the form. Questions about who somebody is are left out. */
export function resultsOf(form: FormDefinition, people: Everybody): readonly QuestionResult[] {
  return form.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => !isAboutWho(field))
    .flatMap((field) => resultsOfField(field, people))
}

/** Names and addresses are no results. */
export const isAboutWho = (field: FormField): boolean =>
  field.type === 'email' || field.type === 'phone' || field.autocomplete !== undefined

function resultsOfField(field: FormField, people: Everybody): readonly QuestionResult[] {
  const given = people.flatMap((answers) => {
    const value = answers.get(field.key)
    return value === undefined ? [] : [value]
  })
  const whole = { key: field.key, label: field.label, row: null, answered: given.length }
  switch (field.type) {
    case 'matrix':
      return field.rows.map((row) => choiceOf(field, given, row))
    case 'choice':
    case 'multi_choice':
    case 'yes_no':
    case 'consent':
    case 'scale':
      return [choiceOf(field, given, null)]
    case 'ranking':
      return [{ ...whole, kind: 'order', places: placesOf(field), scores: placeScores(field, given) }]
    case 'points':
      return [{ ...whole, kind: 'points', total: field.total, scores: pointScores(field, given) }]
    case 'number':
    case 'money': {
      const numbers = given.map(Number).toSorted((one, other) => one - other)
      return [
        {
          ...whole,
          kind: 'amount',
          unit: field.type,
          average: averageOf(numbers),
          median: medianOf(numbers),
        },
      ]
    }
    case 'text':
    case 'long_text':
      return [{ ...whole, kind: 'texts', texts: given.map(String) }]
    default:
      return [{ ...whole, kind: 'other' }]
  }
}

/** A question of which people choose among what is offered; a table is one for each row. */
export type ChoiceField = Extract<
  FormField,
  { type: 'choice' | 'multi_choice' | 'yes_no' | 'consent' | 'scale' | 'matrix' }
>

export const isChoice = (field: FormField): field is ChoiceField =>
  ['choice', 'multi_choice', 'yes_no', 'consent', 'scale', 'matrix'].includes(field.type)

const yesAndNo = [
  { value: 'ja', label: { nl: 'Ja', en: 'Yes' } },
  { value: 'nee', label: { nl: 'Nee', en: 'No' } },
] as const

/** What can be chosen, in order. */
export function offeredBy(
  field: ChoiceField,
): readonly { readonly value: string; readonly label: Localised }[] {
  if (field.type === 'yes_no' || field.type === 'consent') return yesAndNo
  if (field.type !== 'scale') return field.options
  return steps(field).map((step) => ({ value: String(step), label: { nl: String(step), en: String(step) } }))
}

/** What somebody chose of what is offered; null when they did not answer. */
export function chosenFrom(value: AnswerValue | undefined, row: string | null): readonly string[] | null {
  if (value === undefined) return null
  if (typeof value === 'boolean') return [value ? 'ja' : 'nee']
  if (row !== null) {
    const chosen = (value as PartsAnswer)[row]
    return chosen === undefined ? null : [String(chosen)]
  }
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

function choiceOf(field: ChoiceField, given: readonly AnswerValue[], row: Whole['row']): ChoiceResult {
  const chosen = given.flatMap((value) => {
    const one = chosenFrom(value, row?.value ?? null)
    return one ? [one] : []
  })
  const options = offeredBy(field).map(({ value, label }) => ({
    value,
    label,
    amount: chosen.filter((one) => one.includes(value)).length,
  }))
  return {
    key: field.key,
    label: field.label,
    row,
    answered: chosen.length,
    kind: field.type === 'multi_choice' ? 'several' : 'one',
    options,
    scale: field.type === 'scale' ? { low: field.low, high: field.high } : null,
    average: field.type === 'scale' ? averageOfCounts(options) : null,
  }
}

const averageOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length

function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The average of a scale, of how often each number was chosen. */
export function averageOfCounts(
  options: readonly { readonly value: string; readonly amount: number }[],
): number | null {
  const amount = options.reduce((total, one) => total + one.amount, 0)
  if (amount === 0) return null
  return options.reduce((total, one) => total + Number(one.value) * one.amount, 0) / amount
}

/**
 * The score of each option of an order: the first place gives as many points as there are places, the last one point, no
 * place none; the average of everybody who answered, most first.
 */
function placeScores(
  field: Extract<FormField, { type: 'ranking' }>,
  given: readonly AnswerValue[],
): readonly Scored[] {
  const places = placesOf(field)
  return scored(field.options, given, (place) => (place === undefined ? 0 : places + 1 - place))
}

const pointScores = (
  field: Extract<FormField, { type: 'points' }>,
  given: readonly AnswerValue[],
): readonly Scored[] => scored(field.options, given, (points) => points ?? 0)

function scored(
  options: readonly { readonly value: string; readonly label: Localised }[],
  given: readonly AnswerValue[],
  worth: (amount: number | undefined) => number,
): readonly Scored[] {
  return options
    .map(({ value, label }) => {
      const all = given.map((one) => {
        const amount = (one as PartsAnswer)[value]
        return worth(typeof amount === 'number' ? amount : undefined)
      })
      return { value, label, score: averageOf(all) ?? 0 }
    })
    .toSorted((one, other) => other.score - one.score)
}
