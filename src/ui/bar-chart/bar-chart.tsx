import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../disclosure/disclosure.tsx'
import { Table } from '../table/table.tsx'
import { texts } from '../texts.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** The value in words, with its unit: "12 dagen". */
  readonly valueLabel: string
  readonly tone?: 'active' | 'wait' | 'good' | 'bad'
}

interface BarChartProps {
  readonly locale: Locale
  /** Says what is measured and over which period. */
  readonly title: string
  readonly bars: readonly Bar[]
  /** A line to compare with, such as a norm. */
  readonly norm?: { readonly value: number; readonly label: string } | undefined
  readonly labelTitle?: string
  readonly valueTitle?: string
}

/** Horizontal bars with their numbers beside them, and the same as a table. */
export function BarChart({ locale, title, bars, norm, labelTitle, valueTitle }: BarChartProps) {
  const t = texts(locale)
  const most = Math.max(norm?.value ?? 0, ...bars.map((bar) => bar.value), 1e-9)
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
