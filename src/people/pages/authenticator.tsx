import { z } from 'zod'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  valuesIn,
  withError,
} from '../../kit/form.ts'
import { shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect, safeReturnPath } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { bindFields, ErrorSummary, Form, FormActions, HiddenField, TextInput } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import {
  confirmAuthenticator,
  makeRecoveryCodes,
  offerAuthenticator,
  removeAuthenticator,
} from '../second-factor.ts'
import { texts } from '../security-texts.ts'
import { texts as peopleTexts } from '../texts.ts'
import { renewSession } from './enter.ts'
import { refuseOldSession } from './recent.ts'

const schema = z.object({ code: shortText(20), aanbod: z.string().max(1000) })

export const showAuthenticator = (c: Ctx): Response | Promise<Response> =>
  refuseOldSession(c) ?? authenticatorPage(c, freshForm())

/** The square and the key for an app. After an error the same ones: the app has them by now. */
function authenticatorPage(c: Ctx, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { app: t, page: security } = texts(locale)
  const offer = offerAuthenticator(act, valueIn(form.values, 'aanbod'))
  const returnTo = c.req.query('terug')
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
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QrCode text={offer.uri} label={t.picture} />
      <DefinitionList
        items={[{ term: t.key, value: <code>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code> }]}
      />
      <Form action={paths.addAuthenticator(returnTo)}>
        <HiddenField name="aanbod" value={offer.sealed} />
        <TextInput
          {...bindFields(form, locale)('code')}
          label={t.code}
          hint={t.codeHint}
          inputmode="numeric"
          autocomplete="one-time-code"
          width="short"
        />
        <FormActions submit={t.confirm} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function turnOnAuthenticator(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  const { act } = c.var
  const t = texts(act.locale).app
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { code: t.code })
  if (!parsed.ok) return authenticatorPage(c, parsed)
  const { code, aanbod } = parsed.value
  const codes = await confirmAuthenticator(act, { sealed: aanbod, code })
  if (!codes) return authenticatorPage(c, withError({ aanbod: [aanbod] }, 'code', t.wrong))
  await renewSession(c, 'app')
  return codesPage(c, codes)
}

export async function turnOffAuthenticator(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  await removeAuthenticator(c.var.act)
  return redirect(c, paths.mySecurity({ klaar: 'appweg' }))
}

export async function renewRecoveryCodes(c: Ctx): Promise<Response> {
  const old = refuseOldSession(c)
  if (old) return old
  return codesPage(c, await makeRecoveryCodes(c.var.act))
}

/** The codes stand in this answer and nowhere else: they are kept as digests. */
function codesPage(c: Ctx, codes: readonly string[]): Response | Promise<Response> {
  const t = texts(c.var.act.locale).codes
  return page(
    c,
    { title: t.title, current: 'mine' },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Notice tone="warning" announce title={t.once}>
        <p>{t.onceText}</p>
      </Notice>
      <ol aria-label={t.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Form action={paths.recoveryCodesFile()} label={t.download}>
        {codes.map((code) => (
          <HiddenField key={code} name="code" value={code} />
        ))}
        <FormActions submit={t.download} kind="secondary" />
      </Form>
      <LinkButton href={safeReturnPath(c.req.query('terug'), paths.mySecurity())}>{t.goOn}</LinkButton>
    </>,
  )
}

/** Gives the codes of the page back as a file: nothing is read, the page had them all. */
export async function downloadRecoveryCodes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).codes
  const { text } = await readForm(c)
  const codes = valuesIn(text, 'code').filter((code) => /^[a-z0-9]{5}-[a-z0-9]{5}$/.test(code))
  const head = t.fileHead(act.municipality.name, act.actor.email ?? act.actor.name ?? '')
  return c.text(`${head}\n\n${codes.slice(0, 20).join('\n')}\n`, 200, {
    'Content-Disposition': `attachment; filename="${t.file}"`,
  })
}
