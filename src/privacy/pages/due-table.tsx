import { formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { Table } from '../../ui/table/table.tsx'
import type { DueRecord } from '../destruction.ts'
import { retentionTexts } from '../retention-texts.ts'

const mostRows = 50

/** Records of which the term is over some day: numbers and days, without names or titles. */
export function DueTable({
  records,
  kinds,
  caption,
  locale,
}: {
  readonly records: readonly DueRecord[]
  readonly kinds: ReadonlyMap<string, string>
  readonly caption: string
  readonly locale: Locale
}) {
  const t = retentionTexts(locale)
  return (
    <>
      {records.length > mostRows && <p>{t.yearMore(mostRows, records.length)}</p>}
      <Table
        locale={locale}
        caption={caption}
        captionHidden
        rows={records.slice(0, mostRows)}
        rowKey={({ number }) => number}
        columns={[
          { key: 'number', title: t.number, rowHeader: true, cell: ({ number }) => number },
          { key: 'kind', title: t.kind, cell: ({ kind }) => kinds.get(kind) ?? kind },
          { key: 'result', title: t.result, cell: ({ result }) => t.results[result] },
          { key: 'ended', title: t.ended, cell: ({ endedOn }) => formatDay(endedOn, locale) },
          { key: 'due', title: t.due, cell: ({ dueOn }) => formatDay(dueOn, locale) },
          { key: 'action', title: t.action, cell: ({ action }) => t.actions[action] },
        ]}
      />
    </>
  )
}
