import { z } from 'zod'
import { caseById, textsByIds } from '../../cases/index.ts'
import { formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import { dayText, longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  DateInput,
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
import { endAgreement, extendAgreement, noteInspection, SpotRefused } from '../actions.ts'
import { type Agreement, agreementById, inspectionsOf, type Spot, spotById } from '../store.ts'
import { texts } from '../texts.ts'

const lookSchema = z.object({
  outcome: oneOf(['fine', 'to_do']),
  note: longText(1500),
  next: dayText().optional(),
})
const extendSchema = z.object({ until: dayText(), why: longText(1500) })
const endSchema = z.object({ as: oneOf(['given_back', 'stopped']), reason: longText(1500) })

interface Asked {
  readonly agreement: Agreement
  readonly spot: Spot
}

async function agreementAsked(c: Ctx): Promise<Asked> {
  const { db } = c.var.act
  const id = z.uuid().safeParse(c.req.param('id'))
  const agreement = id.success ? await agreementById(db, id.data) : null
  const spot = agreement && (await spotById(db, agreement.spot_id))
  if (!agreement || !spot) throw new NotFound('spot agreement')
  return { agreement, spot }
}

/** `/werk/plekken/afspraken/{id}`: what was agreed, how it stands, going on and ending. */
export const showAgreement = async (c: Ctx): Promise<Response> =>
  agreementPage(c, await agreementAsked(c), freshForm())

async function agreementPage(c: Ctx, asked: Asked, form: FormState): Promise<Response> {
  const { agreement, spot } = asked
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).agreement
  const [looks, file] = await Promise.all([
    inspectionsOf(db, [agreement.id]),
    caseById(db, agreement.case_id),
  ])
  const said = await textsByIds(db, [agreement.text_id, ...looks.map(({ text_id }) => text_id)])
  const day = (value: string): string => formatDay(value, locale)
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    {
      title: formTitle(spot.name, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: texts(locale).desk.title, href: paths.deskSpots() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading kicker={t.kicker} title={spot.name} />
      {agreement.ended_on !== null && agreement.ended_as !== null && (
        <Notice title={t.ended(day(agreement.ended_on))}>
          <p>{t.endings[agreement.ended_as]}.</p>
        </Notice>
      )}
      {agreement.ended_on === null && file?.state === 'ended' && file.outcome !== 'completed' && (
        <Notice tone="warning" title={t.stopped} />
      )}
      <DefinitionList
        items={[
          {
            term: t.plan,
            value: file ? (
              <a href={paths.deskCase(file.number)}>
                {file.title} ({file.number})
              </a>
            ) : (
              ''
            ),
          },
          { term: t.spot, value: <a href={paths.spot(spot.slug)}>{spot.name}</a> },
          { term: t.form, value: texts(locale).forms[agreement.form] },
          {
            term: t.period,
            value: texts(locale).answer.period(day(agreement.starts_on), day(agreement.ends_on)),
          },
          {
            term: t.terms,
            value: (
              <span class="keep-lines">
                {said.get(agreement.text_id ?? '') ?? texts(locale).answer.erased}
              </span>
            ),
          },
        ]}
      />
      <Section title={t.looks}>
        {looks.length > 0 ? (
          <ul>
            {looks.map((look) => (
              <li key={look.id}>
                {look.done_on !== null && look.outcome !== null
                  ? `${t.outcomes[look.outcome](day(look.done_on))}. ${said.get(look.text_id ?? '') ?? ''}`
                  : t.planned(day(look.due_on))}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t.noLooks}</p>
        )}
      </Section>
      {agreement.ended_on === null && <AgreementForms c={c} agreement={agreement} form={form} />}
    </>,
    formStatus(form.errors),
  )
}

function AgreementForms(props: { readonly c: Ctx; readonly agreement: Agreement; readonly form: FormState }) {
  const { c, agreement, form } = props
  const { locale } = c.var.act
  const t = texts(locale).agreement
  const field = bindFields(form, locale)
  const action = paths.spotAgreement(agreement.id)
  return (
    <>
      <Section title={t.lookTitle}>
        <Form action={action} label={t.lookTitle}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('outcome')}
            label={t.outcome}
            options={(['fine', 'to_do'] as const).map((value) => ({
              value,
              label: t.outcomeChoices[value],
            }))}
          />
          <TextArea {...field('note')} label={t.note} max={1500} rows={3} />
          <DateInput {...field('next')} label={t.next} optional />
          <FormActions submit={t.saveLook} name="doe" value="gekeken" />
        </Form>
      </Section>
      <Section title={t.extendTitle}>
        <Form action={action} label={t.extendTitle}>
          <OnceToken token={newOnceToken()} />
          <DateInput {...field('until')} label={t.until} />
          <TextArea {...field('why')} label={t.why} max={1500} rows={2} />
          <FormActions submit={t.extend} name="doe" value="verlengd" kind="secondary" />
        </Form>
      </Section>
      <Section title={t.endTitle}>
        <p>{t.endText}</p>
        <Form action={action} label={t.endTitle}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('as')}
            label={t.as}
            options={(['given_back', 'stopped'] as const).map((value) => ({
              value,
              label: t.endings[value],
            }))}
          />
          <TextArea {...field('reason')} label={t.reason} max={1500} rows={2} />
          <FormActions submit={t.end} name="doe" value="gestopt" kind="secondary" />
        </Form>
      </Section>
    </>
  )
}

export async function changeAgreement(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await agreementAsked(c)
  const { id: agreementId } = asked.agreement
  const labels = texts(act.locale).agreement as unknown as Readonly<Record<string, string>>
  const input = await readForm(c)
  const done = async (klaar: string, work: (act: typeof c.var.act) => Promise<void>): Promise<Response> => {
    const path = await once(act, input, async (act) => {
      await work(act)
      return paths.spotAgreement(agreementId, { klaar })
    })
    return redirect(c, path)
  }
  try {
    switch (valueIn(input.text, 'doe')) {
      case 'gekeken': {
        const parsed = parseForm(lookSchema, input, act.locale, labels)
        if (!parsed.ok) return agreementPage(c, asked, parsed)
        const { outcome, note, next } = parsed.value
        return await done('gekeken', (act) =>
          noteInspection(act, { agreementId, outcome, note, nextOn: next ?? null }),
        )
      }
      case 'verlengd': {
        const parsed = parseForm(extendSchema, input, act.locale, labels)
        if (!parsed.ok) return agreementPage(c, asked, parsed)
        const { until, why } = parsed.value
        return await done('verlengd', (act) => extendAgreement(act, { agreementId, until, reason: why }))
      }
      case 'gestopt': {
        const parsed = parseForm(endSchema, input, act.locale, labels)
        if (!parsed.ok) return agreementPage(c, asked, parsed)
        return await done('gestopt', (act) => endAgreement(act, { agreementId, ...parsed.value }))
      }
      default:
        throw new NotFound('deed')
    }
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const name = error instanceof SpotRefused ? error.field : 'note'
    return agreementPage(c, await agreementAsked(c), withError(input.text, name, error.message))
  }
}
