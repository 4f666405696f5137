import { z } from 'zod'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../../kit/form.ts'
import { oneOf } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, RadioGroup } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import type { Help } from '../../store/front-door.ts'
import { texts } from '../texts.ts'
import { sayWorkedOut, sentOnBehind } from '../worked-out.ts'

const words = ['ja', 'deels', 'nee'] as const
const helpOf = { ja: 'yes', deels: 'partly', nee: 'no' } as const satisfies Record<string, Help>
const schema = z.object({ antwoord: oneOf(words) })

/** `/is-het-gelukt/{token}`: who was sent on at the front door says whether it worked out. To open it changes nothing. */
export const showWorkedOut = (c: Ctx): Promise<Response> =>
  workedOutPage(c, freshForm({ antwoord: words.find((word) => word === c.req.query('antwoord')) }))

async function workedOutPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, municipality } = act
  const t = texts(locale).workedOut
  const token = c.req.param('token') ?? ''
  const { outcome } = await sentOnBehind(act, token)
  const to = municipality.elsewhere[outcome]
  const done = words.find((word) => word === c.req.query('klaar'))
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={t.done[done]} />}
      <PageHeading title={t.title} {...(to ? { lead: t.lead(say(to.name, locale)) } : {})} />
      {done && done !== 'ja' && (
        <Section title={t.furtherTitle}>
          <p>{t.further(municipality.team.telephone, municipality.team.email)}</p>
          <div class="button-row">
            <LinkButton kind="secondary" href={paths.tellIdea()}>
              {t.again}
            </LinkButton>
          </div>
        </Section>
      )}
      <Form action={paths.ideaWorkedOut(token)} label={t.question}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...bindFields(form, locale)('antwoord')}
          label={t.question}
          hint={t.privacy}
          options={words.map((value) => ({ value, label: t.answers[value] }))}
        />
        <FormActions submit={t.send} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function sendWorkedOutAnswer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { antwoord: texts(act.locale).workedOut.question })
  if (!parsed.ok) return workedOutPage(c, parsed)
  const { antwoord } = parsed.value
  const path = await once(act, input, async (act) => {
    await sayWorkedOut(act, token, helpOf[antwoord])
    return paths.ideaWorkedOut(token, { klaar: antwoord })
  })
  return redirect(c, path)
}
