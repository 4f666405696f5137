import { caseTexts, type Norm, type Process, type Step } from '../../../cases/index.ts'
import { CommitmentTable } from '../../../commitments/index.ts'
import { percentageKept } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { type Figure, Figures } from '../../../ui/figures/figures.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { CouncilFigures } from './council-data.ts'
import { texts } from './texts.ts'

/** How are we doing? For councillors: terms, where people wait, promises; functions and departments only. */
export function CouncilSections({ act, figures }: { readonly act: Act; readonly figures: CouncilFigures }) {
  const { locale } = act
  const t = texts(locale).council
  return (
    <>
      <Section title={t.title}>
        <p>{t.lead}</p>
        <Figures figures={headline(figures, locale)} />
        <div class="row">
          <LinkButton kind="secondary" href={paths.commitments()}>
            {t.allPromises}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.initiatives()}>
            {t.allInitiatives}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.areas()}>
            {t.perArea}
          </LinkButton>
        </div>
      </Section>
      <Section title={t.waiting}>
        <WaitingTable figures={figures} locale={locale} />
      </Section>
      <Section title={t.late} more={{ href: paths.commitments({ stand: 'te-laat' }), label: t.allPromises }}>
        {figures.late.length > 0 ? (
          <CommitmentTable locale={locale} commitments={figures.late} caption={t.lateCaption} />
        ) : (
          <p>{t.lateNone}</p>
        )}
      </Section>
      <Section title={t.perStep}>
        {figures.processes.map(({ process }) => {
          const met = figures.met.get(process.kind) ?? []
          return (
            <Disclosure summary={t.perStepSummary(say(process.title, locale), shareOf(met, locale))}>
              <TermsTable process={process} met={met} locale={locale} />
            </Disclosure>
          )
        })}
      </Section>
      <Stuck figures={figures} locale={locale} />
    </>
  )
}

type Met = readonly { readonly kept: number; readonly late: number }[]

const sumOf = (met: Met) =>
  met.reduce((sum, one) => ({ kept: sum.kept + one.kept, late: sum.late + one.late }), { kept: 0, late: 0 })

/** Share of terms that were met, in words. */
function shareOf(met: Met, locale: Locale): string {
  const t = texts(locale).council
  const { kept, late } = sumOf(met)
  const percentage = percentageKept(kept, late)
  return percentage === null ? t.notYet : t.metOf(percentage, kept, kept + late)
}

function headline({ met, steps, promises }: CouncilFigures, locale: Locale): readonly Figure[] {
  const t = texts(locale).council
  const { kept, late } = sumOf([...met.values()].flat())
  const waiting = steps.reduce((sum, step) => sum + step.overdue, 0)
  const share = percentageKept(kept, late)
  return [
    ...(share === null ? [] : [{ value: `${share}%`, label: t.termsMet(kept, kept + late) }]),
    { value: String(waiting), label: waiting === 1 ? t.waitingLateOne : t.waitingLate },
    ...(promises.percentage === null
      ? []
      : [
          {
            value: `${promises.percentage}%`,
            label: t.promisesKept(promises.keptOnTime, promises.judged),
          },
        ]),
    {
      value: String(promises.lateNow),
      label: promises.lateNow === 1 ? t.promisesLateOne : t.promisesLate,
    },
  ]
}

function WaitingTable({ figures, locale }: { readonly figures: CouncilFigures; readonly locale: Locale }) {
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
function TermsTable(props: {
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

function Stuck({ figures, locale }: { readonly figures: CouncilFigures; readonly locale: Locale }) {
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
