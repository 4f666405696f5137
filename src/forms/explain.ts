import type { Locale } from '../kit/locale.ts'
import { factTexts } from './form-facts-texts.ts'
import type { Condition, FormDefinition, FormField } from './schema.ts'
import { texts } from './texts.ts'
import { severalOf } from './usual-condition.ts'

/** The questions that a condition looks at. */
export const asksAbout = (condition: Condition): readonly string[] => {
  if ('all' in condition) return condition.all.flatMap(asksAbout)
  if ('any' in condition) return condition.any.flatMap(asksAbout)
  return 'not' in condition ? asksAbout(condition.not) : [condition.field]
}

/** A condition in a sentence, for paper and for pages without a script. */
export function explainCondition(form: FormDefinition, condition: Condition, locale: Locale): string {
  const t = texts(locale)
  if ('all' in condition) return condition.all.map((part) => explainCondition(form, part, locale)).join(' ')
  const several = 'any' in condition ? severalOf(condition.any) : null
  if (!several && ('any' in condition || 'not' in condition)) return t.onlyIfOther
  const key = several?.[0] ?? ('field' in condition ? condition.field : '')
  const field = form.sections.flatMap((section) => section.fields).find((candidate) => candidate.key === key)
  if (!field) return t.onlyIfOther
  const label = field.label[locale]
  if ('answered' in condition) return condition.answered ? t.onlyIfAnswered(label) : t.onlyIfOther
  const values = several?.[1] ?? valuesOf(condition)
  const names = values.map((value) => answerName(field, value, locale))
  return t.onlyIf(label, names.join(` ${t.or} `))
}

function valuesOf(condition: Condition): readonly (string | number | boolean)[] {
  if ('is' in condition) return [condition.is]
  if ('in' in condition) return condition.in
  return 'includes' in condition ? [condition.includes] : []
}

/** A condition in one line, however it is put together, for who prepares the form. */
export function conditionLine(form: FormDefinition, condition: Condition, locale: Locale): string {
  const t = factTexts(locale)
  const line = (part: Condition): string => conditionLine(form, part, locale)
  if ('all' in condition) return condition.all.map(line).join(t.and)
  if ('any' in condition) return condition.any.map(line).join(t.or)
  if ('not' in condition) return t.not(line(condition.not))
  const field = form.sections
    .flatMap((section) => section.fields)
    .find((candidate) => candidate.key === condition.field)
  const label = field?.label[locale] ?? t.gone
  if ('answered' in condition) return condition.answered ? t.answered(label) : t.unanswered(label)
  if ('includes' in condition) return t.includes(label, answerName(field, condition.includes, locale))
  const values = 'is' in condition ? [condition.is] : condition.in
  return t.is(label, values.map((value) => answerName(field, value, locale)).join(t.or))
}

function answerName(field: FormField | undefined, value: string | number | boolean, locale: Locale): string {
  if (typeof value === 'boolean') return value ? texts(locale).yes : texts(locale).no
  const option = field && 'options' in field ? field.options.find((one) => one.value === value) : undefined
  return option?.label[locale] ?? String(value)
}
