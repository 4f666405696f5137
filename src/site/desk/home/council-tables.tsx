import { caseTexts } from '../../../cases/index.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { CouncilFigures } from './council-data.ts'
import { texts } from './texts.ts'

/** Where people wait: running cases per step, the steps with most that is late on top. */
export function WaitingTable({
  figures,
  locale,
}: {
  readonly figures: CouncilFigures
  readonly locale: Locale
}) {
  const t = texts(locale).council
  const actors: Readonly<Record<string, string>> = caseTexts(locale).actors
  const rows = figures.choices.processes.flatMap((process) =>
    process.steps.flatMap((step) => {
      const count = figures.steps.find((one) => one.kind === process.kind && one.step_key === step.key)
      return count ? [{ process, step, count }] : []
    }),
  )
  return (
    <Table
      locale={locale}
      caption={t.waitingCaption}
      captionHidden
      rows={rows.toSorted((a, b) => b.count.overdue - a.count.overdue)}
      rowKey={({ process, step }) => `${process.kind}.${step.key}`}
      columns={[
        {
          key: 'step',
          title: t.step,
          rowHeader: true,
          cell: ({ process, step }) => `${say(process.title, locale)}: ${say(step.title, locale)}`,
        },
        { key: 'actor', title: t.actor, cell: ({ step }) => actors[step.actor] ?? step.actor },
        { key: 'overdue', title: t.overdue, numeric: true, cell: ({ count }) => String(count.overdue) },
        { key: 'cases', title: t.cases, numeric: true, cell: ({ count }) => String(count.cases) },
        { key: 'paused', title: t.pausedCases, numeric: true, cell: ({ count }) => String(count.paused) },
      ]}
    />
  )
}

/** How often people were stuck, and what came of it. */
export function Stuck({ figures, locale }: { readonly figures: CouncilFigures; readonly locale: Locale }) {
  const t = texts(locale).council
  const outcomes: Readonly<Record<string, string>> = caseTexts(locale).stuckOutcomes
  const { stuck } = figures
  if (stuck.length === 0) return null
  const sum = (fits: (one: (typeof stuck)[number]) => boolean): number =>
    stuck.filter(fits).reduce((total, one) => total + one.requests, 0)
  const names = [...new Set(stuck.map((one) => one.outcome))]
  return (
    <Section title={t.stuck}>
      <p>
        {t.stuckText(
          sum(() => true),
          sum((one) => one.outcome === null),
        )}
      </p>
      <Table
        locale={locale}
        caption={t.stuck}
        captionHidden
        rows={names}
        rowKey={(name) => name ?? 'open'}
        columns={[
          {
            key: 'outcome',
            title: t.stuckOutcome,
            rowHeader: true,
            cell: (name) => (name === null ? t.stuckWaiting : (outcomes[name] ?? name)),
          },
          {
            key: 'amount',
            title: t.stuckTimes,
            numeric: true,
            cell: (name) => String(sum((one) => one.outcome === name)),
          },
        ]}
      />
    </Section>
  )
}
