import { maySeeParties, openedCase } from '../cases/index.ts'
import { type Application, applicationNow, type Budget, moneyOfCase, requestOf } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import type { FormValues } from '../kit/form.ts'
import { paths } from '../paths.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import { Section } from '../ui/heading/heading.tsx'
import { Table } from '../ui/table/table.tsx'
import { centsField, places, whatField } from './apply-form.ts'
import { partyTexts } from './party-texts.ts'
import { doneBefore, type Initiative, initiativeById } from './store.ts'

type Money = Awaited<ReturnType<typeof moneyOfCase>>[number]

/** What was asked, granted and spent when this plan was done before. */
export interface LastTime {
  readonly initiative: Initiative
  readonly application: Application
  readonly budget: Budget | null
  /** Null where nothing was granted. */
  readonly money: Money | null
}

/** For who may see the plan of before: who takes part in it, or works on it. Null where there is nothing to tell. */
export async function lastTimeOf(act: Act, caseId: string): Promise<LastTime | null> {
  const before = await doneBefore(act.db, caseId)
  if (before === null) return null
  const { relations } = await openedCase(act, before)
  if (!maySeeParties(act.actor, relations)) return null
  const [initiative, application] = await Promise.all([
    initiativeById(act.db, before),
    applicationNow(act, before),
  ])
  if (!initiative || !application) return null
  const [request, money] = await Promise.all([requestOf(act.db, application.id), moneyOfCase(act, before)])
  return {
    initiative,
    application,
    budget: request?.budget ?? null,
    money: money.find((one) => one.application.id === application.id) ?? null,
  }
}

/** An amount as somebody would type it. */
const typed = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',')

/** A budget as it would be typed: what it costs, who pays along, and what is given without money. */
export function budgetAsTyped(budget: Budget): FormValues {
  const lines = (['kosten', 'partner'] as const).flatMap((line) =>
    (line === 'kosten' ? budget.costs : budget.partners)
      .slice(0, places.length)
      .flatMap(({ what, cents }, at) => [
        [whatField(line, at + 1), [what]] as const,
        [centsField(line, at + 1), [typed(cents)]] as const,
      ]),
  )
  return {
    ...Object.fromEntries(lines),
    ...(budget.own > 0 ? { zelf: [typed(budget.own)] } : {}),
    ...(budget.crowdfunding > 0 ? { inzameling: [typed(budget.crowdfunding)] } : {}),
    ...(budget.hours > 0 ? { uren: [String(budget.hours)] } : {}),
    ...(budget.goods ? { spullen: [budget.goods] } : {}),
  }
}

/** Beside the form: what it cost really the last time, as it was accounted for. */
export function LastTimePart({ act, last }: { readonly act: Act; readonly last: LastTime }) {
  const { locale } = act
  const t = partyTexts(locale).lastTime
  const { initiative, application, money } = last
  const amount = (cents: number): string => amountInWords(cents, locale)
  const report = money?.report ?? null
  return (
    <Section title={t.title}>
      <p>
        {last.budget ? t.filled : t.notFilled}{' '}
        <a href={paths.initiative(initiative.number, initiative.slug)}>{initiative.title}</a>
      </p>
      <p>
        {money
          ? t.granted(amount(application.requested_cents), amount(money.granted))
          : t.asked(amount(application.requested_cents))}
      </p>
      {report ? (
        <>
          <Table
            locale={locale}
            caption={t.spent}
            rows={report.lines.map((line, at) => ({ ...line, at }))}
            rowKey={({ at }) => String(at)}
            columns={[
              { key: 'what', title: t.what, rowHeader: true, cell: ({ what }) => what },
              { key: 'cents', title: t.amount, numeric: true, cell: ({ cents }) => amount(cents) },
            ]}
          />
          <p>
            {t.together(amount(report.spent_cents))}
            {report.unspent_cents > 0 && ` ${t.left(amount(report.unspent_cents))}`}
          </p>
        </>
      ) : (
        money && <p>{t.noAccount}</p>
      )}
    </Section>
  )
}
