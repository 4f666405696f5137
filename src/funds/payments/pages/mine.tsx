import { z } from 'zod'
import {
  maySee,
  maySeeParties,
  maySpeakForInitiator,
  type OpenedCase,
  openedCaseByNumber,
} from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { formatDay } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { maskedIban } from '../../../kit/iban.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { once } from '../../../kit/once.ts'
import { slugOf } from '../../../kit/slug.ts'
import { paths } from '../../../paths.ts'
import { Amount, amountInWords } from '../../../ui/amount/amount.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../ui/form/index.ts'
import { Heading, PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { AccountOfGrant, accountDone } from '../../accountability/pages/of-grant.tsx'
import { giveBankAccount, PaymentRefused } from '../actions.ts'
import { type MoneyOfCase, moneyOfCase } from '../of-case.ts'
import { mayCheckAccount } from '../rights.ts'
import type { Payment } from '../store.ts'
import { texts } from '../texts.ts'
import { AccountForm, accountLabels, accountSchema } from './account-form.tsx'
import { Outcome } from './parts.tsx'

/** A case with its money, for who takes part, who works on it and who `mayToo`; for others it does not exist. */
export async function reachMoney(
  c: Ctx,
  mayToo: (one: MoneyOfCase) => boolean = () => false,
): Promise<{
  readonly opened: OpenedCase
  readonly money: readonly MoneyOfCase[]
  /** Null for who keeps the books and may not know the plan: to them it is its number. */
  readonly shownTitle: string | null
}> {
  const { act } = c.var
  const number = c.req.param('number') ?? ''
  if (!/^\d{4}-\d{4,9}$/.test(number)) throw new NotFound()
  const opened = await openedCaseByNumber(act, number)
  const money = await moneyOfCase(act, opened.file.id)
  const keeps = money.some((one) => mayCheckAccount(act.actor, one.scheme, one.place) || mayToo(one))
  if (maySeeParties(act.actor, opened.relations) || keeps) {
    const shownTitle = maySee(act.actor, opened.relations) ? opened.file.title : null
    return { opened, money, shownTitle }
  }
  throw opened.relations.isPublic ? new Forbidden() : new NotFound()
}

/** Back to the plan, for who may see it. */
export const planCrumb = (number: string, title: string | null) =>
  title === null ? [] : [{ title, href: paths.initiative(number, slugOf(title)) }]

/** `/initiatieven/{nummer}/geld`: what was granted and paid, and to which account. */
export const showMoney = (c: Ctx): Promise<Response> => moneyPage(c, null)

/** A form of this page that was sent and refused, and of which application. */
interface Sent {
  readonly applicationId: string
  readonly form: FormState
}

async function moneyPage(c: Ctx, sent: Sent | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { opened, money, shownTitle } = await reachMoney(c)
  const { file, relations } = opened
  const errors = sent?.form.errors ?? {}
  const done =
    t.done[c.req.query('klaar') as keyof typeof t.done] ?? accountDone(c.req.query('klaar'), locale)
  const speaks = maySpeakForInitiator(act.actor, relations)
  return page(
    c,
    {
      title: formTitle(`${t.mine.title} (${file.number})`, errors, locale),
      current: speaks ? 'mine' : 'desk',
      breadcrumbs: planCrumb(file.number, shownTitle),
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        title={t.mine.title}
        kicker={[file.number, shownTitle].filter(Boolean).join(' · ')}
        lead={t.mine.lead}
      />
      {money.length === 0 && <p>{t.mine.none}</p>}
      {money.map((one) => (
        <Section key={one.application.id} title={say(one.scheme.title, locale)}>
          <Standing one={one} locale={locale} />
          {(speaks || mayCheckAccount(act.actor, one.scheme, one.place)) && (
            <Account
              act={act}
              number={file.number}
              one={one}
              speaks={speaks}
              form={sent?.applicationId === one.application.id ? sent.form : null}
            />
          )}
          <AccountOfGrant act={act} number={file.number} one={one} speaks={speaks} />
          {one.payments.length > 0 && <Payments act={act} payments={one.payments} />}
        </Section>
      ))}
    </>,
    formStatus(errors),
  )
}

function Standing({ one, locale }: { readonly one: MoneyOfCase; readonly locale: Locale }) {
  const t = texts(locale).mine
  const amount = (cents: number): string => amountInWords(cents, locale)
  const { granted, paid, settled, due, dueOn } = one
  return (
    <DefinitionList
      items={[
        { term: t.granted, value: amount(granted) },
        { term: t.paid, value: amount(paid) },
        ...(settled === null ? [] : [{ term: t.settled, value: amount(settled) }]),
        ...(due && dueOn
          ? [{ term: t.toCome, value: t.payBefore(amount(due.cents), formatDay(dueOn, locale, 'long')) }]
          : []),
      ]}
    />
  )
}

/** To which account we pay, in its last signs; and the form for another one. */
function Account(props: {
  readonly act: Act
  readonly number: string
  readonly one: MoneyOfCase
  readonly speaks: boolean
  readonly form: FormState | null
}) {
  const { act, number, one, speaks, form } = props
  const { locale } = act
  const t = texts(locale).mine
  const { account, isBusy, application, asksAccount } = one
  if (!asksAccount) return null
  // From paper it is entered at the desk; what was refused there comes back here.
  const fill = (speaks || form) && (
    <AccountForm
      action={paths.caseAccount(number, application.id)}
      form={form ?? freshForm()}
      locale={locale}
    />
  )
  return (
    <>
      <Heading level={3} id="rekening">
        {t.accountTitle}
      </Heading>
      {account?.shown && <p>{t.accountGiven(maskedIban(account.shown.iban), account.shown.holder)}</p>}
      {account && <p>{t.accountStates[account.outcome ?? 'to_check']}</p>}
      {!account && <p>{t.accountAsk}</p>}
      {isBusy ? (
        <p>{t.accountBusy}</p>
      ) : account && account.outcome !== 'wrong' && !form ? (
        fill && <Disclosure summary={t.accountChange}>{fill}</Disclosure>
      ) : (
        fill
      )}
    </>
  )
}

function Payments({ act, payments }: { readonly act: Act; readonly payments: readonly Payment[] }) {
  const { locale } = act
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.mine.paymentsCaption}
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', title: t.mine.what, rowHeader: true, cell: ({ kind }) => t.kinds[kind] },
        {
          key: 'cents',
          title: t.mine.amount,
          numeric: true,
          cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
        },
        {
          key: 'state',
          title: t.mine.became,
          cell: (payment) => <Outcome act={act} payment={payment} />,
        },
      ]}
    />
  )
}

/** `/initiatieven/{nummer}/geld/{aanvraag}/rekening`: the account number, from who takes part or from paper. */
export async function submitAccount(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { opened, money } = await reachMoney(c)
  const id = z.uuid().safeParse(c.req.param('aanvraag'))
  const one = money.find(({ application }) => application.id === id.data)
  if (!one) throw new NotFound()
  const input = await readForm(c)
  const parsed = parseForm(accountSchema, input, act.locale, accountLabels(act.locale))
  const applicationId = one.application.id
  if (!parsed.ok) return moneyPage(c, { applicationId, form: parsed })
  try {
    const path = await once(act, input, async (act) => {
      await giveBankAccount(act, { applicationId, ...parsed.value })
      return maySpeakForInitiator(act.actor, opened.relations)
        ? paths.caseMoney(opened.file.number, { klaar: 'rekening' })
        : paths.checkAccount(applicationId, { klaar: 'rekening' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    return moneyPage(c, { applicationId, form: withError(input.text, 'iban', error.message) })
  }
}
