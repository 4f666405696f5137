import { z } from 'zod'
import { Forbidden } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { texts } from '../security-texts.ts'
import { choosePassword, mayHavePassword, passwordText } from '../signin.ts'
import { texts as peopleTexts } from '../texts.ts'
import { refuseOldSession } from './recent.ts'

const schema = z.object({ wachtwoord: passwordText(), nogmaals: z.string().min(1).max(200) })

/** `/mijn/veiligheid/wachtwoord`: who signed in lately, by whatever way, chooses a password of their own. */
export async function showPassword(c: Ctx): Promise<Response> {
  if (!(await mayHavePassword(c.var.act))) throw new Forbidden()
  return refuseOldSession(c) ?? passwordPage(c, freshForm())
}

function passwordPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const { password: t, page: security } = texts(locale)
  // What was typed is not sent back: it would stand in the page.
  const field = bindFields({ ...form, values: {} }, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'mine',
      breadcrumbs: [
        { href: paths.mine(), title: peopleTexts(locale).mine },
        { href: paths.mySecurity(), title: security.title },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.changePassword()}>
        <TextInput
          {...field('wachtwoord')}
          label={t.new}
          hint={t.hint}
          type="password"
          autocomplete="new-password"
        />
        <TextInput {...field('nogmaals')} label={t.again} type="password" autocomplete="new-password" />
        <FormActions submit={t.button} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function changePassword(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  const { act, session } = c.var
  const t = texts(act.locale).password
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { wachtwoord: t.new, nogmaals: t.again })
  if (!parsed.ok) return passwordPage(c, parsed)
  const { wachtwoord, nogmaals } = parsed.value
  if (wachtwoord !== nogmaals) return passwordPage(c, withError({}, 'nogmaals', t.different))
  await choosePassword(act, wachtwoord, session?.id ?? '')
  return redirect(c, paths.mySecurity({ klaar: 'wachtwoord' }))
}
