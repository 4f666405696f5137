import type { StepCounts } from '../../../cases/index.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { Choices } from '../../../reports/index.ts'
import { BarChart } from '../../../ui/bar-chart/bar-chart.tsx'
import { Figures } from '../../../ui/figures/figures.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { DeskNumber, NumberGroup } from './numbers.ts'
import { texts } from './texts.ts'

/** Numbers that belong together; each leads to the list that it counts. */
export function Numbers({
  numbers,
  small = false,
}: {
  readonly numbers: readonly DeskNumber[]
  /** Only the numbers and what they are of. */
  readonly small?: boolean
}) {
  return (
    <Figures
      small={small}
      figures={numbers.map(({ value, label, compare, href }) => ({
        value: String(value),
        label: href ? <a href={href}>{label}</a> : label,
        compare: small ? undefined : compare,
      }))}
    />
  )
}

/** The same on `/werk`: the first groups, and the way to all figures. */
export function Glance({
  groups,
  locale,
}: {
  readonly groups: readonly NumberGroup[]
  readonly locale: Locale
}) {
  const t = texts(locale)
  if (groups.length === 0) return null
  return (
    <Section title={t.glance} more={{ href: paths.deskFigures(), label: t.all }}>
      {groups.map(({ key, title, numbers }) => (
        <div key={key} class="flow">
          <h3>{title}</h3>
          <Numbers numbers={numbers} small />
        </div>
      ))}
    </Section>
  )
}

/** Where cases are now: drawn, and as a table whose numbers lead to the lists. */
export function StepsNow({
  counts,
  choices,
  locale,
  hrefOf,
}: {
  readonly counts: readonly StepCounts[]
  readonly choices: Choices
  readonly locale: Locale
  /** The list of a step; null for who may not open cases. */
  readonly hrefOf: ((step: string) => string) | null
}) {
  const t = texts(locale).steps
  const rows = choices.processes.flatMap((process) =>
    process.steps.flatMap((step) => {
      const count = counts.find(({ kind, step_key }) => kind === process.kind && step_key === step.key)
      const title = `${say(process.title, locale)}: ${say(step.title, locale)}`
      return count ? [{ ...count, key: `${process.kind}.${step.key}`, title }] : []
    }),
  )
  if (rows.length === 0) return null
  return (
    <Section title={t.title}>
      <BarChart
        locale={locale}
        title={t.chart}
        labelTitle={t.step}
        valueTitle={t.cases}
        bars={rows.map(({ title, cases, overdue }) => ({
          label: title,
          value: cases,
          valueLabel: t.inWords(cases, overdue),
          tone: overdue > 0 ? ('bad' as const) : ('active' as const),
        }))}
      />
      {hrefOf && (
        <Table
          locale={locale}
          caption={t.table}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'step',
              title: t.step,
              rowHeader: true,
              cell: ({ key, title }) => <a href={hrefOf(key)}>{title}</a>,
            },
            { key: 'cases', title: t.cases, numeric: true, cell: ({ cases }) => String(cases) },
            { key: 'overdue', title: t.overdue, numeric: true, cell: ({ overdue }) => String(overdue) },
            { key: 'paused', title: t.paused, numeric: true, cell: ({ paused }) => String(paused) },
          ]}
        />
      )}
    </Section>
  )
}
