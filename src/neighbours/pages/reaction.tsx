import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound, TooMany } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { emailText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { visitorAddress } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ConductLine,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintOnly, PrintSource } from '../../ui/print/print.tsx'
import { formBehind, react } from '../actions.ts'
import { texts } from '../texts.ts'
import { lacksWords, SaidFields, saidLabels, saidSchema, sideOf } from './said.tsx'

/** Nobody finds a form by trying codes, and a household shares an address. */
const perVisitorLooking = { name: 'reaction-code', attempts: 200, seconds: 60 * 60 }
const perVisitor = { name: 'reaction-visitor', attempts: 30, seconds: 60 * 60 }

const schema = saidSchema.extend({ email: emailText().optional() })

/** In the address of the thanks: it arrived, and no mail comes. */
const withoutMail = 'zonder-mail'

type Behind = Awaited<ReturnType<typeof formBehind>>

async function behind(c: Ctx): Promise<Behind> {
  try {
    return await formBehind(c.var.act, c.req.param('code') ?? '')
  } catch (error) {
    if (error instanceof NotFound) await limit(c.var.act, perVisitorLooking, visitorAddress(c))
    throw error
  }
}

/** `/reactie/{code}`: the plan in a few words, and the form; no account, and nothing that must be told. */
export async function showReaction(c: Ctx): Promise<Response> {
  const found = await behind(c)
  const done = c.req.query('klaar')
  return done === 'ja' || done === withoutMail
    ? thanksPage(c, found, done === 'ja')
    : reactionPage(c, found, freshForm())
}

/** With 409 or 429 it was not sent: what somebody typed is still there. */
function reactionPage(
  c: Ctx,
  found: Behind,
  form: FormState,
  status: 200 | 409 | 422 | 429 = formStatus(form.errors),
): Response | Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).reaction
  const { takesReactions, isNamed, initiative } = found
  const title = isNamed ? t.title(initiative.title) : t.titleUnnamed
  const closes = formatDay(found.form.closes_on, locale, 'long')
  const path = paths.reaction(found.form.code)
  const typed = takesReactions ? '' : valueIn(form.values, 'uitleg')
  return page(
    c,
    { title: formTitle(title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={takesReactions && t.lead} />
      {!takesReactions && (
        <Notice title={t.closedTitle} announce={status === 409}>
          <p>{t.closed(closes)}</p>
          {status === 409 && <p>{t.notSent}</p>}
          <p>
            {t.closedText}{' '}
            <a href={`tel:${municipality.team.telephone.replace(/[^+\d]/g, '')}`}>
              {municipality.team.telephone}
            </a>
            , <a href={`mailto:${municipality.team.email}`}>{municipality.team.email}</a>
          </p>
        </Notice>
      )}
      {typed !== '' && (
        <Section title={t.typedTitle}>
          <p class="keep-lines">{typed}</p>
        </Section>
      )}
      {status === 429 && (
        <Notice tone="warning" announce title={t.waitTitle}>
          <p>{t.wait}</p>
        </Notice>
      )}
      {takesReactions && (
        <Section title={t.aboutTitle}>
          <p class="keep-lines">{found.form.about}</p>
          {found.form.contact && (
            <p>
              {t.contact} {found.form.contact}
            </p>
          )}
          <p>{t.until(closes)}</p>
        </Section>
      )}
      {takesReactions && (
        <Section title={t.formTitle}>
          <PrintOnly>
            <p>{t.paper}</p>
          </PrintOnly>
          <Form action={path} label={t.formTitle}>
            <OnceToken token={newOnceToken()} />
            <SaidFields form={form} locale={locale} />
            <TextInput
              {...bindFields(form, locale)('email')}
              label={t.email}
              hint={t.emailHint}
              type="email"
              autocomplete="email"
              optional
            />
            <ConductLine locale={locale} />
            <FormActions submit={t.send} />
          </Form>
        </Section>
      )}
      <Section title={t.privacyTitle}>
        <p>{t.privacy(municipality.name)}</p>
      </Section>
      <PrintSource locale={locale} address={absolute(act, path)} />
    </>,
    status,
  )
}

function thanksPage(
  c: Ctx,
  { form, takesReactions }: Behind,
  comesMail: boolean,
): Response | Promise<Response> {
  const t = texts(c.var.act.locale).reaction
  return page(
    c,
    { title: t.doneTitle },
    <>
      <Notice tone="success" announce title={t.doneTitle} />
      <PageHeading title={t.doneTitle} lead={t.done} />
      <p>{comesMail ? t.doneMail : t.doneWithoutMail}</p>
      {takesReactions && (
        <p>
          {t.another} <a href={paths.reaction(form.code)}>{t.anotherLink}</a>
        </p>
      )}
      <div class="button-row">
        <LinkButton kind="secondary" href={paths.initiatives()}>
          {t.seeCity}
        </LinkButton>
      </div>
    </>,
  )
}

export async function sendReaction(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await behind(c)
  const t = texts(act.locale).reaction
  const input = await readForm(c)
  const typed = { values: input.text, errors: {} }
  if (!found.takesReactions) return reactionPage(c, found, typed, 409)
  const labels = { ...saidLabels(act.locale), email: t.email }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return reactionPage(c, found, parsed)
  if (lacksWords(parsed.value)) return reactionPage(c, found, withError(input.text, 'uitleg', t.bodyNeeded))
  const { kant, uitleg, naam, email } = parsed.value
  const { code } = found.form
  try {
    await limit(act, perVisitor, visitorAddress(c))
    const path = await once(act, input, async (act) => {
      const said = { side: sideOf(kant), body: uitleg ?? null, name: naam ?? null, email: email ?? null }
      const comesMail = await react(act, code, said)
      return paths.reaction(code, { klaar: comesMail ? 'ja' : withoutMail })
    })
    return redirect(c, path)
  } catch (error) {
    // It closed while they wrote.
    if (error instanceof Conflict) return reactionPage(c, await behind(c), typed, 409)
    if (!(error instanceof TooMany)) throw error
    c.header('Retry-After', String(error.retryAfterSeconds))
    return reactionPage(c, found, typed, 429)
  }
}
