import { z } from 'zod'
import { textsByIds } from '../../cases/index.ts'
import { initiativeById } from '../../initiatives/index.ts'
import { dayOf, formatDay, latestDay } from '../../kit/dates.ts'
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
import { dayText, longText, oneOf, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
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
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { answerNo, answerYes, SpotRefused } from '../actions.ts'
import { agreementForms, readDays } from '../schema.ts'
import { agreementsOf, openRequests, requestById, type Spot, type SpotRequest, spotById } from '../store.ts'
import { texts } from '../texts.ts'

const yesSchema = z.object({
  form: oneOf(agreementForms),
  from: dayText(),
  until: dayText(),
  terms: longText(3000),
  inspections: shortText(400).optional(),
})
const noSchema = z.object({ reason: longText(1500), otherWay: longText(1500) })

interface Asked {
  readonly request: SpotRequest
  readonly spot: Spot
}

async function requestAsked(c: Ctx): Promise<Asked> {
  const { db } = c.var.act
  const id = z.uuid().safeParse(c.req.param('id'))
  const request = id.success ? await requestById(db, id.data) : null
  const spot = request && (await spotById(db, request.spot_id))
  if (!request || !spot) throw new NotFound('spot request')
  return { request, spot }
}

/** `/werk/plekken/vragen/{id}`: who asks for a place and why, and the answer. */
export async function showRequest(c: Ctx): Promise<Response> {
  const asked = await requestAsked(c)
  const { wanted_from, wanted_until } = asked.request
  const from = latestDay(wanted_from, dayOf(c.var.act.now))
  return requestPage(c, asked, freshForm({ form: 'use', from, until: wanted_until }))
}

async function requestPage(c: Ctx, { request, spot }: Asked, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).answer
  const [said, people, plan, others, agreements] = await Promise.all([
    textsByIds(db, [request.text_id]),
    peopleByIds(db, [request.asked_by]),
    initiativeById(db, request.case_id),
    openRequests(db, { spotId: spot.id }),
    agreementsOf(db, [spot.id]),
  ])
  const more = others.filter(({ id }) => id !== request.id).length
  const made = agreements.find(({ request_id }) => request_id === request.id)
  const day = (value: string): string => formatDay(value, locale)
  const title = t.title(spot.name)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: texts(locale).desk.title, href: paths.deskSpots() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} />
      {request.answer !== null && (
        <Notice title={t.answered}>
          <p>
            {t.answers[request.answer]} {made && <a href={paths.spotAgreement(made.id)}>{t.toAgreement}</a>}
          </p>
        </Notice>
      )}
      <DefinitionList
        items={[
          {
            term: t.plan,
            value: plan ? (
              <a href={paths.deskCase(plan.number)}>
                {plan.title} ({plan.number})
              </a>
            ) : (
              ''
            ),
          },
          { term: t.spot, value: <a href={paths.spot(spot.slug)}>{spot.name}</a> },
          { term: t.askedBy, value: people.get(request.asked_by ?? '')?.name ?? t.nobody },
          { term: t.wanted, value: t.period(day(request.wanted_from), day(request.wanted_until)) },
          { term: t.due, value: day(request.due_on) },
          {
            term: t.why,
            value: <span class="keep-lines">{said.get(request.text_id ?? '') ?? t.erased}</span>,
          },
        ]}
      />
      {request.answer === null && more > 0 && <p>{t.others(more)}</p>}
      {request.answer === null && <AnswerForms c={c} request={request} form={form} />}
    </>,
    formStatus(form.errors),
  )
}

function AnswerForms(props: { readonly c: Ctx; readonly request: SpotRequest; readonly form: FormState }) {
  const { c, request, form } = props
  const { locale } = c.var.act
  const t = texts(locale).answer
  const field = bindFields(form, locale)
  const action = paths.spotRequest(request.id)
  return (
    <>
      <Section title={t.yesTitle}>
        <Form action={action} label={t.yesTitle}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('form')}
            label={t.form}
            options={agreementForms.map((value) => ({ value, label: texts(locale).forms[value] }))}
          />
          <DateInput {...field('from')} label={t.from} />
          <DateInput {...field('until')} label={t.until} />
          <TextArea {...field('terms')} label={t.terms} hint={t.termsHint} max={3000} />
          <TextInput {...field('inspections')} label={t.inspections} hint={t.inspectionsHint} optional />
          <FormActions submit={t.yes} name="doe" value="ja" />
        </Form>
      </Section>
      <Section title={t.noTitle}>
        <Form action={action} label={t.noTitle}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...field('reason')} label={t.reason} max={1500} rows={3} />
          <TextArea {...field('otherWay')} label={t.otherWay} hint={t.otherWayHint} max={1500} rows={3} />
          <FormActions submit={t.no} name="doe" value="nee" kind="secondary" />
        </Form>
      </Section>
    </>
  )
}

export async function changeRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await requestAsked(c)
  const t = texts(act.locale)
  const requestId = asked.request.id
  const labels = t.answer as unknown as Readonly<Record<string, string>>
  const input = await readForm(c)
  try {
    if (valueIn(input.text, 'doe') === 'nee') {
      const parsed = parseForm(noSchema, input, act.locale, labels)
      if (!parsed.ok) return requestPage(c, asked, parsed)
      const path = await once(act, input, async (act) => {
        await answerNo(act, { requestId, ...parsed.value })
        return paths.deskSpots({ klaar: 'nee' })
      })
      return redirect(c, path)
    }
    const parsed = parseForm(yesSchema, input, act.locale, labels)
    if (!parsed.ok) return requestPage(c, asked, parsed)
    const inspections = readDays(parsed.value.inspections ?? '')
    if (inspections === null)
      return requestPage(c, asked, withError(input.text, 'inspections', t.faults.days))
    const path = await once(act, input, async (act) => {
      await answerYes(act, { requestId, ...parsed.value, inspections })
      return paths.deskSpots({ klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const name = error instanceof SpotRefused ? error.field : 'from'
    return requestPage(c, await requestAsked(c), withError(input.text, name, error.message))
  }
}
