import type { Locale } from '../kit/locale.ts'
import type { Condition, FormDefinition } from './schema.ts'
import { texts } from './texts.ts'

/** A condition in a sentence, for paper and for pages without a script. */
export function explainCondition(form: FormDefinition, condition: Condition, locale: Locale): string {
  const t = texts(locale)
  if ('all' in condition) return condition.all.map((part) => explainCondition(form, part, locale)).join(' ')
  if ('any' in condition || 'not' in condition) return t.onlyIfOther
  const field = form.sections
    .flatMap((section) => section.fields)
    .find((candidate) => candidate.key === condition.field)
  if (!field) return t.onlyIfOther
  const label = field.label[locale]
  if ('answered' in condition) return condition.answered ? t.onlyIfAnswered(label) : t.onlyIfOther
  const values = 'is' in condition ? [condition.is] : 'in' in condition ? condition.in : [condition.includes]
  const names = values.map((value) => {
    if (typeof value === 'boolean') return value ? t.yes : t.no
    const option = 'options' in field ? field.options.find((one) => one.value === value) : undefined
    return option?.label[locale] ?? String(value)
  })
  return t.onlyIf(label, names.join(` ${t.or} `))
}
