import { z } from 'zod'
import { openedCase } from '../../cases/index.ts'
import { initiativeById } from '../../initiatives/index.ts'
import { formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
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
import { answerReferral, referralBehind, sayHelped } from '../actions.ts'
import { type Help, type ReferralAnswer, type SaidByReceiver, whoTold } from '../rules.ts'
import type { Referral } from '../store.ts'
import { texts } from '../texts.ts'

const receiveSchema = z.object({ antwoord: oneOf(['ja', 'nee', 'gedaan']), reden: longText(1000).optional() })

const receiverWords = { ja: 'taken_up', nee: 'not_taken_up', gedaan: 'done' } as const satisfies Record<
  string,
  SaidByReceiver
>

const saidOf = (referral: Referral, answer: ReferralAnswer): SaidByReceiver =>
  referral.done_on === null ? answer : 'done'

/** `/doorverwezen/{token}`: who receives a referral reads it, and says whether it is taken up. */
export const showReceived = (c: Ctx): Promise<Response> => receivedPage(c, freshForm())

async function receivedPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).receive
  const token = c.req.param('token') ?? ''
  const referral = await referralBehind(act, token, 'receiver')
  const initiative = await initiativeById(act.db, referral.case_id)
  if (!initiative) throw new NotFound('initiative')
  const { parties } = await openedCase(act, referral.case_id)
  const initiatorId = whoTold(parties)?.person_id ?? null
  const who = referral.consent && initiatorId !== null ? await personById(act.db, initiatorId) : null
  const field = bindFields(form, locale)
  const long = (day: string) => formatDay(day, locale, 'long')
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') === 'ja' && <Notice tone="success" announce title={t.done} />}
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead(initiative.title)} />
      {referral.handed && (
        <Section title={t.story}>
          <blockquote class="keep-lines">{referral.handed}</blockquote>
          {initiative.public && (
            <p>
              <a href={paths.initiative(initiative.number, initiative.slug)}>{t.plan}</a>
            </p>
          )}
        </Section>
      )}
      <Section title={t.who}>
        <p>{who ? [who.name, who.email, who.phone].filter((one) => one !== null).join(', ') : t.nobody}</p>
      </Section>
      <p>
        {referral.answer && referral.answered_on
          ? t.given(texts(locale).outcomes[saidOf(referral, referral.answer)], long(referral.answered_on))
          : t.due(long(referral.due_on))}
      </p>
      <Form action={paths.receivedReferral(token)} label={t.answer}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('antwoord')}
          label={t.answer}
          options={(['ja', 'nee', 'gedaan'] as const).map((value) => ({ value, label: t.answers[value] }))}
        />
        <TextArea {...field('reden')} label={t.reason} hint={t.reasonHint} max={1000} rows={4} optional />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendReceived(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).receive
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const parsed = parseForm(receiveSchema, input, act.locale, { antwoord: t.answer, reden: t.reason })
  if (!parsed.ok) return receivedPage(c, parsed)
  const { antwoord, reden } = parsed.value
  if (antwoord === 'nee' && !reden) return receivedPage(c, withError(input.text, 'reden', t.reasonMissing))
  const path = await once(act, input, async (act) => {
    await answerReferral(act, token, { answer: receiverWords[antwoord], reason: reden ?? null })
    return paths.receivedReferral(token, { klaar: 'ja' })
  })
  return redirect(c, path)
}

/** The answers as they stand in addresses and forms. */
export const helpWords = { ja: 'yes', deels: 'partly', nee: 'no' } as const satisfies Record<string, Help>
export const wordsOfHelp = ['ja', 'deels', 'nee'] as const
const helpSchema = z.object({ antwoord: oneOf(wordsOfHelp), opmerking: longText(1000).optional() })

/** `/hielp-dit/{token}`: who was sent on says whether it helped. To open it changes nothing. */
export const showHelped = (c: Ctx): Promise<Response> =>
  helpedPage(c, freshForm({ antwoord: wordsOfHelp.find((word) => word === c.req.query('antwoord')) }))

async function helpedPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).help
  const token = c.req.param('token') ?? ''
  const referral = await referralBehind(act, token, 'initiator')
  const initiative = await initiativeById(act.db, referral.case_id)
  if (!initiative) throw new NotFound('initiative')
  const field = bindFields(form, locale)
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading
        kicker={initiative.number}
        title={t.title}
        lead={t.lead(initiative.title, referral.to_name ?? texts(locale).somebody)}
      />
      <Form action={paths.referralHelped(token)} label={t.question}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('antwoord')}
          label={t.question}
          options={wordsOfHelp.map((value) => ({ value, label: t.answers[value] }))}
        />
        <TextArea
          {...field('opmerking')}
          label={t.happened}
          hint={t.happenedHint}
          max={1000}
          rows={4}
          optional
        />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendHelped(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).help
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const parsed = parseForm(helpSchema, input, act.locale, { antwoord: t.question, opmerking: t.happened })
  if (!parsed.ok) return helpedPage(c, parsed)
  const { antwoord, opmerking } = parsed.value
  const path = await once(act, input, async (act) => {
    await sayHelped(act, token, { helped: helpWords[antwoord], happened: opmerking ?? null })
    return paths.referralHelped(token, { klaar: antwoord })
  })
  return redirect(c, path)
}
