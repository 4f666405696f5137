import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { Table } from '../table/table.tsx'
import { texts } from '../texts.ts'
import { type Frame, frames, scalesOf, shownLabels, stretches, ticksTo } from './layout.ts'

export interface Line {
  readonly label: string
  /** One value per moment; null where nothing can be said: there the line is broken. */
  readonly values: readonly (number | null)[]
}

export interface LineChartProps {
  readonly locale: Locale
  /** Says what is measured and over which period. */
  readonly title: string
  /** The moments: short under the axis, in full in the table. */
  readonly moments: readonly { readonly short: string; readonly label: string }[]
  /** At most two, told apart by line, point and words. */
  readonly lines: readonly Line[]
  /** A value with its unit, in the table. */
  readonly inWords: (value: number) => string
  /** A value as it stands in the drawing. */
  readonly inShort?: (value: number) => string
  readonly norm?: { readonly value: number; readonly label: string } | undefined
  /** Highest value of the axis where that is given, such as 100 per cent. */
  readonly top?: number
  readonly momentTitle: string
  /** What the table says where nothing is known. */
  readonly unknown: string
}

/** Lines over time from a zero line, with values at the points, and the same as a table. */
export function LineChart(props: LineChartProps) {
  const { locale, title, moments, lines, inWords, norm, momentTitle, unknown } = props
  const t = texts(locale)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div aria-hidden="true">
        <ul class="chart__key plain-list">
          {lines.map((line, index) => (
            <li key={line.label}>
              <svg aria-hidden="true" class="chart__sample" viewBox="0 0 36 14">
                <path class={`chart__line chart__line--${index}`} d="M1 7H35" />
                <Point index={index} x={18} y={7} />
              </svg>{' '}
              {line.label}
            </li>
          ))}
          {norm && (
            <li>
              <svg aria-hidden="true" class="chart__sample" viewBox="0 0 36 14">
                <path class="chart__norm" d="M1 7H35" />
              </svg>{' '}
              {norm.label}
            </li>
          )}
        </ul>
        <Drawing {...props} frame={frames.narrow} size="narrow" />
        <Drawing {...props} frame={frames.wide} size="wide" />
      </div>
      <Disclosure summary={t.chartAsTable}>
        <Table
          locale={locale}
          caption={norm ? `${title} (${norm.label})` : title}
          rows={moments.map((moment, index) => ({ ...moment, index }))}
          rowKey={({ label }) => label}
          columns={[
            { key: 'moment', title: momentTitle, rowHeader: true, cell: ({ label }) => label },
            ...lines.map(({ label, values }) => ({
              key: label,
              title: label,
              numeric: true,
              cell: ({ index }: { readonly index: number }) => {
                const value = values[index] ?? null
                return value === null ? unknown : inWords(value)
              },
            })),
          ]}
        />
      </Disclosure>
    </figure>
  )
}

/** A disc for the first line, a square for the second: colour is never the only difference. */
function Point({ index, x, y }: { readonly index: number; readonly x: number; readonly y: number }) {
  return index === 0 ? (
    <circle class="chart__point chart__point--0" cx={x} cy={y} r="4.5" />
  ) : (
    <rect class="chart__point chart__point--1" x={x - 4} y={y - 4} width="8" height="8" />
  )
}

function Drawing(props: LineChartProps & { readonly frame: Frame; readonly size: 'narrow' | 'wide' }) {
  const { moments, lines, norm, frame, size } = props
  const most = Math.max(norm?.value ?? 0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const ticks = ticksTo(props.top ?? most)
  const scales = scalesOf(frame, moments.length, ticks.at(-1) ?? 1)
  const { x, y } = scales
  const short = props.inShort ?? String
  const end = frame.width - frame.right
  const room = end - frame.left
  const named = shownLabels(moments.length, room, size === 'narrow' ? 70 : 84)
  // Numbers at every point where they fit; else only at the last one.
  const isNumbered = (index: number) =>
    moments.length <= (size === 'narrow' ? 5 : 13) || index === moments.length - 1
  return (
    <svg
      aria-hidden="true"
      class={`chart__drawing chart__drawing--${size}`}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path class={tick === 0 ? 'chart__ground' : 'chart__grid'} d={`M${frame.left} ${y(tick)}H${end}`} />
          <text class="chart__tick" x={frame.left - 8} y={y(tick) + 5}>
            {short(tick)}
          </text>
        </g>
      ))}
      {norm && <path class="chart__norm" d={`M${frame.left} ${y(norm.value)}H${end}`} />}
      {moments.map((moment, index) =>
        named[index] ? (
          <text
            key={moment.label}
            class={`chart__moment${index === moments.length - 1 && index > 0 ? ' chart__moment--last' : ''}`}
            x={index === moments.length - 1 && index > 0 ? end + frame.right - 2 : x(index)}
            y={frame.height - 8}
          >
            {moment.short}
          </text>
        ) : null,
      )}
      {lines.map(({ label, values }, line) => (
        <g key={label}>
          {stretches(values, scales).map((d) => (
            <path key={d} class={`chart__line chart__line--${line}`} d={d} />
          ))}
          {values.map((value, index) =>
            value === null ? null : (
              <g key={moments[index]?.label}>
                <Point index={line} x={x(index)} y={y(value)} />
                {isNumbered(index) && (
                  <text
                    class="chart__number"
                    x={x(index)}
                    y={y(value) + (isUnder(lines, line, index) ? 21 : -10)}
                  >
                    {short(value)}
                  </text>
                )}
              </g>
            ),
          )}
        </g>
      ))}
    </svg>
  )
}

/** The number of the lower of two lines stands under its point, where it crosses nothing. */
function isUnder(lines: readonly Line[], line: number, index: number): boolean {
  const own = lines[line]?.values[index] ?? 0
  const other = lines[1 - line]?.values[index] ?? null
  return other !== null && (own < other || (own === other && line === 1)) && own > 0
}
