import { z } from 'zod'
import type { FormDefinition } from '../../forms/index.ts'
import type { FormInput, FormState } from '../../kit/form.ts'
import { parseForm } from '../../kit/form.ts'
import { numberText, shortText } from '../../kit/form-fields.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { bindFields, Form, FormActions, NumberInput, OnceToken, Select } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { leastQuota, type Quota, quotaQuestions } from '../rules.ts'
import { texts } from '../texts.ts'

const number = () => numberText({ min: leastQuota, max: 1_000_000 }).optional()
const schema = z.object({ samen: number(), quotumvraag: shortText(60).optional(), per: number() })

/** The numbers as they are typed; what is wrong by field. */
export function readQuota(input: FormInput, locale: Locale) {
  const t = texts(locale).desk
  const parsed = parseForm(schema, input, locale, {
    ...{ samen: t.quotaMost, quotumvraag: t.quotaQuestion, per: t.quotaPerChoice },
  })
  if (!parsed.ok) return parsed
  const { samen, quotumvraag, per } = parsed.value
  const quota: Quota = {
    ...{ most: samen ?? null, quota_question: quotumvraag ?? null, most_per_choice: per ?? null },
  }
  return { ok: true as const, quota }
}

/** How many answers are wanted: in all, and by the answer to one question. */
export function QuotaSection(props: {
  readonly action: string
  readonly quota: Quota
  readonly questions: FormDefinition
  readonly form: FormState
  readonly locale: Locale
}) {
  const { action, quota, questions, form, locale } = props
  const t = texts(locale).desk
  const kept = {
    ...{ samen: quota.most, quotumvraag: quota.quota_question, per: quota.most_per_choice },
  }
  const values = Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [[name, [String(value)]]])),
  )
  const field = bindFields({ ...form, values: { ...values, ...form.values } }, locale)
  const choices = quotaQuestions(questions)
  return (
    <Section title={t.quota} id="aantallen">
      <p>{t.quotaLead}</p>
      <Form action={action} label={t.quota}>
        <OnceToken token={newOnceToken()} />
        <NumberInput {...field('samen')} label={t.quotaMost} optional />
        {choices.length > 0 && (
          <>
            <Select
              {...field('quotumvraag')}
              label={t.quotaQuestion}
              optional
              empty={t.quotaNone}
              options={choices.map(({ key, label }) => ({ value: key, label: say(label, locale) }))}
            />
            <NumberInput {...field('per')} label={t.quotaPerChoice} optional />
          </>
        )}
        <FormActions submit={t.quotaSave} name="doe" value="aantallen" kind="secondary" />
      </Form>
    </Section>
  )
}
