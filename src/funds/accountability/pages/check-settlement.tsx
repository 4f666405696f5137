import { openedCase } from '../../../cases/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { newOnceToken } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { amountInWords } from '../../../ui/amount/amount.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { paidOut } from '../../rules.ts'
import type { Application } from '../../store.ts'
import { payBackBy, proposedCents, type SettlementGround } from '../rules.ts'
import type { Report } from '../store.ts'
import { texts } from '../texts.ts'

/** What is about to be decided. */
export interface SettlementToCheck {
  readonly application: Pick<Application, 'id' | 'case_id' | 'balance'>
  readonly report: Report | null
  readonly cents: number
  readonly ground: SettlementGround
  readonly reasons: string
}

/** The decision as it will be sent, before it is taken: what it comes to, and where it differs from the account. */
export async function checkSettlement(c: Ctx, asked: SettlementToCheck): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { application, report, cents, ground, reasons } = asked
  const { balance } = application
  const t = texts(locale)
  const { file } = await openedCase(act, application.case_id)
  const amount = (value: number): string => amountInWords(value, locale)
  const back = paidOut(balance) - cents
  const proposed = proposedCents(report, balance.granted)
  const day = formatDay(payBackBy(dayOf(act.now)), locale, 'long')
  const action = paths.assessAccount(application.id)
  const fields = { amount: (cents / 100).toFixed(2).replace('.', ','), ground, reasons }
  const Hidden = () => (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
    </>
  )
  return page(
    c,
    {
      title: `${t.check.title} (${file.number})`,
      current: 'desk',
      breadcrumbs: [{ title: t.desk.title, href: paths.accounts() }],
    },
    <>
      <PageHeading title={t.check.title} kicker={file.number} lead={t.check.lead} />
      {report && proposed !== cents && (
        <Notice tone="warning" title={t.check.differs}>
          <p>{t.check.account(amount(report.spent_cents), amount(report.unspent_cents), amount(proposed))}</p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t.one.granted, value: amount(balance.granted) },
          { term: t.one.paid, value: amount(paidOut(balance)) },
          { term: t.check.settled, value: <strong>{amount(cents)}</strong> },
          {
            term: t.check.next,
            value: back > 0 ? t.one.backText(amount(back), day) : t.check.rest(amount(-back), back < 0),
          },
          { term: t.check.ground, value: t.grounds[ground] },
          { term: t.one.reasons, value: <span class="keep-lines">{reasons}</span> },
        ]}
      />
      <Form action={action} label={t.check.title}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="vaststellen" />
        <HiddenField name="nagekeken" value="ja" />
        <Hidden />
        <FormActions submit={t.one.settle} />
      </Form>
      <Form action={action} label={t.check.change}>
        <HiddenField name="doen" value="veranderen" />
        <Hidden />
        <FormActions submit={t.check.change} kind="secondary" />
      </Form>
    </>,
  )
}
