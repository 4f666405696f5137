import { z } from 'zod'
import { initiativeById } from '../../initiatives/index.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { referralBehind, sayConsent } from '../actions.ts'
import { reachLines } from '../mails.ts'
import { awaitsConsent, type Consent, consents } from '../rules.ts'
import type { Referral } from '../store.ts'
import { texts } from '../texts.ts'

/** The answers as they stand in the form. */
export const consentWords = {
  'met-naam': 'with_name',
  verhaal: 'story_only',
  nee: 'nothing',
} as const satisfies Record<string, Consent>
const wordsOfConsent = ['met-naam', 'verhaal', 'nee'] as const
export const consentSchema = z.object({ mee: oneOf(wordsOfConsent) })

/** The choice of what may go along, in the words of the initiator, or of who heard it on the telephone. */
export function consentOptions(locale: Locale, whose: 'own' | 'desk' = 'own') {
  const { consent, desk } = texts(locale)
  return wordsOfConsent.map((value) => {
    const says = consentWords[value]
    return whose === 'desk'
      ? { value, label: desk.consentAnswers[says] }
      : { value, label: consent.answers[says], hint: consent.hints[says] }
  })
}

/** `/mag-dit-mee/{token}`: the initiator reads what goes along and to whom, and says what may. */
export const showConsent = (c: Ctx): Promise<Response> => consentPage(c, freshForm())

async function consentPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).consent
  const token = c.req.param('token') ?? ''
  const referral = await referralBehind(act, token, 'initiator')
  const initiative = await initiativeById(act.db, referral.case_id)
  if (!initiative) throw new NotFound('initiative')
  const to = referral.to_name ?? texts(locale).somebody
  const isOpen = awaitsConsent(referral)
  const done = consents.find((one) => one === saidIn(referral))
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {!isOpen && done && (
        <Notice tone="success" announce={c.req.query('klaar') === 'ja'} title={t.done[done]}>
          {c.req.query('klaar') === 'ja' ? null : <p>{t.closed}</p>}
        </Notice>
      )}
      <PageHeading kicker={initiative.number} title={t.title} lead={t.lead(initiative.title, to)} />
      <Section title={t.reach}>
        <ul>
          {[to, ...reachLines(referral, locale)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      {referral.handed && (
        <Section title={t.story}>
          <blockquote class="keep-lines">{referral.handed}</blockquote>
        </Section>
      )}
      {isOpen && (
        <Form action={paths.referralConsent(token)} label={t.question}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...bindFields(form, locale)('mee')}
            label={t.question}
            options={consentOptions(locale)}
          />
          <FormActions submit={t.send} />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

function saidIn({ declined_on, consented_on, consent }: Referral): Consent | null {
  if (declined_on !== null) return 'nothing'
  if (consented_on === null) return null
  return consent ? 'with_name' : 'story_only'
}

export async function sendConsent(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const parsed = parseForm(consentSchema, input, act.locale, { mee: texts(act.locale).consent.question })
  if (!parsed.ok) return consentPage(c, parsed)
  const path = await once(act, input, async (act) => {
    await sayConsent(act, token, consentWords[parsed.value.mee])
    return paths.referralConsent(token, { klaar: 'ja' })
  })
  return redirect(c, path)
}
