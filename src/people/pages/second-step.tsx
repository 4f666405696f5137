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
import { shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { visitorAddress } from '../cookies.ts'
import { takeSecondStep } from '../second-factor.ts'
import { texts } from '../security-texts.ts'
import * as store from '../store.ts'
import { renewSession, returnPathOf } from './enter.ts'
import { PasskeyAdd, PasskeySignIn } from './passkey-forms.tsx'

const schema = z.object({ code: shortText(40) })

/** The second step of signing in. Who need not take it is sent on. */
export const showSecondStep = (c: Ctx): Promise<Response> => secondStepPage(c, freshForm())

async function secondStepPage(c: Ctx, form: FormState): Promise<Response> {
  const { act, session } = c.var
  if (session?.standing !== 'second_step')
    return redirect(c, session ? returnPathOf(c) : paths.signIn(c.req.query('terug')))
  const { locale } = act
  const { secondStep: t, passkeys } = texts(locale)
  const hasApp = (await store.authenticatorOf(act.db, session.personId)) !== null
  const hasPasskey = (await store.passkeysOf(act.db, session.personId)).length > 0
  const returnTo = c.req.query('terug')
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), islands: hasPasskey ? ['passkey'] : [] },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      {hasApp && (
        <Form action={paths.secondStep(returnTo)} label={t.appTitle}>
          <TextInput
            {...bindFields(form, locale)('code')}
            label={t.code}
            hint={t.codeHint}
            autocomplete="one-time-code"
            width="medium"
          />
          <FormActions submit={t.submit} />
        </Form>
      )}
      {hasPasskey && (
        <Section title={passkeys.signInTitle}>
          <PasskeySignIn locale={locale} returnTo={returnTo} />
        </Section>
      )}
      <p>{t.lost}</p>
      <Form action={paths.signOut()} label={t.stop}>
        <FormActions submit={t.stop} kind="quiet" />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function finishSecondStep(c: Ctx): Promise<Response> {
  const { act, session } = c.var
  const t = texts(act.locale).secondStep
  const input = await readForm(c)
  if (session?.standing !== 'second_step') return secondStepPage(c, freshForm())
  const parsed = parseForm(schema, input, act.locale, { code: t.code })
  if (!parsed.ok) return secondStepPage(c, parsed)
  const taken = await takeSecondStep(act, {
    personId: session.personId,
    code: parsed.value.code,
    visitorAddress: visitorAddress(c),
  })
  if (!taken) return secondStepPage(c, withError({}, 'code', t.wrong))
  await renewSession(c, taken)
  return redirect(c, returnPathOf(c))
}

/** Staff without a second factor choose one; their roles wait for it. */
export const showSetUp = (c: Ctx): Response | Promise<Response> => setUpPage(c, freshForm())

export function setUpPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { act, session } = c.var
  if (session?.standing !== 'set_up') return redirect(c, paths.mySecurity())
  const { locale } = act
  const { setUp: t, passkeys, app } = texts(locale)
  const returnTo = returnPathOf(c, paths.desk())
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), islands: ['passkey'] },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <Section title={t.passkeyTitle}>
        <p>{t.passkeyBest}</p>
        <p>{passkeys.what}</p>
        <PasskeyAdd locale={locale} form={form} returnTo={returnTo} />
      </Section>
      <Section title={t.appTitle}>
        <p>{app.what}</p>
        <p>{t.appText}</p>
        <p>
          <a href={paths.addAuthenticator(returnTo)}>{app.turnOn}</a>
        </p>
      </Section>
    </>,
    formStatus(form.errors),
  )
}
