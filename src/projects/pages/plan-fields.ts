import type { FrameworkDefinition } from '../../frameworks/index.ts'
import { parseDay } from '../../kit/dates.ts'
import { type FormErrors, type FormValues, valueIn, valuesIn } from '../../kit/form.ts'
import { numberText, readCents } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { type Chapter, chapterFields, type PlanGap } from '../plan-chapters.ts'
import { planTexts } from '../plan-texts.ts'
import { emptyPlan, type Plan, reaches, type Way } from '../schema.ts'

export const longest = 3000
const longestWords = 200

/** A day as typed; null when it is empty or none. */
const dayIn = (text: FormValues, name: string): string | null => parseDay(valueIn(text, name))

/** What was filled in for a chapter; what cannot be read is left out, and told by `fieldErrors`. */
export function chapterIn(
  text: FormValues,
  chapter: Chapter,
  framework: FrameworkDefinition | null,
): Partial<Plan> {
  const hours = numberText({ min: 0, max: 1_000_000 }).safeParse(valueIn(text, 'hours'))
  const isCare = (id: string): boolean =>
    (framework?.methods ?? []).some((one) => one.id === id && one.kind === 'care')
  const values: Partial<Plan> = {
    decisionOn: dayIn(text, 'decisionOn'),
    feedbackOn: dayIn(text, 'feedbackOn'),
    care: valuesIn(text, 'care').filter(isCare),
    budgetCents: readCents(valueIn(text, 'budgetCents')),
    hours: hours.success ? hours.data : null,
  }
  return Object.fromEntries(
    chapterFields[chapter].map((name) => [name, name in values ? values[name] : valueIn(text, name)]),
  )
}

const wayFields = ['what', 'method', 'reach', 'from', 'until', 'when', 'where'] as const

/** What was filled in for one way to take part. */
export function wayIn(text: FormValues, key: string, framework: FrameworkDefinition | null): Way {
  const part = (name: (typeof wayFields)[number]): string => valueIn(text, name)
  return {
    key,
    method: (framework?.methods ?? []).find(({ id }) => id === part('method'))?.id ?? null,
    what: part('what'),
    from: dayIn(text, 'from'),
    until: dayIn(text, 'until'),
    when: part('when'),
    where: part('where'),
    reach: reaches.find((one) => one === part('reach')) ?? 'offline',
  }
}

const own = (value: string | null): readonly string[] => (value ? [value] : [])

/** A plan as the fields of its chapters hold it. */
export function valuesOf({ ways: _, care, budgetCents, hours, ...words }: Plan): FormValues {
  return {
    ...Object.fromEntries(Object.entries(words).map(([name, value]) => [name, own(value)])),
    care,
    budgetCents: own(budgetCents === null ? null : (budgetCents / 100).toFixed(2).replace('.', ',')),
    hours: own(hours === null ? null : String(hours)),
  }
}

/** A way to take part as the fields of its page hold it. */
export const wayValues = (way: Way): FormValues =>
  Object.fromEntries(wayFields.map((name) => [name, own(way[name])]))

const dayFields: readonly string[] = ['decisionOn', 'feedbackOn', 'from', 'until']
const shortFields: readonly string[] = ['decisionWhen', 'feedbackWhen', 'what', 'when', 'where']
const textFields: readonly string[] = [
  ...Object.entries(emptyPlan).flatMap(([name, value]) => (value === '' ? [name] : [])),
  'changeNote',
]

/** What cannot be kept as it was typed: days and numbers that are none, and texts that are too long. */
export function fieldErrors(text: FormValues, locale: Locale): FormErrors {
  const t = planTexts(locale)
  const faultOf = (name: string): string | null => {
    const typed = valueIn(text, name)
    if (typed === '') return null
    if (dayFields.includes(name)) return parseDay(typed) ? null : t.noDay
    if (name === 'hours') return /^\d{1,6}$/.test(typed) ? null : t.noNumber
    if (name === 'budgetCents') {
      const money = readCents(typed)
      return money === null || money > 100_000_000_00 ? t.noMoney : null
    }
    if (shortFields.includes(name)) return typed.length > longestWords ? t.tooLong(longestWords) : null
    return textFields.includes(name) && typed.length > longest ? t.tooLong(longest) : null
  }
  return Object.fromEntries(
    Object.keys(text).flatMap((name) => {
      const fault = faultOf(name)
      return fault ? [[name, fault] as const] : []
    }),
  )
}

/** The field at which a gap is mended. */
export function gapField(gap: PlanGap): string {
  if (gap.kind === 'level') return 'antwoord'
  if (gap.kind === 'note') return 'changeNote'
  if (gap.kind === 'way') return { what: 'what', when: 'from', order: 'until', where: 'where' }[gap.fault]
  if (gap.what === 'decisionWhen') return 'decisionOn'
  if (gap.what === 'feedbackWhen') return 'feedbackOn'
  return gap.what
}

/** What a gap asks, in words at its field. */
export function gapMessage(gap: PlanGap, locale: Locale): string {
  const t = planTexts(locale)
  if (gap.kind === 'level') return t.missing(t.fields.level)
  if (gap.kind === 'note') return t.missing(t.changeNote)
  if (gap.kind === 'way') return t.way.faults[gap.fault]
  if (gap.what === 'decisionWhen') return t.decisionWhenMissing
  if (gap.what === 'feedbackWhen') return t.feedbackWhenMissing
  if (gap.what === 'ways') return t.waysMissing
  return t.missing(t.fields[gap.what])
}
