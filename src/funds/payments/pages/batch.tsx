import { z } from 'zod'
import { casesByIds } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { auditNote } from '../../../kit/audit.ts'
import { dayOf, formatDay, formatMoment } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { dayText, longText, oneOf } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { groupedIban } from '../../../kit/iban.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { peopleByIds } from '../../../people/index.ts'
import { Amount, amountInWords } from '../../../ui/amount/amount.tsx'
import { Figures } from '../../../ui/figures/figures.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mayKeepBooks } from '../../rights.ts'
import { applicationsByIds } from '../../store.ts'
import { batchWithPayments } from '../actions/batches.ts'
import { approveBatch, callOffBatch, PaymentRefused, recordFailed, recordPaid } from '../actions.ts'
import { heldPayments } from '../held.ts'
import { mayApprovePayments } from '../rights.ts'
import { approvalFault, lateAsOf, stateOfBatch } from '../rules.ts'
import { type Holder, openHolder } from '../sealed.ts'
import { accountsByIds, areasOfBatch, type Batch, type Payment } from '../store.ts'
import { texts } from '../texts.ts'
import { BankFiles } from './bank-files.tsx'
import { approversInWords } from './check-batch.tsx'
import { LastDay, Outcome } from './parts.tsx'

/** A payment with to whom it goes and for what. */
export interface ShownPayment extends Payment {
  readonly to: Holder | null
  readonly number: string
  readonly title: string
}

/** The batch of an address with whole account numbers; who looked stands in the log. */
export async function batchAsked(c: Ctx): Promise<{
  readonly batch: Batch
  readonly payments: readonly ShownPayment[]
  /** Of the ceilings it pays from; null for one of the whole city. */
  readonly areas: readonly (string | null)[]
}> {
  const { act } = c.var
  const id = z.uuid().safeParse(c.req.param('batch'))
  if (!id.success) throw new NotFound()
  const { batch, payments } = await batchWithPayments(act, id.data)
  const areas = await areasOfBatch(act.db, batch.id)
  if (!mayApprovePayments(act.actor, areas)) throw new Forbidden()
  const [accounts, applications] = await Promise.all([
    accountsByIds(
      act.db,
      payments.map((one) => one.bank_account_id),
    ),
    applicationsByIds(
      act.db,
      payments.map((one) => one.application_id),
    ),
  ])
  const caseIds = [...applications.values()].map((one) => one.case_id)
  const cases = await casesByIds(act.db, caseIds)
  await auditNote(act, { what: 'bank_account', caseIds })
  return {
    batch,
    areas,
    payments: payments.map((one) => {
      const account = accounts.get(one.bank_account_id)
      const application = applications.get(one.application_id)
      const file = cases.get(application?.case_id ?? '')
      return {
        ...one,
        to: account ? openHolder(act, account) : null,
        number: file?.number ?? '',
        title: application?.case_public ? (file?.title ?? '') : '',
      }
    }),
  }
}

/** `/werk/fondsen/betalingen/batch/{batch}`: what goes to the bank, who approves it, and what became of it. */
export const showBatch = (c: Ctx): Promise<Response> => batchPage(c, freshForm())

async function batchPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { batch, payments, areas } = await batchAsked(c)
  const keeps = areas.every((areaId) => mayKeepBooks(act.actor, areaId))
  const open = payments.filter(({ outcome }) => outcome === null)
  const state = stateOfBatch(batch, open.length)
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const held = state === 'made' ? await heldPayments(act, payments) : new Set<string>()
  const waiting = payments.filter(({ application_id }) => held.has(application_id))
  const total = payments.reduce((sum, { cents }) => sum + cents, 0)
  return page(
    c,
    {
      title: formTitle(t.batch.title(batch.number), form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.desk.title, href: paths.payments() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        title={t.batch.title(batch.number)}
        kicker={t.states[state]}
        lead={t.batch.payOn(formatDay(batch.pay_on, locale, 'long'))}
      />
      {waiting.length > 0 && (
        <Notice tone="warning" title={t.held.title}>
          <p>{t.held.text(waiting.map(({ number }) => number).join(', '))}</p>
        </Notice>
      )}
      {await history(act, batch)}
      <Figures
        figures={[
          { value: amountInWords(total, locale), label: t.batch.figures.cents },
          { value: String(payments.length), label: t.batch.figures.payments },
          { value: String(open.length), label: t.batch.figures.open },
        ]}
      />
      <PaymentTable act={act} payments={payments} />
      {state === 'made' && (
        <Decide
          act={act}
          batch={batch}
          form={form}
          approvers={await approversInWords(act, batch.made_by, areas)}
        />
      )}
      {(state === 'approved' || state === 'done') && <BankFiles act={act} batch={batch} />}
      {state === 'approved' && keeps && <Record act={act} batch={batch} open={open} form={form} />}
    </>,
    formStatus(form.errors),
  )
}

/** Who made it, who approved it or called it off, and when. */
async function history(act: Act, batch: Batch) {
  const { locale } = act
  const t = texts(locale).batch
  const people = await peopleByIds(act.db, [batch.made_by, batch.approved_by, batch.called_off_by])
  const name = (id: string | null): string => people.get(id ?? '')?.name ?? texts(locale).check.nobody
  const when = (at: Date): string => formatMoment(at, locale)
  return (
    <>
      <p>{t.madeBy(name(batch.made_by), when(batch.made_at))}</p>
      {batch.approved_at && <p>{t.approvedBy(name(batch.approved_by), when(batch.approved_at))}</p>}
      {batch.called_off_at && (
        <p>
          {t.calledOffBy(name(batch.called_off_by), when(batch.called_off_at))} {batch.why_called_off}
        </p>
      )}
    </>
  )
}

function PaymentTable(props: { readonly act: Act; readonly payments: readonly ShownPayment[] }) {
  const { act, payments } = props
  const { locale } = act
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.batch.caption}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'reference',
          title: t.batch.reference,
          rowHeader: true,
          cell: ({ reference, title }) => (
            <>
              {reference}
              {title && <p class="small">{title}</p>}
            </>
          ),
        },
        { key: 'holder', title: t.batch.holder, cell: ({ to }) => to?.holder ?? t.check.erased },
        { key: 'iban', title: t.batch.iban, cell: ({ to }) => (to ? groupedIban(to.iban) : '–') },
        {
          key: 'cents',
          title: t.desk.amount,
          numeric: true,
          cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
        },
        { key: 'what', title: t.desk.what, cell: ({ kind }) => t.kinds[kind] },
        {
          key: 'due',
          title: t.desk.dueOn,
          cell: (payment) => <LastDay act={act} dueOn={payment.due_on} asOf={lateAsOf(payment)} />,
        },
        {
          key: 'outcome',
          title: t.batch.outcome,
          cell: (payment) => <Outcome act={act} payment={payment} />,
        },
      ]}
    />
  )
}

interface Part {
  readonly act: Act
  readonly batch: Batch
  readonly form: FormState
}

/** Approving, for somebody else than who made it; and calling off. */
function Decide({ act, batch, form, approvers }: Part & { readonly approvers: string }) {
  const { locale, actor } = act
  const t = texts(locale).batch
  const field = bindFields(form, locale)
  const fault = approvalFault(batch, actor.personId, dayOf(act.now))
  return (
    <>
      <Section title={t.approveTitle}>
        {fault ? (
          <p>{fault === 'own_batch' ? `${t.otherNeeded} ${approvers}` : texts(locale).faults[fault]}</p>
        ) : (
          <Form action={paths.paymentBatch(batch.id)} label={t.approveTitle}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="doen" value="goedkeuren" />
            <p>{t.approveText}</p>
            <FormActions submit={t.approve} />
          </Form>
        )}
      </Section>
      <Section title={t.callOffTitle}>
        <p>{t.callOffText}</p>
        <Form action={paths.paymentBatch(batch.id)} label={t.callOffTitle}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="doen" value="afblazen" />
          <TextArea {...field('why')} label={t.why} hint={t.whyHint} max={500} rows={3} />
          <FormActions submit={t.callOff} kind="danger" />
        </Form>
      </Section>
    </>
  )
}

/** What the bank says: for one payment, or for all that are not known yet. */
function Record({ act, batch, open, form }: Part & { readonly open: readonly ShownPayment[] }) {
  const { locale } = act
  const t = texts(locale).batch
  const values = { on: [dayOf(act.now)], which: ['alle'], became: ['betaald'], ...form.values }
  const field = bindFields({ ...form, values }, locale)
  return (
    <Section title={t.recordTitle}>
      <p>{t.recordText}</p>
      <Form action={paths.paymentBatch(batch.id)} label={t.recordTitle}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="vastleggen" />
        <Select
          {...field('which')}
          label={t.which}
          options={[
            { value: 'alle', label: t.allOpen },
            ...open.map(({ id, reference, cents }) => ({
              value: id,
              label: `${reference}: ${amountInWords(cents, locale)}`,
            })),
          ]}
        />
        <RadioGroup
          {...field('became')}
          label={t.became}
          options={[
            { value: 'betaald', label: t.paid },
            { value: 'rekening', label: t.failedAccount },
            { value: 'mislukt', label: t.failed },
          ]}
        />
        <DateInput {...field('on')} label={t.on} />
        <TextArea
          {...field('whyFailed')}
          label={t.whyFailed}
          hint={t.whyFailedHint}
          optional="unsaid"
          rows={2}
        />
        <FormActions submit={t.record} />
      </Form>
    </Section>
  )
}

const callOffSchema = z.object({ why: longText(500).min(3) })
const recordSchema = z.object({
  which: z.union([z.literal('alle'), z.uuid()]),
  became: oneOf(['betaald', 'rekening', 'mislukt']),
  on: dayText(),
  whyFailed: longText(500).optional(),
})

export async function submitBatchDecision(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { batch, payments } = await batchAsked(c)
  const input = await readForm(c)
  const t = texts(act.locale).batch
  switch (input.text.doen?.[0]) {
    case 'goedkeuren':
      return submit(c, input, batch, 'goedgekeurd', 'why', (act) => approveBatch(act, batch.id))
    case 'afblazen': {
      const parsed = parseForm(callOffSchema, input, act.locale, { why: t.why })
      if (!parsed.ok) return batchPage(c, parsed)
      const reason = parsed.value.why
      return submit(c, input, batch, 'afgeblazen', 'why', (act) =>
        callOffBatch(act, { batchId: batch.id, reason }),
      )
    }
    case 'vastleggen': {
      const labels = { which: t.which, became: t.became, on: t.on, whyFailed: t.whyFailed }
      const parsed = parseForm(recordSchema, input, act.locale, labels)
      if (!parsed.ok) return batchPage(c, parsed)
      const { which, became, on, whyFailed } = parsed.value
      if (became !== 'betaald' && (whyFailed ?? '').length < 3)
        return batchPage(c, withError(input.text, 'whyFailed', t.whyFailed))
      const chosen = payments.filter(({ id, outcome }) =>
        which === 'alle' ? outcome === null : id === which,
      )
      return submit(c, input, batch, 'vastgelegd', 'on', async (act) => {
        for (const { id } of inOrderOfCase(chosen))
          if (became === 'betaald')
            await recordPaid(act, { paymentId: id, on, reason: t.bookedAs(batch.number) })
          else
            await recordFailed(act, {
              paymentId: id,
              on,
              reason: whyFailed ?? '',
              isAccountWrong: became === 'rekening',
            })
      })
    }
    default:
      return batchPage(c, freshForm())
  }
}

/** Two who record at once take the cases in the same order. */
const inOrderOfCase = (payments: readonly ShownPayment[]): readonly ShownPayment[] =>
  payments.toSorted((one, other) => one.reference.localeCompare(other.reference))

async function submit(
  c: Ctx,
  input: FormInput,
  batch: Batch,
  done: string,
  place: string,
  work: (act: Act) => Promise<void>,
): Promise<Response> {
  try {
    const path = await once(c.var.act, input, async (act) => {
      await work(act)
      return paths.paymentBatch(batch.id, { klaar: done })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    return batchPage(c, withError(input.text, place, error.message))
  }
}
