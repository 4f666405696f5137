import { z } from 'zod'
import type { Act } from '../../../kit/act.ts'
import { addWorkingDays, dayOf, formatMoment } from '../../../kit/dates.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { dayText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { offsetOf, pageAsked, pageOf, pageRead } from '../../../kit/paging.ts'
import { paths } from '../../../paths.ts'
import { Amount, amountInWords } from '../../../ui/amount/amount.tsx'
import {
  bindFields,
  CheckboxGroup,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mayKeepBooks } from '../../rights.ts'
import { texts as fundTexts } from '../../texts.ts'
import { type ApplicationView, viewApplications } from '../../views.ts'
import { batchFor, makeBatch, PaymentRefused } from '../actions.ts'
import { type Payable, payables } from '../payables.ts'
import { mayApprovePayments, mayCheckAccount } from '../rights.ts'
import { doableFirst, stateOfBatch } from '../rules.ts'
import { batchesListed, type ListedBatch } from '../store.ts'
import { texts } from '../texts.ts'
import { backField, batchToCheck, madeField } from './check-batch.tsx'
import { LastDay, PayableState } from './parts.tsx'

const duePerPage = 100
const batchesPerPage = 50

/** `/werk/fondsen/betalingen`: what is to be paid, what keeps it, and the batches. */
export const showPayments = (c: Ctx): Promise<Response> => paymentsPage(c, null)

async function paymentsPage(c: Ctx, form: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const batchPage = pageAsked(c.req.query('batches'))
  const [unsorted, found] = await Promise.all([
    payables(act),
    batchesListed(act.db, { offset: offsetOf(batchPage, batchesPerPage), limit: batchesPerPage + 1 }),
  ])
  const all = doableFirst(unsorted)
  const duePage = pageOf(all, pageAsked(c.req.query('pagina')), duePerPage)
  const batches = pageRead(found, batchPage, batchesPerPage)
  const { items: due } = duePage
  const addressOf = (pagina: number | null, page: number | null) =>
    paths.payments({ pagina: numberIn(pagina), batches: numberIn(page) })
  const views = new Map(
    (
      await viewApplications(
        act,
        due.map(({ application }) => application),
        'staff',
      )
    ).map((view) => [view.id, view]),
  )
  const ready = due.filter(
    ({ readiness, ceiling }) => readiness === 'ready' && mayKeepBooks(act.actor, ceiling.area_id),
  )
  const fresh = freshForm({ payOn: addWorkingDays(dayOf(act.now), 2) })
  const shown = form ?? {
    ...fresh,
    values: { ...fresh.values, pay: ready.map(({ application }) => application.id) },
  }
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  return page(
    c,
    {
      title: formTitle(t.desk.title, shown.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: fundTexts(locale).desk.title, href: paths.deskFunds() }],
    },
    <>
      <ErrorSummary errors={shown.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading title={t.desk.title} lead={t.desk.lead} />
      <Section title={t.desk.dueTitle}>
        {due.length > 0 ? <DueTable act={act} due={due} views={views} /> : <p>{t.desk.dueNone}</p>}
        <Pagination
          locale={locale}
          label={t.desk.dueTitle}
          summary={all.length > duePerPage ? t.desk.dueOf(due.length, all.length) : undefined}
          previous={duePage.previous ? addressOf(duePage.previous, batchPage) : undefined}
          next={duePage.next ? addressOf(duePage.next, batchPage) : undefined}
        />
        {ready.length > 0 && (
          <BatchForm
            act={act}
            action={addressOf(duePage.number, null)}
            ready={ready}
            views={views}
            form={shown}
          />
        )}
      </Section>
      <Section title={t.desk.batchesTitle}>
        {batches.items.length > 0 ? (
          <Batches act={act} batches={batches.items} />
        ) : (
          <p>{t.desk.batchesNone}</p>
        )}
        <Pagination
          locale={locale}
          label={t.desk.batchesTitle}
          previous={batches.previous ? addressOf(duePage.number, batches.previous) : undefined}
          next={batches.next ? addressOf(duePage.number, batches.next) : undefined}
        />
      </Section>
    </>,
    formStatus(shown.errors),
  )
}

/** A page in an address; the first needs none. */
const numberIn = (page: number | null): string | undefined =>
  page === null || page === 1 ? undefined : String(page)

type Views = ReadonlyMap<string, ApplicationView>

/** How a plan is called in the books: by its number, and by its title when it is public. */
const nameOf = (views: Views, id: string): string => {
  const view = views.get(id)
  return [view?.number, view?.plan?.title].filter(Boolean).join(' ')
}

function DueTable(props: { readonly act: Act; readonly due: readonly Payable[]; readonly views: Views }) {
  const { act, due, views } = props
  const { locale } = act
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.desk.dueCaption}
      rows={due}
      rowKey={({ application }) => application.id}
      columns={[
        {
          key: 'plan',
          title: t.desk.plan,
          rowHeader: true,
          cell: ({ application }) => (
            <a href={paths.ledger(application.ceiling_id, { aanvraag: application.id })}>
              {nameOf(views, application.id)}
            </a>
          ),
        },
        { key: 'scheme', title: t.desk.scheme, cell: ({ scheme }) => say(scheme.title, locale) },
        { key: 'what', title: t.desk.what, cell: ({ due }) => t.kinds[due.kind] },
        {
          key: 'cents',
          title: t.desk.amount,
          numeric: true,
          cell: ({ due }) => <Amount cents={due.cents} locale={locale} />,
        },
        { key: 'due', title: t.desk.dueOn, cell: ({ dueOn }) => <LastDay act={act} dueOn={dueOn} /> },
        {
          key: 'state',
          title: t.desk.state,
          cell: (payable) => (
            <>
              <PayableState act={act} payable={payable} />
              <Next act={act} payable={payable} name={nameOf(views, payable.application.id)} />
            </>
          ),
        },
      ]}
    />
  )
}

/** What can be done about it: check the number that was given, or enter one from paper. */
function Next(props: { readonly act: Act; readonly payable: Payable; readonly name: string }) {
  const { act, payable, name } = props
  const { application, scheme, place, readiness } = payable
  const t = texts(act.locale).desk
  if (readiness === 'under_way' || !mayCheckAccount(act.actor, scheme, place)) return null
  return (
    <p>
      <a href={paths.checkAccount(application.id)}>
        {readiness === 'to_check' || readiness === 'ready' ? t.check : t.enter}
        <span class="visually-hidden">: {name}</span>
      </a>
    </p>
  )
}

function BatchForm(props: {
  readonly act: Act
  readonly action: string
  readonly ready: readonly Payable[]
  readonly views: Views
  readonly form: FormState
}) {
  const { act, action, ready, views, form } = props
  const { locale } = act
  const t = texts(locale).desk
  const field = bindFields(form, locale)
  return (
    <Form action={action} label={t.make}>
      <OnceToken token={newOnceToken()} />
      <CheckboxGroup
        {...field('pay')}
        label={t.choose}
        options={ready.map(({ application, due }) => ({
          value: application.id,
          label: `${nameOf(views, application.id)}: ${amountInWords(due.cents, locale)}`,
        }))}
      />
      <DateInput {...field('payOn')} label={t.payOn} hint={t.makeHint} />
      <FormActions submit={t.look_over} />
    </Form>
  )
}

function Batches({ act, batches }: { readonly act: Act; readonly batches: readonly ListedBatch[] }) {
  const { locale } = act
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.desk.batchesCaption}
      rows={batches}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'batch',
          title: t.desk.batch,
          rowHeader: true,
          cell: ({ id, number, areas }) =>
            mayApprovePayments(act.actor, areas) ? <a href={paths.paymentBatch(id)}>{number}</a> : number,
        },
        { key: 'made', title: t.desk.made, cell: ({ made_at }) => formatMoment(made_at, locale) },
        { key: 'payments', title: t.desk.payments, numeric: true, cell: ({ payments }) => String(payments) },
        {
          key: 'cents',
          title: t.desk.amount,
          numeric: true,
          cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
        },
        { key: 'state', title: t.desk.state, cell: (batch) => t.states[stateOfBatch(batch, batch.open)] },
      ]}
    />
  )
}

const schema = z.object({ pay: z.array(z.uuid()).default([]), payOn: dayText() })

/** What was chosen is shown first, and then goes in a batch, for somebody else to approve. */
export async function submitBatch(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const t = texts(act.locale).desk
  if (valueIn(input.text, backField)) return paymentsPage(c, { values: input.text, errors: {} })
  const parsed = parseForm(schema, input, act.locale, { pay: t.choose, payOn: t.payOn })
  if (!parsed.ok) return paymentsPage(c, parsed)
  const { pay, payOn } = parsed.value
  try {
    if (!valueIn(input.text, madeField)) {
      return await batchToCheck(c, await batchFor(act, { applicationIds: pay, payOn }), payOn)
    }
    const path = await once(act, input, async (act) => {
      const id = await makeBatch(act, { applicationIds: pay, payOn })
      return paths.paymentBatch(id, { klaar: 'gemaakt' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    const place = error.fault === 'day_has_passed' ? 'payOn' : 'pay'
    return paymentsPage(c, withError(input.text, place, error.message))
  }
}
