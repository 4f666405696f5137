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
import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { setSessionCookie, visitorAddress } from '../cookies.ts'
import { openSession, signInWithPassword } from '../signin.ts'
import { texts } from '../texts.ts'

const schema = z.object({ email: emailText(), password: z.string().min(1).max(200) })

export const showStaffSignIn = (c: Ctx): Response | Promise<Response> => staffSignInPage(c, freshForm())

function staffSignInPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).staffSignIn
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} />
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
  const session = await openSession(act, personId)
  setSessionCookie(c, session.token, session.seconds)
  return redirect(c, safeReturnPath(c.req.query('terug'), paths.desk()))
}
