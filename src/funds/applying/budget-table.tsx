import type { Locale } from '../../kit/locale.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Budget, sumsOfBudget } from './budget.ts'
import { applyingTexts } from './texts.ts'

interface BudgetTableProps {
  readonly budget: Budget
  readonly locale: Locale
  /** Title of the plan, where others than its applicant read it. */
  readonly plan?: string
}

/** What a plan costs, who pays and what is asked; hours and goods apart from the money. */
export function BudgetTable({ budget, locale, plan }: BudgetTableProps) {
  const t = applyingTexts(locale).form
  const words = plan === undefined ? t : { ...t.ofPlan, sums: t.ofPlan.sums(plan) }
  const sums = sumsOfBudget(budget)
  const rows = [
    ...budget.costs.map(({ what, cents }, at) => ({ key: `c${at}`, what, cents, isSum: false })),
    { key: 'costs', what: t.costsSum, cents: sums.costs, isSum: true },
    ...(budget.own > 0 ? [{ key: 'own', what: words.ownSum, cents: budget.own, isSum: false }] : []),
    ...(budget.crowdfunding > 0
      ? [{ key: 'crowd', what: t.crowdfundingSum, cents: budget.crowdfunding, isSum: false }]
      : []),
    ...budget.partners.map(({ what, cents }, at) => ({
      key: `p${at}`,
      what: t.partnersSum(what),
      cents,
      isSum: false,
    })),
    { key: 'asked', what: words.askedSum, cents: sums.asked, isSum: true },
  ]
  return (
    <>
      <Table
        locale={locale}
        caption={words.sums}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'what',
            title: t.line,
            rowHeader: true,
            cell: ({ what, isSum }) => (isSum ? <strong>{what}</strong> : what),
          },
          {
            key: 'cents',
            title: t.amount,
            numeric: true,
            cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
          },
        ]}
      />
      {budget.hours > 0 && <p>{t.hoursGiven(budget.hours)}</p>}
      {budget.goods && <p>{t.goodsGiven(budget.goods)}</p>}
    </>
  )
}
