import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { Table } from '../table/table.tsx'
import { texts } from '../texts.ts'

export interface ShareRow {
  readonly label: string
  /** One amount per part, in the order of the parts. */
  readonly amounts: readonly number[]
  /** A share of the first part to compare with, in per cents, such as an earlier year. */
  readonly mark?: { readonly share: number; readonly label: string } | undefined
}

interface ShareChartProps {
  readonly locale: Locale
  readonly title: string
  /** What the whole is made of, at most six; the first is what it is about. */
  readonly parts: readonly string[]
  readonly rows: readonly ShareRow[]
  readonly labelTitle: string
  readonly totalTitle: string
}

const width = 600
const height = 40

/** Each row a whole, divided into its parts; every part stands in words with its number too. */
export function ShareChart({ locale, title, parts, rows, labelTitle, totalTitle }: ShareChartProps) {
  const t = texts(locale)
  const share = (amount: number, total: number) => (total === 0 ? 0 : Math.round((100 * amount) / total))
  const totalOf = ({ amounts }: ShareRow) => amounts.reduce((sum, amount) => sum + amount, 0)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="chart__rows" aria-hidden="true">
        {rows.map((row) => {
          const total = totalOf(row)
          const shown = parts.flatMap((part, index) => {
            const amount = row.amounts[index] ?? 0
            return amount > 0 ? [{ part, index, amount }] : []
          })
          return (
            <div key={row.label} class="chart__row">
              <p>
                <strong>{row.label}</strong> <span class="small">{t.chartTotal(total)}</span>
              </p>
              <Bar shown={shown} total={total} mark={row.mark?.share} />
              <ul class="chart__parts plain-list">
                {shown.map(({ part, index, amount }) => (
                  <li key={part}>
                    <svg aria-hidden="true" class="chart__swatch" viewBox="0 0 16 16">
                      <Ground index={index} x={0} size={16} height={16} />
                    </svg>{' '}
                    {part} <strong>{share(amount, total)}%</strong>
                  </li>
                ))}
                {row.mark && (
                  <li>
                    <svg aria-hidden="true" class="chart__swatch" viewBox="0 0 16 16">
                      <path class="chart__mark" d="M8 0V16" />
                    </svg>{' '}
                    {row.mark.label}
                  </li>
                )}
              </ul>
            </div>
          )
        })}
      </div>
      <Disclosure summary={t.chartAsTable}>
        <Table
          locale={locale}
          caption={title}
          rows={rows}
          rowKey={({ label }) => label}
          columns={[
            {
              key: 'label',
              title: labelTitle,
              rowHeader: true,
              cell: ({ label, mark }: ShareRow) => (mark ? `${label} (${mark.label})` : label),
            },
            ...parts.map((part, index) => ({
              key: part,
              title: part,
              numeric: true,
              cell: (row: ShareRow) => {
                const amount = row.amounts[index] ?? 0
                return `${amount} (${share(amount, totalOf(row))}%)`
              },
            })),
            { key: 'total', title: totalTitle, numeric: true, cell: (row: ShareRow) => String(totalOf(row)) },
          ]}
        />
      </Disclosure>
    </figure>
  )
}

function Bar({
  shown,
  total,
  mark,
}: {
  readonly shown: readonly { readonly index: number; readonly amount: number }[]
  readonly total: number
  readonly mark: number | undefined
}) {
  let from = 0
  return (
    <svg aria-hidden="true" class="chart__bar" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      {shown.map(({ index, amount }) => {
        const x = from
        from += (width * amount) / Math.max(total, 1)
        return <Ground key={index} index={index} x={x + 1} size={Math.max(from - x - 2, 1)} height={height} />
      })}
      {mark !== undefined && <path class="chart__mark" d={`M${(width * mark) / 100} 0V${height}`} />}
    </svg>
  )
}

/** A part, with lines over every second one: parts that touch differ in more than colour. */
function Ground(props: {
  readonly index: number
  readonly x: number
  readonly size: number
  readonly height: number
}) {
  const { index, x, size, height } = props
  return (
    <g>
      <rect class={`chart__part chart__part--${index}`} x={x} width={size} height={height} />
      {index % 2 === 1 &&
        Array.from({ length: 3 }, (_, line) => (
          <path class="chart__stripe" d={`M${x} ${(height * (line + 1)) / 4}h${size}`} />
        ))}
    </g>
  )
}
