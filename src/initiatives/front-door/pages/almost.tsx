import { z } from 'zod'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type FormState, formStatus, freshForm, parseForm, readForm, valueIn } from '../../../kit/form.ts'
import { emailText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, TextInput } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { ideaSchema } from '../../schema.ts'
import { initiativeById, type SentIdea, sentById } from '../../store.ts'
import { confirmInitiative, resendConfirmation } from '../../submit.ts'
import { changeAddress } from '../confirm.ts'
import { hasJustSent } from '../sender.ts'
import { texts } from '../texts.ts'
import { MoneyOfSent } from './money.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What this page says right after something was done. */
function Done({ c, sent }: { readonly c: Ctx; readonly sent: SentIdea }) {
  const words = texts(c.var.act.locale)
  const done = c.req.query('klaar')
  if (done === 'opnieuw') return <Notice tone="success" announce title={words.almost.sentAgain(sent.email)} />
  if (done === 'geld') return <Notice tone="success" announce title={words.money.done} />
  return done === 'bewaard' ? <Notice tone="success" announce title={words.money.stored} /> : null
}

/** Who looks at a sent idea: its sender's browser, the owner of its address, or somebody else. */
type Looker = 'sender' | 'owner' | 'stranger'

export async function lookerOf(c: Ctx, sent: SentIdea): Promise<Looker> {
  const { actor } = c.var.act
  if (actor.email?.toLowerCase() === sent.email.toLowerCase()) return 'owner'
  const idea = ideaSchema.safeParse(sent.input)
  return idea.success && (await hasJustSent(c, idea.data.answersId)) ? 'sender' : 'stranger'
}

export async function sentIn(c: Ctx): Promise<SentIdea | null> {
  const id = c.req.param('id') ?? ''
  return uuid.test(id) ? sentById(c.var.act.db, id) : null
}

/** `/idee/bevestigen/{id}`: an idea that waits for its address; leads on once that is confirmed. */
export async function showAlmost(c: Ctx, state: FormState = freshForm()): Promise<Response> {
  const sent = await sentIn(c)
  if (!sent) return gone(c)
  const looker = await lookerOf(c, sent)
  if (sent.case_id !== null) return leadOn(c, sent.case_id)
  if (looker === 'owner') return askOwner(c, sent)
  return looker === 'sender' ? askSender(c, sent, state) : askToSignIn(c)
}

/** To its own page; who is not signed in is asked to do that first. */
async function leadOn(c: Ctx, caseId: string): Promise<Response> {
  const initiative = await initiativeById(c.var.act.db, caseId)
  if (!initiative) throw new NotFound()
  if (c.var.act.actor.personId === null) return askToSignIn(c)
  return redirect(c, paths.initiativeReceived(initiative.number))
}

async function askSender(c: Ctx, sent: SentIdea, state: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).almost
  return page(
    c,
    { title: t.title, current: 'idea', error: Object.keys(state.errors).length > 0 },
    <>
      <ErrorSummary errors={state.errors} locale={locale} />
      <Done c={c} sent={sent} />
      <PageHeading title={t.title} lead={t.lead(sent.email)} />
      <p>{t.kept(act.municipality.front_door.keep_unconfirmed_days)}</p>
      {act.settings.demo && (
        <Notice>
          <p>
            <a href={paths.demoMailbox()}>{t.demoMailbox}</a>
          </p>
        </Notice>
      )}
      {await MoneyOfSent({ c, sent })}
      <p>{t.nothing}</p>
      <Form action={paths.ideaReceived(sent.id)}>
        <FormActions submit={t.again} name="doen" value="opnieuw" kind="secondary" />
      </Form>
      <Section title={t.wrongTitle}>
        <Form action={paths.ideaReceived(sent.id)}>
          <TextInput
            {...bindFields(state, locale)('email')}
            label={t.email}
            why={t.emailWhy}
            type="email"
            autocomplete="email"
          />
          <FormActions submit={t.change} name="doen" value="adres" kind="secondary" />
        </Form>
      </Section>
    </>,
    formStatus(state.errors),
  )
}

async function askOwner(c: Ctx, sent: SentIdea): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).almost
  const { title, story } = ideaSchema.parse(sent.input)
  return page(
    c,
    { title: t.yours, current: 'idea' },
    <>
      <Done c={c} sent={sent} />
      <PageHeading title={t.yours} lead={t.yoursLead(sent.email)} />
      <Section title={title}>
        <p class="small">{t.sentOnDay(formatDay(dayOf(sent.sent_at), locale, 'long'))}</p>
        <p class="keep-lines">{story}</p>
      </Section>
      {await MoneyOfSent({ c, sent })}
      <Form action={paths.ideaReceived(sent.id)}>
        <FormActions submit={t.confirm} name="doen" value="bevestig" />
      </Form>
    </>,
  )
}

/** Says nothing about the idea: this may be anybody with the address of the page. */
function askToSignIn(c: Ctx): Response | Promise<Response> {
  const t = texts(c.var.act.locale).almost
  return page(
    c,
    { title: t.stranger, current: 'idea' },
    <>
      <PageHeading title={t.stranger} lead={t.strangerLead} />
      <div class="button-row">
        <LinkButton href={paths.signIn(paths.ideaReceived(c.req.param('id') ?? ''))}>{t.signIn}</LinkButton>
      </div>
    </>,
  )
}

function gone(c: Ctx): Response | Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).almost
  return page(
    c,
    { title: t.gone, current: 'idea' },
    <>
      <PageHeading title={t.gone} lead={t.goneLead(act.municipality.front_door.keep_unconfirmed_days)} />
      <div class="button-row">
        <LinkButton href={paths.tellIdea()}>{t.tellAgain}</LinkButton>
      </div>
    </>,
    410,
  )
}

/** Sends the link again, to the same or a corrected address; or confirms, for who is signed in with that address. */
export async function changeAlmost(c: Ctx): Promise<Response> {
  const { act } = c.var
  const sent = await sentIn(c)
  if (!sent) return gone(c)
  if (sent.case_id !== null) return leadOn(c, sent.case_id)
  const looker = await lookerOf(c, sent)
  const input = await readForm(c)
  const what = valueIn(input.text, 'doen')
  if (looker === 'owner' && what === 'bevestig') {
    const { personId } = act.actor
    if (personId === null) throw new NotFound()
    const submitted = await confirmInitiative(act, { sentId: sent.id, personId })
    if (submitted.state !== 'submitted') throw new NotFound()
    return redirect(c, paths.initiativeReceived(submitted.number))
  }
  if (looker !== 'sender') return askToSignIn(c)
  if (what === 'adres') {
    const schema = z.object({ email: emailText() })
    const parsed = parseForm(schema, input, act.locale, { email: texts(act.locale).almost.email })
    if (!parsed.ok) return showAlmost(c, parsed)
    await changeAddress(act, sent, parsed.value.email)
  } else {
    await resendConfirmation(act, sent.id)
  }
  return redirect(c, `${paths.ideaReceived(sent.id)}?klaar=opnieuw`)
}
