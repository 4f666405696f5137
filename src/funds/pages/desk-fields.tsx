import { z } from 'zod'
import type { FormState } from '../../kit/form.ts'
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
