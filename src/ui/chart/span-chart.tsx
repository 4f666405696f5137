import type { ComponentChildren } from 'preact'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { type Column, Table } from '../table/table.tsx'
import { texts } from '../texts.ts'
import { monthTicks, placeOf, rangeOf, shortened, spanFrames } from './spans.ts'

/** Something that takes time: from when until when, parts of that, and days that stand out. */
export interface SpanRow {
  readonly key: string
  readonly label: string
  readonly from: Day
  readonly until: Day
  readonly parts: readonly { readonly from: Day; readonly until: Day }[]
  /** Up to two days, each with a sign of its own. */
  readonly days: readonly [Day | null, Day | null]
}

interface SpanChartProps<Row extends SpanRow> {
  readonly locale: Locale
  readonly title: string
  readonly rows: readonly Row[]
  readonly today: Day
  readonly names: {
    readonly whole: string
    readonly part: string
    readonly days: readonly [string, string]
    readonly today: string
  }
  readonly columns: readonly Column<Row>[]
}

/** What takes how long beside each other, with today; and the same as a table. */
export function SpanChart<Row extends SpanRow>(props: SpanChartProps<Row>) {
  const { locale, title, rows, names, columns } = props
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div aria-hidden="true">
        <ul class="chart__key plain-list">
          <Sign name={names.whole}>
            <rect class="chart__span" x="1" y="2" width="34" height="10" />
          </Sign>
          <Sign name={names.part}>
            <rect class="chart__span chart__span--part" x="1" y="2" width="34" height="10" />
          </Sign>
          {names.days.map((name, index) => (
            <Sign key={name} name={name}>
              <path class={`chart__day chart__day--${index}`} d={signAt(18, 7, index)} />
            </Sign>
          ))}
          <Sign name={names.today}>
            <path class="chart__norm" d="M18 0V14" />
          </Sign>
        </ul>
        <Drawing {...props} size="narrow" />
        <Drawing {...props} size="wide" />
      </div>
      <Disclosure summary={texts(locale).chartAsTable}>
        <Table locale={locale} caption={title} rows={rows} rowKey={({ key }) => key} columns={columns} />
      </Disclosure>
    </figure>
  )
}

function Sign({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <svg aria-hidden="true" class="chart__sample" viewBox="0 0 36 14">
        {children}
      </svg>{' '}
      {name}
    </li>
  )
}

/** A circle, or a square on its point. */
const signAt = (x: number, y: number, index: number): string =>
  index === 0
    ? `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`
    : `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`

const rowHeight = 48

function Drawing<Row extends SpanRow>({
  rows,
  today,
  locale,
  size,
}: SpanChartProps<Row> & { readonly size: 'narrow' | 'wide' }) {
  const { width, letters, ticks } = spanFrames[size]
  const range = rangeOf([
    today,
    ...rows.flatMap(({ from, until, days }) => [from, until, ...days.flatMap((day) => day ?? [])]),
  ])
  if (!range) return null
  const x = (day: Day): number => placeOf(day, range, width)
  const ground = rows.length * rowHeight + 6
  const bar = (from: Day, until: Day, top: number, height: number) => ({
    ...{ x: x(from), y: top, height, width: Math.max(3, x(until) - x(from)) },
  })
  return (
    <svg
      aria-hidden="true"
      class={`chart__drawing chart__drawing--${size}`}
      viewBox={`0 0 ${width} ${ground + 26}`}
    >
      {monthTicks(range, ticks).map((month) => (
        <g key={month}>
          <path class="chart__grid" d={`M${x(month)} 0V${ground}`} />
          <text class="chart__month" x={x(month)} y={ground + 20}>
            {formatDay(month, locale, 'month_short')}
          </text>
        </g>
      ))}
      <path class="chart__ground" d={`M0 ${ground}H${width}`} />
      <path class="chart__norm" d={`M${x(today)} 0V${ground}`} />
      {rows.map(({ key, label, from, until, parts, days }, index) => {
        const top = index * rowHeight
        return (
          <g key={key}>
            <text class="chart__name" x="10" y={top + 17}>
              {shortened(label, letters)}
            </text>
            <rect class="chart__span" {...bar(from, until, top + 25, 16)} />
            {parts.map((part) => (
              <rect
                key={`${part.from} ${part.until}`}
                class="chart__span chart__span--part"
                {...bar(part.from, part.until, top + 29, 8)}
              />
            ))}
            {days.map((day, index) =>
              day === null ? null : (
                <path
                  key={day}
                  class={`chart__day chart__day--${index}`}
                  d={signAt(x(day), top + 33, index)}
                />
              ),
            )}
          </g>
        )
      })}
    </svg>
  )
}
