import { caseTexts, type Norm, type Process, type Step } from '../../../cases/index.ts'
import { percentageKept } from '../../../initiatives/index.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { CouncilFigures } from './council-data.ts'
import { texts } from './texts.ts'

type Met = readonly { readonly kept: number; readonly late: number }[]

export const sumOf = (met: Met) =>
  met.reduce((sum, one) => ({ kept: sum.kept + one.kept, late: sum.late + one.late }), { kept: 0, late: 0 })

/** Share of terms that were met, in words. */
export function shareOf(met: Met, locale: Locale): string {
  const t = texts(locale).council
  const { kept, late } = sumOf(met)
  const percentage = percentageKept(kept, late)
  return percentage === null ? t.notYet : t.metOf(percentage, kept, kept + late)
}

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
  const rows = figures.processes.flatMap(({ process }) =>
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

/** Every norm and step of a process with how often it was met. */
export function TermsTable(props: {
  readonly process: Process
  readonly met: readonly {
    readonly kind: string
    readonly name: string
    readonly kept: number
    readonly late: number
  }[]
  readonly locale: Locale
}) {
  const { process, met, locale } = props
  const t = texts(locale).council
  const rows = [
    ...process.norms.map((norm) => ({ kind: 'norm', one: norm as Norm | Step })),
    ...process.steps
      .filter((step) => step.actor !== 'initiator')
      .map((step) => ({ kind: 'step', one: step as Norm | Step })),
  ]
  const share = (kind: string, key: string): string =>
    shareOf(
      met.filter((one) => one.kind === kind && one.name === key),
      locale,
    )
  return (
    <Table
      locale={locale}
      caption={t.perStepCaption(say(process.title, locale))}
      rows={rows}
      rowKey={({ kind, one }) => `${kind}.${one.key}`}
      columns={[
        { key: 'what', title: t.what, rowHeader: true, cell: ({ one }) => say(one.title, locale) },
        { key: 'within', title: t.within, cell: ({ one }) => caseTexts(locale).term(one.term) },
        { key: 'met', title: t.met, numeric: true, cell: ({ kind, one }) => share(kind, one.key) },
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
