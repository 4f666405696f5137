import { z } from 'zod'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { emailText } from '../../kit/form-fields.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { visitorAddress } from '../cookies.ts'
import { texts as securityTexts } from '../security-texts.ts'
import { signInWithPassword } from '../signin.ts'
import { byPassword } from '../standing.ts'
import { texts } from '../texts.ts'
import { SignInElsewhere } from './elsewhere.tsx'
import { enter, returnPathOf } from './enter.ts'
import { PasskeySignIn } from './passkey-forms.tsx'

const schema = z.object({ email: emailText(), password: z.string().min(1).max(200) })

export const showStaffSignIn = (c: Ctx): Response | Promise<Response> => staffSignInPage(c, freshForm())

function staffSignInPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).staffSignIn
  const { passkeys } = securityTexts(locale)
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), islands: ['passkey'] },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} />
      <SignInElsewhere c={c} kind="provider" />
      <Form action={paths.staffSignIn(c.req.query('terug'))}>
        <TextInput {...field('email')} label={t.email} type="email" autocomplete="username" />
        <TextInput
          {...field('password')}
          label={t.password}
          type="password"
          autocomplete="current-password"
        />
        <FormActions submit={t.button} />
      </Form>
      <p>
        <a href={paths.signIn(paths.changePassword())}>{t.forgotten}</a>
      </p>
      <Section title={passkeys.signInTitle}>
        <PasskeySignIn locale={locale} returnTo={returnPathOf(c, paths.desk())} />
      </Section>
      <p>
        <a href={paths.signIn(c.req.query('terug'))}>{t.resident}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

export async function signInStaff(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const t = texts(act.locale).staffSignIn
  const parsed = parseForm(schema, input, act.locale, { email: t.email, password: t.password })
  if (!parsed.ok) return staffSignInPage(c, parsed)
  const personId = await signInWithPassword(act, { ...parsed.value, visitorAddress: visitorAddress(c) })
  if (!personId) return staffSignInPage(c, withError(input.text, 'email', t.wrong))
  return enter(c, personId, byPassword, returnPathOf(c, paths.desk()))
}
