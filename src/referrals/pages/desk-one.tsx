import { z } from 'zod'
import { mayHandle, openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { enterAnswer, enterConsent, enterHelped, handleReferral } from '../actions.ts'
import { reachLines } from '../mails.ts'
import { asksOfUs, awaitsConsent, outcomeOf, saidByReceiver } from '../rules.ts'
import { type Referral, referralById } from '../store.ts'
import { texts } from '../texts.ts'
import { helpWords, wordsOfHelp } from './answer.tsx'
import { consentOptions, consentSchema, consentWords } from './consent.tsx'

interface Asked {
  readonly referral: Referral
  readonly initiative: Initiative
}

async function referralAsked(c: Ctx): Promise<Asked> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const referral = z.uuid().safeParse(id).success ? await referralById(act.db, id) : null
  const initiative = referral ? await initiativeById(act.db, referral.case_id) : null
  if (!referral || !initiative) throw new NotFound('referral')
  const { relations } = await openedCase(act, referral.case_id)
  if (!mayHandle(act.actor, relations)) throw new Forbidden()
  return { referral, initiative }
}

/** `/werk/doorverwijzingen/{id}`: one referral, with what can be done about it. */
export const showReferral = async (c: Ctx): Promise<Response> =>
  onePage(c, await referralAsked(c), freshForm())

function onePage(c: Ctx, { referral, initiative }: Asked, form: FormState): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const done = c.req.query('klaar') ?? ''
  const long = (day: string) => formatDay(day, locale, 'long')
  const to = referral.to_name ?? t.somebody
  const reach = reachLines(referral, locale)
  return page(
    c,
    {
      title: formTitle(`${to} (${initiative.number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.desk.title, href: paths.deskReferrals() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.desk.saved, done) && (
        <Notice tone="success" announce title={t.desk.saved[done as keyof typeof t.desk.saved]} />
      )}
      <PageHeading
        kicker={
          <>
            {initiative.number} <span lang={langOfWords(locale)}>{initiative.title}</span>
          </>
        }
        title={to}
      />
      <DefinitionList
        items={[
          { term: t.desk.kind, value: t.kinds[referral.kind] },
          { term: t.desk.outcome, value: t.outcomes[outcomeOf(referral, today)] },
          { term: t.desk.made, value: long(referral.made_on) },
          { term: t.desk.due, value: long(referral.due_on) },
          ...knownAs(referral, locale),
          ...(reach.length > 0 ? [{ term: t.desk.reach, value: reach.join(', ') }] : []),
          { term: t.desk.consent, value: consentInWords(referral, locale) },
          ...(referral.handed ? [{ term: t.desk.handed, value: referral.handed }] : []),
          ...(referral.reason ? [{ term: t.desk.reason, value: referral.reason }] : []),
          ...(referral.happened ? [{ term: t.help.happened, value: referral.happened }] : []),
        ]}
      />
      <p>
        <a href={paths.deskCase(initiative.number)}>{t.desk.toCase}</a>
      </p>
      {asksOfUs(referral, today) && (
        <Form action={paths.deskReferral(referral.id)}>
          <OnceToken token={newOnceToken()} />
          <p>{t.desk.handledText}</p>
          <FormActions submit={t.desk.handled} name="doe" value="gedaan" kind="secondary" />
        </Form>
      )}
      {awaitsConsent(referral) && <ConsentForm act={act} referral={referral} form={form} />}
      {!awaitsConsent(referral) && referral.declined_on === null && (
        <Forms act={act} referral={referral} form={form} />
      )}
    </>,
    formStatus(form.errors),
  )
}

/** In which register the partner stands; nothing when the name was written by hand. */
function knownAs({ organisation_id, source_id }: Referral, locale: Locale) {
  const t = texts(locale).desk
  if (organisation_id !== null) return [{ term: t.known, value: t.knownAs.organisation }]
  return source_id === null ? [] : [{ term: t.known, value: t.knownAs.source }]
}

/** What may go along, and since when we know. */
function consentInWords(referral: Referral, locale: Locale): string {
  const t = texts(locale).desk
  const long = (day: string) => formatDay(day, locale, 'long')
  const { consent, consent_asked_on, consented_on, declined_on } = referral
  if (declined_on !== null) return t.consentWords.declined(long(declined_on))
  if (consented_on !== null)
    return consent
      ? t.consentWords.withName(long(consented_on))
      : t.consentWords.storyOnly(long(consented_on))
  if (consent_asked_on !== null) return t.consentWords.asking(long(consent_asked_on))
  return consent ? t.consentYes : t.consentNo
}

interface FormProps {
  readonly act: Act
  readonly referral: Referral
  readonly form: FormState
}

/** For who hears on the telephone what may go along. */
function ConsentForm({ act, referral, form }: FormProps) {
  const { locale } = act
  const t = texts(locale)
  return (
    <Section title={t.desk.enterConsent}>
      <Form action={paths.deskReferral(referral.id)} label={t.desk.enterConsent}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...bindFields(form, locale)('mee')}
          label={t.make.consent}
          options={consentOptions(locale, 'desk')}
        />
        <FormActions submit={t.desk.enterConsent} name="doe" value="toestemming" />
      </Form>
    </Section>
  )
}

function Forms({ act, referral, form }: FormProps) {
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <Section title={t.desk.answer}>
        <Form action={paths.deskReferral(referral.id)} label={t.desk.answer}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('antwoord')}
            label={t.receive.answer}
            options={saidByReceiver.map((value) => ({ value, label: t.desk.answers[value] }))}
          />
          <TextArea {...field('reden')} label={t.desk.reason} max={1000} rows={3} optional />
          <FormActions submit={t.desk.enter} name="doe" value="antwoord" />
        </Form>
      </Section>
      <Section title={t.desk.help}>
        <Form action={paths.deskReferral(referral.id)} label={t.desk.help}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('hulp')}
            label={t.help.question}
            options={wordsOfHelp.map((value) => ({ value, label: t.help.answers[value] }))}
          />
          <TextArea {...field('opmerking')} label={t.help.happened} max={1000} rows={3} optional />
          <FormActions submit={t.desk.enterHelp} name="doe" value="hulp" kind="secondary" />
        </Form>
      </Section>
    </>
  )
}

const answerSchema = z.object({ antwoord: oneOf(saidByReceiver), reden: longText(1000).optional() })
const helpSchema = z.object({ hulp: oneOf(wordsOfHelp), opmerking: longText(1000).optional() })

/** Does what the button says. */
export async function changeReferral(c: Ctx): Promise<Response> {
  const asked = await referralAsked(c)
  const { act } = c.var
  const { id } = asked.referral
  const t = texts(act.locale)
  const input = await readForm(c)
  const done = async (klaar: string, work: (act: Act) => Promise<void>): Promise<Response> =>
    redirect(
      c,
      await once(act, input, async (act) => {
        await work(act)
        return paths.deskReferral(id, { klaar })
      }),
    )
  switch (valueIn(input.text, 'doe')) {
    case 'gedaan':
      return done('gedaan', (act) => handleReferral(act, id))
    case 'toestemming': {
      const parsed = parseForm(consentSchema, input, act.locale, { mee: t.make.consent })
      if (!parsed.ok) return onePage(c, asked, parsed)
      return done('toestemming', (act) => enterConsent(act, id, consentWords[parsed.value.mee]))
    }
    case 'antwoord': {
      const labels = { antwoord: t.receive.answer, reden: t.desk.reason }
      const parsed = parseForm(answerSchema, input, act.locale, labels)
      if (!parsed.ok) return onePage(c, asked, parsed)
      const { antwoord: answer, reden } = parsed.value
      return done('antwoord', (act) => enterAnswer(act, id, { answer, reason: reden ?? null }))
    }
    case 'hulp': {
      const parsed = parseForm(helpSchema, input, act.locale, {
        hulp: t.help.question,
        opmerking: t.help.happened,
      })
      if (!parsed.ok) return onePage(c, asked, parsed)
      const { hulp, opmerking } = parsed.value
      return done('hulp', (act) =>
        enterHelped(act, id, { helped: helpWords[hulp], happened: opmerking ?? null }),
      )
    }
    default:
      throw new NotFound('deed')
  }
}
