import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { type Column, Table } from '../table/table.tsx'
import { texts } from '../texts.ts'
import { bandPath, type Frame, frames, scalesOf, shownLabels, stretches, ticksTo } from './layout.ts'

/** A moment of the chart: what was, or between what it will probably lie. */
export interface BandMoment {
  /** Under the axis. */
  readonly short: string
  /** In the table. */
  readonly label: string
  readonly middle: number
  /** Null for what has been. */
  readonly band: { readonly low: number; readonly high: number } | null
}

interface BandChartProps<Row extends BandMoment> {
  readonly locale: Locale
  readonly title: string
  readonly moments: readonly Row[]
  readonly names: { readonly past: string; readonly band: string; readonly middle: string }
  /** The unit of the axis, to divide values by. */
  readonly unit: number
  readonly columns: readonly Column<Row>[]
}

/** A line up to now, and after that a band in which the line will probably go on; and the same as a table. */
export function BandChart<Row extends BandMoment>(props: BandChartProps<Row>) {
  const { locale, title, moments, names, columns } = props
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div aria-hidden="true">
        <ul class="chart__key plain-list">
          {moments.some(({ band }) => band === null) && (
            <li>
              <Sample>
                <path class="chart__line chart__line--0" d="M1 7H35" />
              </Sample>{' '}
              {names.past}
            </li>
          )}
          <li>
            <Sample>
              <rect class="chart__band" x="0" y="0" width="36" height="14" />
            </Sample>{' '}
            {names.band}
          </li>
          <li>
            <Sample>
              <path class="chart__line chart__line--1" d="M1 7H35" />
            </Sample>{' '}
            {names.middle}
          </li>
        </ul>
        <Drawing moments={moments} unit={props.unit} frame={frames.narrow} size="narrow" />
        <Drawing moments={moments} unit={props.unit} frame={frames.wide} size="wide" />
      </div>
      <Disclosure summary={texts(locale).chartAsTable}>
        <Table
          locale={locale}
          caption={title}
          rows={moments}
          rowKey={({ label }) => label}
          columns={columns}
        />
      </Disclosure>
    </figure>
  )
}

function Sample({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg aria-hidden="true" class="chart__sample" viewBox="0 0 36 14">
      {children}
    </svg>
  )
}

function Drawing(props: {
  readonly moments: readonly BandMoment[]
  readonly unit: number
  readonly frame: Frame
  readonly size: 'narrow' | 'wide'
}) {
  const { moments, unit, frame, size } = props
  const most = Math.max(...moments.map(({ middle, band }) => (band?.high ?? middle) / unit))
  const ticks = ticksTo(most)
  const scales = scalesOf(frame, moments.length, ticks.at(-1) ?? 1)
  const { x, y } = scales
  const end = frame.width - frame.right
  const named = shownLabels(moments.length, end - frame.left, size === 'narrow' ? 92 : 104)
  // The last moment of which we know what was is also the first of the band.
  const now = moments.findIndex(({ band }) => band !== null)
  const past = moments.map(({ middle }, index) => (index <= now ? middle / unit : null))
  const ahead = moments.map(({ middle }, index) => (index >= now ? middle / unit : null))
  const band = moments.map(({ band }) => (band ? { low: band.low / unit, high: band.high / unit } : null))
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
            {tick}
          </text>
        </g>
      ))}
      <path class="chart__band" d={bandPath(band, scales)} />
      {stretches(ahead, scales).map((d) => (
        <path key={d} class="chart__line chart__line--1" d={d} />
      ))}
      {stretches(past, scales).map((d) => (
        <path key={d} class="chart__line chart__line--0" d={d} />
      ))}
      {now >= 0 && (
        <circle
          class="chart__point chart__point--0"
          cx={x(now)}
          cy={y((moments[now]?.middle ?? 0) / unit)}
          r="4.5"
        />
      )}
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
    </svg>
  )
}
