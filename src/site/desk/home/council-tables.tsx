import { caseTexts } from '../../../cases/index.ts'
import { areaName, dayLine, kindName, type ListedInitiative } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, daysBetween } from '../../../kit/dates.ts'
import { type Locale, langOfWords, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { Area } from '../../../places/index.ts'
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

/** The public plans that wait longer than promised, by name: they are public already. */
export function LateInitiatives(props: {
  readonly act: Act
  readonly initiatives: readonly ListedInitiative[]
  readonly areas: readonly Area[]
}) {
  const { act, initiatives } = props
  const areas = new Map(props.areas.map((area) => [area.id, area]))
  const { locale } = act
  const today = dayOf(act.now)
  const t = texts(locale).council
  if (initiatives.length === 0) return <p>{t.lateInitiativesNone}</p>
  return (
    <>
      <p>{t.lateInitiativesText}</p>
      <Table
        locale={locale}
        caption={t.lateInitiatives}
        captionHidden
        rows={initiatives}
        rowKey={(one) => one.case_id}
        columns={[
          {
            key: 'title',
            title: t.lateColumns.title,
            rowHeader: true,
            cell: ({ number, slug, title }) => (
              <a href={paths.initiative(number, slug)} lang={langOfWords(locale)}>
                {title}
              </a>
            ),
          },
          { key: 'kind', title: t.lateColumns.kind, cell: ({ kind }) => kindName(kind, locale) },
          { key: 'area', title: t.lateColumns.area, cell: (one) => areaName(one, areas, locale) },
          { key: 'due', title: t.lateColumns.due, cell: (one) => dayLine(one, today, locale) },
          {
            key: 'days',
            title: t.lateColumns.days,
            numeric: true,
            cell: ({ answer_due: due }) => (due === null ? '' : String(daysBetween(due, today))),
          },
        ]}
      />
    </>
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
