import type { FormState } from '../../kit/form.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, HiddenField, TextInput } from '../../ui/form/index.ts'
import { texts } from '../security-texts.ts'

/** The button to sign in with a passkey; the page needs the island `passkey`. */
export function PasskeySignIn({
  locale,
  returnTo,
}: {
  readonly locale: Locale
  readonly returnTo: string | undefined
}) {
  const t = texts(locale).passkeys
  return (
    <meemaken-passkey
      data-question={paths.passkeyQuestion()}
      data-unsupported={t.unsupported}
      data-cancelled={t.cancelled}
    >
      <p data-instead>{t.needsScript}</p>
      <div hidden>
        <Form action={paths.signInWithPasskey(returnTo)} label={t.signIn}>
          <HiddenField name="antwoord" value="" />
          <FormActions submit={t.signIn} kind="secondary" />
        </Form>
      </div>
    </meemaken-passkey>
  )
}

/** The form to make a passkey; the page needs the island `passkey`. */
export function PasskeyAdd({
  locale,
  form,
  returnTo,
}: {
  readonly locale: Locale
  readonly form: FormState
  readonly returnTo?: string | undefined
}) {
  const t = texts(locale).passkeys
  return (
    <meemaken-passkey
      data-question={paths.newPasskeyQuestion()}
      data-make="ja"
      data-unsupported={t.unsupported}
      data-cancelled={t.cancelled}
      data-known={t.known}
    >
      <p data-instead>{t.needsScript}</p>
      <div hidden>
        <Form action={paths.addPasskey(returnTo)} label={t.addTitle}>
          <HiddenField name="antwoord" value="" />
          <TextInput
            {...bindFields(form, locale)('name')}
            label={t.name}
            hint={t.nameHint}
            autocomplete="off"
          />
          <FormActions submit={t.add} />
        </Form>
      </div>
    </meemaken-passkey>
  )
}
