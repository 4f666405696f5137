import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { Table } from '../table/table.tsx'
import { texts } from '../texts.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** The value in words, with its unit: "12 dagen". */
  readonly valueLabel: string
  /** How far the longest go: drawn behind the bar, and said in the words of the value. */
  readonly reach?: number
  readonly tone?: 'active' | 'wait' | 'good' | 'bad'
}

interface BarChartProps {
  readonly locale: Locale
  /** Says what is measured and over which period. */
  readonly title: string
  readonly bars: readonly Bar[]
  /** A line to compare with, such as a norm. */
  readonly norm?: { readonly value: number; readonly label: string } | undefined
  /** What the part behind a bar means, where there is one. */
  readonly reachLabel?: string
  /** The value of a full bar, such as 100 per cent; else that of the longest. */
  readonly top?: number
  readonly labelTitle?: string
  readonly valueTitle?: string
}

/** Horizontal bars with their numbers beside them, and the same as a table. */
export function BarChart({
  locale,
  title,
  bars,
  norm,
  reachLabel,
  top,
  labelTitle,
  valueTitle,
}: BarChartProps) {
  const t = texts(locale)
  const most = top ?? Math.max(norm?.value ?? 0, ...bars.map((bar) => bar.reach ?? bar.value), 1e-9)
  const part = (value: number) => Math.max((value / most) * 100, 0)
  return (
    <figure class="bar-chart">
      <figcaption>{title}</figcaption>
      <div class="bar-chart__bars" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.label} class="bar-chart__row">
            <span>{bar.label}</span>
            <svg aria-hidden="true" class="bar-chart__bar" viewBox="0 0 100 10" preserveAspectRatio="none">
              <rect class="bar-chart__ground" width="100" height="10" />
              {bar.reach !== undefined && (
                <rect class="bar-chart__reach" y="2.5" width={part(bar.reach)} height="5" />
              )}
              <rect
                class={`bar-chart__value bar-chart__value--${bar.tone ?? 'active'}`}
                width={part(bar.value)}
                height="10"
              />
              {norm && (
                <rect class="bar-chart__norm" x={Math.min(part(norm.value), 99.2)} width="0.8" height="10" />
              )}
            </svg>
            <strong>{bar.valueLabel}</strong>
          </div>
        ))}
        {reachLabel && (
          <p class="small">
            <svg aria-hidden="true" class="bar-chart__sample" viewBox="0 0 24 12">
              <rect class="bar-chart__reach" x="1" y="3" width="22" height="6" />
            </svg>{' '}
            {reachLabel}
          </p>
        )}
        {norm && (
          <p class="small">
            <span class="bar-chart__key" /> {norm.label}
          </p>
        )}
      </div>
      <Disclosure summary={t.chartAsTable}>
        <Table
          locale={locale}
          caption={norm ? `${title} (${norm.label})` : title}
          columns={[
            { key: 'label', title: labelTitle ?? t.chartWhat, rowHeader: true, cell: (bar) => bar.label },
            { key: 'value', title: valueTitle ?? t.chartValue, numeric: true, cell: (bar) => bar.valueLabel },
          ]}
          rows={bars}
          rowKey={(bar) => bar.label}
        />
      </Disclosure>
    </figure>
  )
}
