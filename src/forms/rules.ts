import type { Actor } from '../kit/actor.ts'
import type { FormErrors, FormValues } from '../kit/form.ts'
import type { Locale } from '../kit/locale.ts'
import { meetsAssurance } from '../people/index.ts'
import { answerField } from './answer-field.ts'
import type {
  Answers,
  AnswerValue,
  Condition,
  FileAnswer,
  FormDefinition,
  FormField,
  FormSection,
} from './schema.ts'

/** What belongs to an answer but not to its texts: files sent so far, areas that can be chosen. */
export interface Surroundings {
  readonly files: Readonly<Record<string, readonly FileAnswer[]>>
  /** Codes of the areas of a location field; empty: any. */
  readonly areas: readonly string[]
}
export const nothingAround: Surroundings = { files: {}, areas: [] }

/** Does the condition hold for these answers? An answer that was not given makes it false. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer: AnswerValue | undefined = Object.hasOwn(answers, condition.field)
    ? answers[condition.field]
    : undefined
  if ('answered' in condition) return (answer !== undefined) === condition.answered
  if ('is' in condition) return answer === condition.is
  if ('in' in condition) return typeof answer === 'string' && condition.in.includes(answer)
  return Array.isArray(answer) && (answer as readonly unknown[]).includes(condition.includes)
}

/** The sections these answers lead past, in order. */
export const sectionsFor = (form: FormDefinition, answers: Answers): readonly FormSection[] =>
  form.sections.filter((section) => holds(section.when, answers))

/** The fields of a section that count with these answers. */
export const fieldsFor = (section: FormSection, answers: Answers): readonly FormField[] =>
  section.fields.filter((field) => holds(field.when, answers))

/**
 * The fields that a page shows with these answers. Fields that wait for an answer on this same page are there; those that
 * an earlier page rules out are not.
 */
export function fieldsOnPage(
  form: FormDefinition,
  section: FormSection,
  answers: Answers,
): readonly FormField[] {
  const before = form.sections.slice(0, form.sections.indexOf(section)).flatMap((one) => one.fields)
  const earlier = Object.fromEntries(
    before.flatMap((field) => (answers[field.key] === undefined ? [] : [[field.key, answers[field.key]!]])),
  )
  const here = section.fields.map((field) => field.key)
  return section.fields.filter((field) => holds(field.when, earlier) || waitsForOneOf(field, here))
}

const waitsForOneOf = (field: FormField, keys: readonly string[]): boolean =>
  keys.some((key) => JSON.stringify(field.when ?? null).includes(`"field":"${key}"`))

export interface Reading {
  /** Valid answers to what is asked; the rest is absent. */
  readonly answers: Answers
  /** One message per field of a section that is asked, by section key. */
  readonly errors: Readonly<Record<string, FormErrors>>
}

/**
 * Reads what was typed into answers, section by section. What a condition hides is left out, whatever was typed
 * there; conditions look at earlier answers only, so one pass is enough.
 */
export function readAnswers(
  form: FormDefinition,
  typed: FormValues,
  around: Surroundings,
  locale: Locale,
): Reading {
  const answers: Record<string, AnswerValue> = {}
  const errors: Record<string, FormErrors> = {}
  for (const field of form.unasked ?? []) {
    const { value } = holds(field.when, answers) ? answerField(field, typed, around, locale) : {}
    if (value !== undefined) answers[field.key] = value
  }
  for (const section of form.sections) {
    if (!holds(section.when, answers)) continue
    const here: Record<string, string> = {}
    for (const field of section.fields) {
      if (!holds(field.when, answers)) continue
      const result = answerField(field, typed, around, locale)
      if (result.value !== undefined) answers[field.key] = result.value
      Object.assign(here, result.errors)
    }
    errors[section.key] = here
  }
  for (const { key, sum } of form.calculations) {
    answers[key] = sum.reduce(
      (total, part) => total + (typeof answers[part] === 'number' ? answers[part] : 0),
      0,
    )
  }
  return { answers, errors }
}

/** First section that still has an error, or null when the form is complete. */
export function firstIncomplete(form: FormDefinition, reading: Reading): FormSection | null {
  return sectionsFor(form, reading.answers).find((section) => hasErrors(reading.errors[section.key])) ?? null
}

const hasErrors = (errors: FormErrors | undefined): boolean => Object.keys(errors ?? {}).length > 0

/** All errors of all sections, in the order of the form. */
export const allErrors = (reading: Reading): FormErrors => Object.assign({}, ...Object.values(reading.errors))

/** Names of the inputs of a field; a place and a table have several. */
export const inputNames = (field: FormField): readonly string[] =>
  partsOf(field)?.map((part) => `${field.key}.${part}`) ?? [field.key]

function partsOf(field: FormField): readonly string[] | null {
  if (field.type === 'location') return ['address', 'area', 'lat', 'lon']
  if (field.type === 'matrix') return field.rows.map(({ value }) => value)
  if (field.type === 'ranking' || field.type === 'points') return field.options.map(({ value }) => value)
  return null
}

/** Answers as they would be typed, to fill a form in anew; files are not typed. */
export function typedOf(answers: Answers): FormValues {
  const typed: Record<string, readonly string[]> = {}
  for (const [key, value] of Object.entries(answers)) {
    if (typeof value === 'boolean') typed[key] = [value ? 'ja' : 'nee']
    else if (typeof value !== 'object') typed[key] = [String(value)]
    else if (Array.isArray(value)) {
      const texts = value.filter((one) => typeof one === 'string')
      if (texts.length > 0) typed[key] = texts
    } else
      for (const [part, text] of Object.entries(value))
        if (text !== null) typed[`${key}.${part}`] = [String(text)]
  }
  return typed
}

/** Longest text kept in a draft, in characters; longer is refused by every field anyway. */
const longestKept = 50_000

/**
 * What a post changes in a draft: the inputs of its sections, nothing else. A name that was not sent counts as
 * emptied (an unticked box), a text of absurd length is not kept.
 */
export function mergeTyped(
  sections: readonly FormSection[],
  before: FormValues,
  posted: FormValues,
): FormValues {
  const names = sections.flatMap((section) => section.fields.flatMap(inputNames))
  const kept = names.map((name) => {
    const values = Object.hasOwn(posted, name) ? (posted[name] ?? []) : []
    return [
      name,
      values.filter((value) => value !== '' && value.length <= longestKept).slice(0, 100),
    ] as const
  })
  return { ...before, ...Object.fromEntries(kept) }
}

/** What was posted but is too long for a draft: shown again with its error, never stored. */
export function tooLongToKeep(section: FormSection, posted: FormValues): FormValues {
  const names = section.fields.flatMap(inputNames)
  const long = names.filter(
    (name) => Object.hasOwn(posted, name) && posted[name]?.some((value) => value.length > longestKept),
  )
  return Object.fromEntries(long.map((name) => [name, posted[name] ?? []]))
}

/** The code on paper, with which staff find the version to enter: `IDEE-1`. */
export const paperCode = (form: FormDefinition): string => `${form.paper_code}-${form.version}`

/** Number of every field as it stands on paper and at the desk, counted through the form. */
export function fieldNumbers(form: FormDefinition): Readonly<Record<string, number>> {
  const keys = form.sections.flatMap((section) => section.fields.map((field) => field.key))
  return Object.fromEntries(keys.map((key, index) => [key, index + 1]))
}

/** Answers as a framework takes them: options by question, `yes` and `no` for yes/no questions. */
export function answersForFramework(answers: Answers): Readonly<Record<string, string | readonly string[]>> {
  const chosen = Object.entries(answers).flatMap(([key, value]): [string, string | readonly string[]][] => {
    if (typeof value === 'boolean') return [[key, value ? 'yes' : 'no']]
    if (typeof value === 'string') return [[key, value]]
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? [[key, value]] : []
  })
  return Object.fromEntries(chosen)
}

/**
 * Whether this person signed in well enough to send the form. A form that asks for the lowest level still asks somebody
 * to sign in. An official who enters it for somebody looks at who that is themselves: that is another door.
 */
export const maySend = (actor: Actor, { assurance }: Pick<FormDefinition, 'assurance'>): boolean =>
  !assurance ||
  actor.isSystem ||
  (actor.personId !== null && meetsAssurance(actor.assurance, assurance.level))
