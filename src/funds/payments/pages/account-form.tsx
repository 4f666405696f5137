import { z } from 'zod'
import type { FormState } from '../../../kit/form.ts'
import { shortText } from '../../../kit/form-fields.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { bindFields, Form, FormActions, OnceToken, TextInput } from '../../../ui/form/index.ts'
import { texts } from '../texts.ts'

export const accountSchema = z.object({ holder: shortText(70), iban: shortText(60) })

export const accountLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const { holder, iban } = texts(locale).mine
  return { holder, iban }
}

/** Name and number of an account; what was typed of the number is never filled in again by us. */
export function AccountForm(props: {
  readonly action: string
  readonly form: FormState
  readonly locale: Locale
}) {
  const { action, form, locale } = props
  const t = texts(locale).mine
  const field = bindFields(form, locale)
  return (
    <Form action={action} label={t.accountTitle}>
      <OnceToken token={newOnceToken()} />
      <TextInput {...field('holder')} label={t.holder} hint={t.holderHint} autocomplete="name" />
      <TextInput {...field('iban')} label={t.iban} hint={t.ibanHint} autocomplete="off" />
      <p class="small">{t.privacy}</p>
      <FormActions submit={t.save} />
    </Form>
  )
}
