import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import { peopleByIds } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
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
import { Person } from '../../ui/person/person.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { answerDataRequest } from '../actions.ts'
import { type DataRequest, openRequests } from '../store.ts'
import { texts } from '../texts.ts'

const outcomes = ['granted', 'partly', 'refused'] as const
const schema = z.object({ uitkomst: oneOf(outcomes), antwoord: longText(3000) })

/** `/werk/gegevens`: what people ask about their data, what is due first on top. */
export async function showDataRequests(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.desk
  const open = await openRequests(act.db)
  const people = await peopleByIds(
    act.db,
    open.map(({ person_id }) => person_id),
  )
  const today = dayOf(act.now)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true, breadcrumbs: [{ title: t.desk, href: paths.desk() }] },
    <>
      {c.req.query('klaar') && <Notice tone="success" announce title={t.done} />}
      <PageHeading title={t.title} lead={t.lead} />
      {open.length === 0 ? (
        <EmptyState level={2} title={t.none} instead={<LinkButton href={paths.desk()}>{t.back}</LinkButton>}>
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          locale={locale}
          caption={t.caption}
          rows={open}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'who',
              title: t.who,
              rowHeader: true,
              cell: ({ id, person_id }) => (
                <a href={paths.dataRequest(id)}>{people.get(person_id)?.name ?? words.pseudonym}</a>
              ),
            },
            { key: 'kind', title: t.kind, cell: ({ kind }) => words.requests.kinds[kind] },
            {
              key: 'due',
              title: t.due,
              cell: ({ due_day: due, runs_on: runs }) => (
                <StatusBadge tone={(runs ?? due) < today ? 'bad' : 'active'}>
                  {formatDay(runs ?? due, locale)}
                </StatusBadge>
              ),
            },
          ]}
        />
      )}
    </>,
  )
}

async function requestAt(c: Ctx): Promise<DataRequest> {
  const found = (await openRequests(c.var.act.db)).find(({ id }) => id === c.req.param('id'))
  if (!found) throw new NotFound()
  return found
}

export const showDataRequest = async (c: Ctx): Promise<Response> =>
  requestPage(c, await requestAt(c), freshForm())

async function requestPage(c: Ctx, request: DataRequest, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.desk
  const person = (await peopleByIds(act.db, [request.person_id])).get(request.person_id)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(words.requests.kinds[request.kind], form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.desk, href: paths.desk() },
        { title: t.title, href: paths.dataRequests() },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        title={words.requests.kinds[request.kind]}
        lead={
          request.runs_on
            ? t.erasureNote(formatDay(request.runs_on, locale, 'long'))
            : words.requests.open(formatDay(request.due_day, locale, 'long'))
        }
      />
      {person && (
        <Person
          locale={locale}
          name={person.name}
          relation={formatDay(dayOf(request.asked_at), locale, 'long')}
          telephone={person.phone ?? undefined}
          email={person.email ?? undefined}
        />
      )}
      {request.runs_on === null && (
        <>
          <Section title={t.asked}>
            <p class="keep-lines">{request.body}</p>
          </Section>
          <Form action={paths.dataRequest(request.id)}>
            <OnceToken token={newOnceToken()} />
            <RadioGroup
              {...field('uitkomst')}
              label={t.outcome}
              options={outcomes.map((value) => ({ value, label: t.outcomes[value] }))}
            />
            <TextArea {...field('antwoord')} label={t.answer} hint={t.answerHint} max={3000} />
            <FormActions submit={t.submit} />
          </Form>
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

export async function handleDataRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const request = await requestAt(c)
  const t = texts(act.locale).desk
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { uitkomst: t.outcome, antwoord: t.answer })
  if (!parsed.ok) return requestPage(c, request, parsed)
  const { uitkomst, antwoord } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      await answerDataRequest(act, { id: request.id, outcome: uitkomst, answer: antwoord })
      return `${paths.dataRequests()}?klaar=ja`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict)
      return requestPage(c, request, withError(input.text, 'antwoord', error.message))
    throw error
  }
}
