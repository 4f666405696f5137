import { caseTexts } from '../../cases/index.ts'
import { kindSlugs } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { departmentName } from '../../kit/municipality.ts'
import { paths } from '../../paths.ts'
import type { Area } from '../../places/index.ts'
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx'
import { LineChart } from '../../ui/chart/line-chart.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Figures, KindFigures } from '../figures.ts'
import type { Met } from '../rules.ts'
import { texts } from '../texts.ts'
import { momentsOf } from './waiting.tsx'

/** "88% (132 van 150)", or that there is nothing to judge. */
export function metInWords({ share, inTime, judged }: Met, locale: Locale): string {
  const t = texts(locale)
  return share === null ? t.page.noneJudged : t.terms.of(share, inTime, judged)
}

/** How often terms were met: per kind, over time, and per norm and step. */
export function TermsSection({ figures, locale }: { readonly figures: Figures; readonly locale: Locale }) {
  const t = texts(locale)
  const known = figures.kinds.filter(({ met }) => met.share !== null)
  const shares = figures.blocks.map(({ terms }) => terms.share)
  const promises = figures.blocks.map((block) => block.promises.share)
  return (
    <Section title={t.terms.title}>
      <p>{t.terms.lead}</p>
      {known.length > 0 && (
        <BarChart
          locale={locale}
          title={t.terms.chart}
          top={100}
          labelTitle={t.terms.kind}
          valueTitle={t.terms.met}
          bars={known.map(({ process, met }) => ({
            label: say(process.title, locale),
            value: met.share ?? 0,
            valueLabel: metInWords(met, locale),
          }))}
        />
      )}
      {shares.filter((share) => share !== null).length > 1 && (
        <LineChart
          locale={locale}
          title={t.terms.overTime}
          moments={momentsOf(figures.blocks, locale)}
          momentTitle={t.waiting.quarter}
          unknown={t.page.noneJudged}
          top={100}
          lines={[
            { label: t.terms.termsLine, values: shares },
            { label: t.terms.promisesLine, values: promises },
          ]}
          inWords={t.terms.percent}
          inShort={t.terms.percent}
        />
      )}
      {figures.kinds.map((kind) => (
        <Disclosure key={kind.process.kind} summary={t.terms.perStep(say(kind.process.title, locale))}>
          <StepsTable kind={kind} locale={locale} />
        </Disclosure>
      ))}
    </Section>
  )
}

/** Every norm and step of a process: how often in time, and how long cases were in it. */
export function StepsTable({ kind, locale }: { readonly kind: KindFigures; readonly locale: Locale }) {
  const t = texts(locale)
  const { process } = kind
  const words = caseTexts(locale)
  const actors: Readonly<Record<string, string>> = words.actors
  const rows = [
    ...process.norms.map((norm) => ({
      key: `norm.${norm.key}`,
      title: say(norm.title, locale),
      who: t.terms.us,
      within: words.term(norm.term),
      met: kind.norms.find(({ name }) => name === norm.key),
      stay: null,
    })),
    ...process.steps.map((step) => ({
      key: `step.${step.key}`,
      title: say(step.title, locale),
      who: actors[step.actor] ?? step.actor,
      within: words.term(step.term),
      met: step.actor === 'initiator' ? undefined : kind.steps.find(({ name }) => name === step.key),
      stay: kind.steps.find(({ name }) => name === step.key)?.stay ?? null,
    })),
  ]
  const slug = Object.entries(kindSlugs).find(([name]) => name === process.kind)?.[1]
  return (
    <>
      <Table
        locale={locale}
        caption={t.terms.caption(say(process.title, locale))}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', title: t.terms.what, rowHeader: true, cell: ({ title }) => title },
          { key: 'who', title: t.terms.who, cell: ({ who }) => who },
          { key: 'within', title: t.terms.within, cell: ({ within }) => within },
          {
            key: 'met',
            title: t.terms.met,
            numeric: true,
            cell: ({ met }) => (met ? metInWords(met, locale) : t.terms.initiator),
          },
          {
            key: 'stay',
            title: t.terms.stay,
            numeric: true,
            cell: ({ stay }) =>
              stay === null ? '–' : stay.median === null ? t.page.few : t.waiting.workingDays(stay.median),
          },
        ]}
      />
      {slug && (
        <p class="no-print">
          <a href={paths.process(slug)}>{t.terms.explained(say(process.title, locale))}</a>
        </p>
      )}
    </>
  )
}

/** Promises on time per department, with the list behind it. */
export function PromisesSection(props: {
  readonly act: Act
  readonly figures: Figures
  readonly area: Area | null
}) {
  const { act, figures, area } = props
  const { locale, municipality } = act
  const t = texts(locale).promises
  return (
    <Section
      title={t.title}
      more={{ href: paths.commitments({ van: 'gemeente', gebied: area?.slug }), label: t.all }}
    >
      {figures.departments.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <BarChart
          locale={locale}
          title={t.chart}
          top={100}
          labelTitle={t.department}
          valueTitle={t.onTime}
          bars={figures.departments.map((one) => ({
            label: departmentName(municipality, one.name, locale),
            value: one.share ?? 0,
            valueLabel: metInWords(one, locale),
          }))}
        />
      )}
    </Section>
  )
}
