import { z } from 'zod'
import { caseById, caseByNumber } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatMoment } from '../../../kit/dates.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { emailText, longText, oneOf, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { type InboundMail, inboundById, type WaitReason } from '../../../messages/index.ts'
import { paths } from '../../../paths.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { forwardMail, placeMail, throwAwayMail } from './data.ts'
import { texts } from './texts.ts'

const ways = ['place', 'forward', 'throw'] as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Somebody may pretend to be a participant. */
const doubtful: readonly (string | null)[] = ['other_sender', 'not_proven']

const schema = z.object({
  doen: oneOf(ways),
  zaak: shortText(20).optional(),
  naar: emailText().optional(),
  reden: longText(500).optional(),
})

async function mailAt(c: Ctx): Promise<InboundMail> {
  const id = c.req.param('id') ?? ''
  const mail = uuid.test(id) ? await inboundById(c.var.act.db, id) : null
  if (mail?.status !== 'waiting') throw new NotFound()
  return mail
}

export const showWaitingPost = async (c: Ctx): Promise<Response> => {
  const mail = await mailAt(c)
  const named = mail.about_kind === 'case' ? await caseById(c.var.act.db, mail.about_id ?? '') : null
  return mailPage(c, mail, freshForm({ zaak: named?.number }))
}

async function mailPage(c: Ctx, mail: InboundMail, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  const named = mail.about_kind === 'case' ? await caseById(act.db, mail.about_id ?? '') : null
  const subject = mail.subject || t.noSubject
  const when = (way: (typeof ways)[number]) => JSON.stringify({ field: 'doen', is: way })
  return page(
    c,
    {
      title: formTitle(subject, form.errors, locale),
      current: 'desk',
      islands: ['form'],
      breadcrumbs: [
        { title: t.desk, href: paths.desk() },
        { title: t.title, href: paths.post() },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={subject} lead={t.reasons[mail.why as WaitReason]} />
      {doubtful.includes(mail.why) && (
        <Notice tone="warning" title={t.careful}>
          <p>{t.carefulText}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t.from, value: mail.from_name || t.unknownSender },
          ...(mail.from_address ? [{ term: t.to, value: mail.from_address }] : []),
          { term: t.received, value: formatMoment(mail.received_at, locale) },
          ...(named
            ? [
                {
                  term: t.namedCase,
                  value: <a href={paths.deskCase(named.number)}>{`${named.number} ${named.title}`}</a>,
                },
              ]
            : []),
        ]}
      />
      <Section title={t.text}>
        <p class="keep-lines">{mail.body?.slice(0, 20_000) || t.noText}</p>
      </Section>
      <Section title={t.whatNow} id="doen">
        <Form action={paths.waitingPost(mail.id)}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('doen')}
            label={t.whatNow}
            options={ways.map((value) => ({ value, label: t.options[value], hint: t.optionHints[value] }))}
          />
          <div class="form-when" data-when={when('place')} data-only-if={t.onlyPlace}>
            <TextInput
              {...field('zaak')}
              label={t.number}
              hint={`${t.onlyPlace} ${t.numberHint}`}
              optional="unsaid"
            />
          </div>
          <div class="form-when" data-when={when('forward')} data-only-if={t.onlyForward}>
            <TextInput {...field('naar')} label={t.to} hint={t.onlyForward} type="email" optional="unsaid" />
          </div>
          <TextArea {...field('reden')} label={t.reason} hint={t.reasonHint} rows={3} optional="unsaid" />
          <FormActions submit={t.submit} />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

type Asked = z.infer<typeof schema>

/** What is missing for the chosen way, as field and words. */
async function missing(act: Act, asked: Asked): Promise<readonly [string, string] | null> {
  const t = texts(act.locale)
  if (asked.doen === 'place') {
    if (!asked.zaak) return ['zaak', t.numberMissing]
    return (await caseByNumber(act.db, asked.zaak)) ? null : ['zaak', t.numberUnknown]
  }
  if (asked.doen === 'forward' && !asked.naar) return ['naar', t.toMissing]
  return asked.reden ? null : ['reden', t.reasonMissing]
}

async function carryOut(act: Act, id: string, { doen, zaak, naar, reden }: Asked): Promise<string> {
  if (doen === 'place') return placeMail(act, { id, number: zaak ?? '' })
  if (doen === 'forward') await forwardMail(act, { id, to: naar ?? '', reason: reden ?? '' })
  else await throwAwayMail(act, { id, reason: reden ?? '' })
  return doen
}

export async function handleWaitingPost(c: Ctx): Promise<Response> {
  const { act } = c.var
  const mail = await mailAt(c)
  const input = await readForm(c)
  const t = texts(act.locale)
  const labels = { doen: t.whatNow, zaak: t.number, naar: t.to, reden: t.reason }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return mailPage(c, mail, parsed)
  const fault = await missing(act, parsed.value)
  if (fault) return mailPage(c, mail, withError(input.text, ...fault))
  try {
    const path = await once(
      act,
      input,
      async (act) => `${paths.post()}?klaar=${await carryOut(act, mail.id, parsed.value)}`,
    )
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return mailPage(c, mail, withError(input.text, 'doen', error.message))
    throw error
  }
}
