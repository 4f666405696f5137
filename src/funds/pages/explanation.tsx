import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { explainBalance, type Sum } from '../explain.ts'
import type { Ceiling } from '../store.ts'
import { texts } from '../texts.ts'

/** What the balance of a ceiling is made of: every amount is a sum of bookings, each of which can be seen. */
export function Explanation(props: {
  readonly ceiling: Ceiling
  readonly sums: readonly Sum[]
  readonly locale: Locale
}) {
  const { ceiling, sums, locale } = props
  const t = texts(locale).desk
  const { lines, isRight } = explainBalance(sums, ceiling.balance)
  return (
    <Section title={t.explainTitle}>
      {!isRight && (
        <Notice tone="error" title={t.checkTitle}>
          <p>{t.checkText}</p>
        </Notice>
      )}
      <p>{t.explainText}</p>
      <Table
        locale={locale}
        caption={t.explainCaption}
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'line',
            title: t.explainLine,
            rowHeader: true,
            cell: ({ key, kind }) =>
              kind === null ? (
                <strong>{t.totals[key]}</strong>
              ) : (
                <a href={`${paths.ledger(ceiling.id, { soort: kind })}#boekingen`}>{t.lines[key]}</a>
              ),
          },
          {
            key: 'entries',
            title: t.explainEntries,
            numeric: true,
            cell: ({ entries }) => (entries === null ? '' : String(entries)),
          },
          {
            key: 'amount',
            title: t.explainAmount,
            numeric: true,
            cell: ({ kind, cents }) =>
              kind === null ? (
                <strong>
                  <Amount cents={cents} locale={locale} />
                </strong>
              ) : (
                <Amount cents={cents} locale={locale} />
              ),
          },
        ]}
      />
    </Section>
  )
}
