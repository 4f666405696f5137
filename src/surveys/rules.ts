import { type Activity, isOpen, phaseOf, takesEntries } from '../activities/index.ts'
import {
  type Answers,
  addQuestion,
  type Condition,
  type FieldType,
  type FormDefinition,
  type FormField,
  hasOptions,
  holds,
  sectionsFor,
} from '../forms/index.ts'
import type { Day } from '../kit/dates.ts'
import type { Localised } from '../kit/locale.ts'

/** Who can answer: anybody, everybody who signs in once, or each code of a letter once. */
export const identities = ['anonymous', 'signed_in', 'invited'] as const
export type Identity = (typeof identities)[number]

/** What a survey asks: nothing about who somebody is. */
export const questionTypes = [
  'choice',
  'multi_choice',
  'yes_no',
  'scale',
  'matrix',
  'ranking',
  'points',
  'long_text',
  'text',
  'number',
  'date',
  'location',
  'file',
] as const satisfies readonly FieldType[]
export type QuestionType = (typeof questionTypes)[number]

type Days = Pick<Activity, 'opens_on' | 'closes_on' | 'published_at' | 'stopped_at'>
interface Fixed {
  readonly form_version_id: string | null
  readonly results_at: Date | null
}

/** Whether people can fill it in now. */
export const canFill = (survey: Fixed, days: Days, projectState: string, today: Day): boolean =>
  survey.form_version_id !== null && survey.results_at === null && isOpen(days, projectState, today)

/** Whether an official can enter what came in on paper: also after the last day, until the results are there. */
export const canEnter = (survey: Fixed, days: Days, projectState: string, today: Day): boolean =>
  survey.form_version_id !== null && survey.results_at === null && takesEntries(days, projectState, today)

/** Results are published once, of a survey that is over. */
export const canPublishResults = (survey: Fixed, days: Days, today: Day): boolean =>
  survey.form_version_id !== null &&
  survey.results_at === null &&
  ['over', 'stopped'].includes(phaseOf(days, today))

/** Lines of "Nederlands | English"; without a bar it is called the same in both languages. */
export const labelsIn = (text: string): readonly Localised[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(labelIn)

/** One label as it is typed: "Ja | Yes". */
export function labelIn(line: string): Localised {
  const [nl = '', ...rest] = line.split('|').map((part) => part.trim())
  return { nl, en: rest.join(' | ') || nl }
}

/** The same label as somebody types it. */
export const asLine = ({ nl, en }: Localised): string => (nl === en ? nl : `${nl} | ${en}`)

/** A question as a project leader writes it. */
export interface QuestionContent {
  readonly type: FieldType
  readonly label: Localised
  readonly hint: Localised | null
  readonly required: boolean
  readonly options: readonly Localised[]
  readonly rows: readonly Localised[]
  readonly low: Localised | null
  readonly high: Localised | null
  readonly to: number | null
  readonly total: number | null
  /** `question=answer`: asked only after that answer. */
  readonly when: string | null
}

/** The question as the form engine knows it, under a key that is free, or under its own. */
export function questionFrom(form: FormDefinition, content: QuestionContent, own: string | null): FormField {
  const { type, label, hint, required, options, rows } = content
  const page = form.sections[0]?.key ?? ''
  const made = addQuestion(
    form,
    page,
    { type, label, hint: hint ?? undefined, why: undefined, required, answers: options, rows },
    [],
  )
  const fresh = made.form.sections
    .flatMap(({ fields }) => fields)
    .find(({ key }) => key === made.key) as FormField
  const when = conditionIn(form, content.when)
  const before = form.sections.flatMap(({ fields }) => fields).find(({ key }) => key === own)
  const kept =
    before && 'options' in before && 'options' in fresh ? keptValues(before.options, fresh.options) : null
  return {
    ...fresh,
    key: own ?? fresh.key,
    ...(kept ? { options: kept } : {}),
    ...(type === 'scale' && content.low ? { low: content.low } : {}),
    ...(type === 'scale' && content.high ? { high: content.high } : {}),
    ...(type === 'scale' && content.to ? { to: content.to } : {}),
    ...(type === 'points' && content.total ? { total: content.total } : {}),
    ...(type === 'long_text' ? { max: 2000 } : {}),
    ...(when ? { when } : {}),
  } as FormField
}

type Options = Extract<FormField, { readonly options: unknown }>['options']

/** An answer that kept its words keeps its value, so that what waits for it goes on waiting. */
function keptValues(before: Options, fresh: Options): Options {
  const taken = new Set<string>()
  return fresh.map((option) => {
    const known = before.find(({ label }) => label.nl === option.label.nl)
    let value = known?.value ?? option.value
    if (taken.has(value)) value = option.value
    for (let nth = 2; taken.has(value); nth += 1) value = `${option.value}_${nth}`
    taken.add(value)
    return { ...option, value }
  })
}

/** A condition from the list of earlier answers. */
function conditionIn(form: FormDefinition, text: string | null): Condition | null {
  const [field = '', value = ''] = (text ?? '').split('=')
  const about = form.sections.flatMap(({ fields }) => fields).find(({ key }) => key === field)
  if (!about) return null
  if (about.type === 'yes_no') return { field, is: value === 'yes' }
  if (about.type === 'multi_choice') return { field, includes: value }
  return about.type === 'choice' ? { field, is: value } : null
}

/** The condition as it stands in that list; null for none, or one that this list does not know. */
export function asChoice(condition: Condition | undefined): string | null {
  if (!condition || !('field' in condition)) return null
  if ('includes' in condition) return `${condition.field}=${condition.includes}`
  if (!('is' in condition)) return null
  if (typeof condition.is === 'boolean') return `${condition.field}=${condition.is ? 'yes' : 'no'}`
  return `${condition.field}=${condition.is}`
}

/** What this question still lacks. */
export function questionFault(content: QuestionContent): 'options' | 'rows' | null {
  if (hasOptions(content.type) && content.options.length < 2) return 'options'
  return content.type === 'matrix' && content.rows.length === 0 ? 'rows' : null
}

/** What somebody wrote in their own words, by the question it answers: each is owed an answer. */
export const ownWords = (
  form: FormDefinition,
  answers: Answers,
): readonly { readonly label: Localised; readonly text: string }[] =>
  sectionsFor(form, answers)
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const text = answers[field.key]
      return field.type === 'long_text' && holds(field.when, answers) && typeof text === 'string'
        ? [{ label: field.label, text }]
        : []
    })

/** How many answers a survey wants: in all, and of those who answer one question alike. Null is as many as come. */
export interface Quota {
  readonly most: number | null
  readonly quota_question: string | null
  readonly most_per_choice: number | null
}
/** Fewer than this cannot be asked for: that an answer is full would tell of a few people what they answered. */
export const leastQuota = 10

/** Whether there are enough answers in all. */
export const isFull = ({ most }: Pick<Quota, 'most'>, answers: number): boolean =>
  most !== null && answers >= most

/** Answers of which there are enough, by value. */
export const fullChoices = (
  { most_per_choice }: Pick<Quota, 'most_per_choice'>,
  counts: ReadonlyMap<string, number>,
): readonly string[] =>
  most_per_choice === null
    ? []
    : [...counts].flatMap(([value, amount]) => (amount >= most_per_choice ? [value] : []))

/** The answer somebody gave to the question that is counted, as it stands in the counts. */
export const countedChoice = ({ quota_question }: Quota, answers: Answers): string | null => {
  const value = quota_question === null ? undefined : answers[quota_question]
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null
}

/** Questions by which answers can be counted: everybody gets them, and gives one answer. */
export const quotaQuestions = (form: FormDefinition): readonly FormField[] =>
  form.sections
    .filter(({ when }) => !when)
    .flatMap(({ fields }) => fields)
    .filter(({ type, when }) => (type === 'choice' || type === 'yes_no') && !when)
