import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ComponentChildren
  /** Names its row: one column of a table. */
  readonly rowHeader?: boolean
  readonly numeric?: boolean
  /** Makes the title a link that sorts; `direction` when the rows are sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined }
}

interface TableProps<Row> {
  readonly locale: Locale
  readonly caption: string
  /** Keep the caption for screen readers only, where a heading just above says the same. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

// On a phone rows become blocks, and some browsers then forget that this is a table. The roles keep it one.
const role = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

function ColumnTitle<Row>({ column, locale }: { readonly column: Column<Row>; readonly locale: Locale }) {
  const t = texts(locale)
  if (!column.sort) return <>{column.title}</>
  const { href, direction } = column.sort
  return (
    <a href={href}>
      {column.title}
      {direction && (
        <>
          <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span>
          <span class="visually-hidden">, {direction === 'ascending' ? t.sortedUp : t.sortedDown}</span>
        </>
      )}
    </a>
  )
}

/** Rows and columns; on a phone each row becomes a block in which every value carries its column's title. */
export function Table<Row>({ locale, caption, captionHidden, columns, rows, rowKey }: TableProps<Row>) {
  const alignment = (column: Column<Row>) => (column.numeric ? 'table__number' : undefined)
  return (
    <table class="utrecht-table utrecht-table--html-table table" {...role.table}>
      <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead {...role.group}>
        <tr {...role.row}>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              class={alignment(column)}
              aria-sort={column.sort?.direction}
              {...role.columnHeader}
            >
              <ColumnTitle column={column} locale={locale} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role.group}>
        {rows.map((row) => (
          <tr key={rowKey(row)} {...role.row}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th key={column.key} scope="row" class={alignment(column)} {...role.rowHeader}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} data-title={column.title} class={alignment(column)} {...role.cell}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
