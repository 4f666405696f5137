import { z } from 'zod'
import { type Day, parseDay } from '../../kit/dates.ts'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  type Parsed,
  parseForm,
  valueIn,
} from '../../kit/form.ts'
import { dayText, longText, shortText } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { bindFields, DateInput, TextArea, TextInput } from '../../ui/form/index.ts'
import { texts } from '../texts.ts'

/** The decision behind a ceiling, and why. */
export const decisionSchema = z.object({
  body: shortText(200),
  date: dayText(),
  number: shortText(100),
  announced: dayText(),
  reason: longText(500).min(3),
})

export const decisionLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const t = texts(locale).desk
  return {
    body: t.bodyLabel,
    date: t.dateLabel,
    number: t.numberLabel,
    announced: t.announcedLabel,
    reason: t.reason,
  }
}

/**
 * The form with everything that is wrong in it at once: what cannot be read, and days that do not go together, also
 * where another field was wrong.
 */
export function parseDecision<S extends z.ZodObject>(
  schema: S,
  input: FormInput,
  about: { readonly locale: Locale; readonly labels: Readonly<Record<string, string>>; readonly today: Day },
): Parsed<z.output<S>> {
  const { locale, labels, today } = about
  const parsed = parseForm(schema, input, locale, labels)
  const wrong = { ...dayFaults(input, today, locale), ...(parsed.ok ? {} : parsed.errors) }
  const inOrder = Object.keys(schema.shape).flatMap((name) => {
    const message = wrong[name]
    return message === undefined ? [] : [[name, message] as const]
  })
  if (inOrder.length === 0) return parsed
  return { ok: false, values: input.text, errors: Object.fromEntries(inOrder) }
}

/** A decision was taken before today and made known after it; a period ends after it begins. */
function dayFaults({ text }: FormInput, today: Day, locale: Locale): FormErrors {
  const t = texts(locale)
  const day = (name: string): Day | null => parseDay(valueIn(text, name))
  const [date, announced, from, until] = [day('date'), day('announced'), day('from'), day('until')]
  return {
    ...(from && until && until < from ? { until: t.faults.period_backwards } : {}),
    ...(date && date > today ? { date: t.desk.decisionAhead } : {}),
    ...(date && announced && announced < date ? { announced: t.desk.announcedEarly } : {}),
  }
}

export function DecisionFields({ form, locale }: { readonly form: FormState; readonly locale: Locale }) {
  const t = texts(locale).desk
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('body')} label={t.bodyLabel} hint={t.bodyHint} autocomplete="off" />
      <DateInput {...field('date')} label={t.dateLabel} />
      <TextInput {...field('number')} label={t.numberLabel} autocomplete="off" />
      <DateInput {...field('announced')} label={t.announcedLabel} hint={t.announcedHint} />
      <TextArea {...field('reason')} label={t.reason} hint={t.reasonHint} max={500} rows={3} />
    </>
  )
}
