import { formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Area } from '../../places/index.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Ceiling, LedgerEntry } from '../store.ts'
import { texts } from '../texts.ts'
import { ceilingInWords } from '../words.ts'

/** The decisions that set, raised and lowered these ceilings; what was undone stays to be read. */
export function BudgetDecisions(props: {
  readonly ceilings: readonly Ceiling[]
  readonly entries: readonly LedgerEntry[]
  readonly areas: readonly Area[]
  readonly locale: Locale
}) {
  const { ceilings, entries, areas, locale } = props
  const t = texts(locale).one
  if (entries.length === 0) return null
  const nameOf = (id: string): string => {
    const ceiling = ceilings.find((one) => one.id === id)
    return ceiling ? ceilingInWords(ceiling, areas, locale) : ''
  }
  return (
    <Disclosure summary={t.decisionsTitle}>
      <Table
        locale={locale}
        caption={t.decisionsCaption}
        rows={[...entries].reverse()}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: 'period', title: t.period, rowHeader: true, cell: ({ ceilingId }) => nameOf(ceilingId) },
          {
            key: 'change',
            title: t.change,
            numeric: true,
            cell: ({ cents }) => <Amount cents={cents} locale={locale} />,
          },
          {
            key: 'decision',
            title: t.decision,
            cell: ({ adoption, counters, counteredBy }) => (
              <div>
                {adoption
                  ? t.decidedBy(adoption.body, formatDay(adoption.date, locale), adoption.number)
                  : counters !== null && t.correction}
                {counteredBy !== null && <p class="small">{t.corrected}</p>}
              </div>
            ),
          },
          {
            key: 'announced',
            title: t.announced,
            cell: ({ adoption }) => (adoption ? formatDay(adoption.announced, locale) : ''),
          },
        ]}
      />
    </Disclosure>
  )
}
