import { z } from 'zod'
import { attachmentsOf, openedCase, textsByIds } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import { filesByIds } from '../../../kit/files.ts'
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
import { dayText, longText, moneyText, oneOf } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Amount, amountInWords } from '../../../ui/amount/amount.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { FileList } from '../../../ui/file-list/file-list.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  MoneyInput,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { MoneyRefused } from '../../actions/refused.ts'
import { applicationWithScheme } from '../../payments/actions/accounts.ts'
import { mayKeepBooks } from '../../rights.ts'
import { overpaid, paidOut } from '../../rules.ts'
import {
  AccountRefused,
  postponeAccount,
  recordMoneyBack,
  returnAccount,
  settleByDecision,
} from '../actions.ts'
import { mayAssess } from '../rights.ts'
import { asksEvidence, proposedCents, settleBy, settlementFault, settlementGrounds } from '../rules.ts'
import { accountabilityOf, type Report, reportsOf, settlementsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { checkSettlement } from './check-settlement.tsx'

async function asked(c: Ctx) {
  const { act } = c.var
  const id = z.uuid().safeParse(c.req.param('aanvraag'))
  if (!id.success) throw new NotFound()
  const found = await applicationWithScheme(act, id.data)
  if (!mayAssess(act.actor, found.scheme, found.place)) throw new Forbidden()
  if (found.application.balance.grants === 0) throw new NotFound()
  return found
}

/** `/werk/fondsen/verantwoordingen/{aanvraag}`: the account, and what it leads to. */
export const showAssessment = (c: Ctx): Promise<Response> => assessPage(c, freshForm())

async function assessPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { application, scheme, place } = await asked(c)
  const { id, balance } = application
  const [opened, expected, reports, settlements] = await Promise.all([
    openedCase(act, application.case_id),
    accountabilityOf(act.db, [id]),
    reportsOf(act.db, [id]),
    settlementsOf(act.db, [id]),
  ])
  const [due, report, settlement] = [expected.get(id), reports.get(id), settlements.get(id)]
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const amount = (cents: number): string => amountInWords(cents, locale)
  const day = (value: string): string => formatDay(value, locale, 'long')
  const { number } = opened.file
  const back = overpaid(balance)
  return page(
    c,
    {
      title: formTitle(`${t.one.title} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.desk.title, href: paths.accounts() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        title={t.one.title}
        kicker={[number, application.case_public && opened.file.title].filter(Boolean).join(' · ')}
      />
      <DefinitionList
        items={[
          { term: t.one.granted, value: amount(settlement?.granted_cents ?? balance.granted) },
          { term: t.one.paid, value: amount(paidOut(balance)) },
          ...(due && !settlement && !report ? [{ term: t.one.dueOn, value: day(due.due_on) }] : []),
          ...(report && !settlement
            ? [
                {
                  term: t.one.settleBy,
                  value: day(settleBy(scheme, dayOf(report.received_at), dayOf(act.now))),
                },
              ]
            : []),
        ]}
      />
      {settlement && (
        <p>
          {t.one.settledOn(amount(settlement.cents), day(settlement.decided_on))}{' '}
          <a href={paths.settlementLetter(number, settlement.id)}>{t.one.letter}</a>
        </p>
      )}
      {report ? await told(act, application.case_id, report) : <p>{t.one.none}</p>}
      {!settlement && asksEvidence(scheme, balance.granted) && <p>{t.one.evidence}</p>}
      {!report && !settlement && due && (
        <p>
          <a href={paths.caseAccountability(number, id)}>{t.one.enter}</a>
        </p>
      )}
      {settlement && back > 0 && settlement.reclaim_by && (
        <Section title={t.one.backTitle}>
          <p>{t.one.backText(amount(back), day(settlement.reclaim_by))}</p>
          {mayKeepBooks(act.actor, place.areaId) && (
            <BackForm action={paths.assessAccount(id)} form={form} back={back} locale={locale} />
          )}
        </Section>
      )}
      {!settlement && balance.settlements === 0 && (
        <>
          <SettleForm
            action={paths.assessAccount(id)}
            form={form}
            cents={proposedCents(report ?? null, balance.granted)}
            locale={locale}
          />
          {due && (
            <LaterForm
              action={paths.assessAccount(id)}
              form={form}
              hasReport={report !== undefined}
              locale={locale}
            />
          )}
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** What was sent in: the words, the lines and the files. */
async function told(act: Act, caseId: string, report: Report) {
  const { locale } = act
  const t = texts(locale).one
  const opened = await openedCase(act, caseId)
  const event = opened.events.findLast(({ type }) => type === 'account_sent')
  const [told, attached] = await Promise.all([
    textsByIds(act.db, [event?.textId ?? null]),
    attachmentsOf(act.db, caseId),
  ])
  const text = told.get(event?.textId ?? '')
  const files = await filesByIds(
    act.db,
    attached.filter(({ event_id }) => event_id === event?.id).map(({ file_id }) => file_id),
  )
  return (
    <Section title={t.told}>
      <p class="small">
        {t.received} {formatDay(dayOf(report.received_at), locale, 'long')}
      </p>
      {text && <p class="keep-lines">{text}</p>}
      {report.lines.length > 0 && (
        <Table
          locale={locale}
          caption={t.linesCaption}
          rows={report.lines}
          rowKey={({ what }) => what}
          columns={[
            { key: 'what', title: t.what, rowHeader: true, cell: ({ what }) => what },
            {
              key: 'cents',
              title: t.cents,
              numeric: true,
              cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
            },
          ]}
        />
      )}
      <DefinitionList
        items={[
          { term: t.spent, value: amountInWords(report.spent_cents, locale) },
          { term: t.unspent, value: amountInWords(report.unspent_cents, locale) },
        ]}
      />
      {files.length > 0 && (
        <>
          <p>{t.files}</p>
          <FileList
            locale={locale}
            files={files.map((file) => ({
              name: file.name,
              href: paths.file(file.id, file.name),
              kind: file.name.split('.').at(-1)?.toUpperCase() ?? '',
              bytes: file.bytes,
            }))}
          />
        </>
      )}
    </Section>
  )
}

interface FormPart {
  readonly action: string
  readonly form: FormState
  readonly locale: Locale
}

function SettleForm({ action, form, cents, locale }: FormPart & { readonly cents: number }) {
  const t = texts(locale)
  const euros = (cents / 100).toFixed(2).replace('.', ',')
  const field = bindFields({ ...form, values: { amount: [euros], ...form.values } }, locale)
  return (
    <Section title={t.one.settleTitle}>
      <p>{t.one.settleText}</p>
      <Form action={action} label={t.one.settleTitle}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="vaststellen" />
        <MoneyInput {...field('amount')} label={t.one.amount} />
        <RadioGroup
          {...field('ground')}
          label={t.one.ground}
          options={settlementGrounds.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
        />
        <TextArea {...field('reasons')} label={t.one.reasons} hint={t.one.reasonsHint} max={5000} />
        <FormActions submit={t.one.check} />
      </Form>
    </Section>
  )
}

/** Asking for more where there is an account, more time where there is none. */
function LaterForm({ action, form, hasReport, locale }: FormPart & { readonly hasReport: boolean }) {
  const t = texts(locale).one
  const field = bindFields(form, locale)
  return (
    <Section title={hasReport ? t.returnTitle : t.laterTitle}>
      <Form action={action} label={hasReport ? t.returnTitle : t.laterTitle}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value={hasReport ? 'terugvragen' : 'uitstellen'} />
        {hasReport ? (
          <TextArea {...field('question')} label={t.question} max={2000} rows={4} />
        ) : (
          <TextArea {...field('why')} label={t.why} hint={t.whyHint} max={500} rows={3} />
        )}
        <DateInput {...field('until')} label={t.until} />
        <FormActions submit={hasReport ? t.return : t.later} kind="secondary" />
      </Form>
    </Section>
  )
}

function BackForm({ action, form, back, locale }: FormPart & { readonly back: number }) {
  const t = texts(locale).one
  const euros = (back / 100).toFixed(2).replace('.', ',')
  const field = bindFields({ ...form, values: { back: [euros], ...form.values } }, locale)
  return (
    <Form action={action} label={t.backTitle}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="doen" value="terug" />
      <MoneyInput {...field('back')} label={t.backAmount} />
      <FormActions submit={t.back} />
    </Form>
  )
}

const settleSchema = z.object({
  amount: moneyText(),
  ground: oneOf(settlementGrounds),
  reasons: longText(5000).min(10),
})
const returnSchema = z.object({ question: longText(2000).min(3), until: dayText() })
const laterSchema = z.object({ why: longText(500).min(3), until: dayText() })
const backSchema = z.object({ back: moneyText({ min: 1 }) })

/** What is done with the account, by the button that was pressed. */
export async function submitAssessment(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { application } = await asked(c)
  const applicationId = application.id
  const input = await readForm(c)
  const t = texts(act.locale).one
  const labels = {
    amount: t.amount,
    ground: t.ground,
    reasons: t.reasons,
    question: t.question,
    until: t.until,
    why: t.why,
    back: t.backAmount,
  }
  switch (input.text.doen?.[0]) {
    case 'vaststellen': {
      const parsed = parseForm(settleSchema, input, act.locale, labels)
      if (!parsed.ok) return assessPage(c, parsed)
      const { amount, ground, reasons } = parsed.value
      const fault = settlementFault(ground, amount, application.balance.granted)
      if (fault === null && application.balance.settlements === 0 && input.text.nagekeken?.[0] !== 'ja') {
        const report = (await reportsOf(act.db, [applicationId])).get(applicationId) ?? null
        return checkSettlement(c, { application, report, cents: amount, ground, reasons })
      }
      return submit(c, input, applicationId, 'vastgesteld', 'amount', (act) =>
        settleByDecision(act, { applicationId, cents: amount, ground, reasons }),
      )
    }
    case 'veranderen':
      return assessPage(c, { values: input.text, errors: {} })
    case 'terugvragen': {
      const parsed = parseForm(returnSchema, input, act.locale, labels)
      if (!parsed.ok) return assessPage(c, parsed)
      return submit(c, input, applicationId, 'teruggevraagd', 'until', (act) =>
        returnAccount(act, { applicationId, ...parsed.value }),
      )
    }
    case 'uitstellen': {
      const parsed = parseForm(laterSchema, input, act.locale, labels)
      if (!parsed.ok) return assessPage(c, parsed)
      const { why, until } = parsed.value
      return submit(c, input, applicationId, 'uitgesteld', 'until', (act) =>
        postponeAccount(act, { applicationId, until, reason: why }),
      )
    }
    case 'terug': {
      const parsed = parseForm(backSchema, input, act.locale, labels)
      if (!parsed.ok) return assessPage(c, parsed)
      return submit(c, input, applicationId, 'terug', 'back', (act) =>
        recordMoneyBack(act, { applicationId, cents: parsed.value.back }),
      )
    }
    default:
      return assessPage(c, freshForm())
  }
}

async function submit(
  c: Ctx,
  input: FormInput,
  applicationId: string,
  done: string,
  place: string,
  work: (act: Act) => Promise<void>,
): Promise<Response> {
  try {
    const path = await once(c.var.act, input, async (act) => {
      await work(act)
      return paths.assessAccount(applicationId, { klaar: done })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof AccountRefused || error instanceof MoneyRefused)) throw error
    const isGround = error instanceof AccountRefused && error.fault === 'ground_needed'
    return assessPage(c, withError(input.text, isGround ? 'ground' : place, error.message))
  }
}
