import { caseTexts, type Term } from '../../cases/index.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx'
import { LineChart } from '../../ui/chart/line-chart.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { timesMeasured } from '../facts.ts'
import type { Block, Figures } from '../figures.ts'
import type { Wait } from '../rules.ts'
import { texts } from '../texts.ts'

/** Half and nine out of ten of a wait, in words; null for too few to say so. */
export function waitInWords({ median, nineOfTen }: Wait, locale: Locale): string | null {
  const t = texts(locale).waiting
  if (median === null || nineOfTen === null) return null
  return t.both(t.workingDays(median), String(nineOfTen))
}

const short = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { month: 'short', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('.', '')

/** A stretch of months: "dec–feb", and in full with its year. */
export const momentsOf = (blocks: readonly Block[], locale: Locale) =>
  blocks.map(({ from, to }) => ({
    short:
      from === to
        ? `${short(from, locale)} ’${from.slice(2, 4)}`
        : `${short(from, locale)}–${short(to, locale)}`,
    label:
      from === to
        ? formatDay(from, locale, 'month')
        : `${formatDay(from, locale, 'month')} – ${formatDay(to, locale, 'month')}`,
  }))

/** Working days in a norm, to draw it; null for one in weeks or months. */
const inWorkingDays = (term: Term | null): number | null =>
  term?.unit === 'working_days' ? term.length : null

/** How long people waited, and whether that gets better. */
export function WaitingSection(props: {
  readonly figures: Figures
  readonly contactNorm: Term | null
  readonly locale: Locale
}) {
  const { figures, contactNorm, locale } = props
  const t = texts(locale)
  const known = timesMeasured.flatMap((name) => {
    const wait = figures.times[name]
    const words = waitInWords(wait, locale)
    // Without a pause both are the same, and one says it.
    const isDouble = name === 'decision_net' && wait.median === figures.times.decision.median
    return words === null || wait.median === null || isDouble
      ? []
      : [{ name, value: wait.median, reach: wait.nineOfTen ?? wait.median, words }]
  })
  const norm = inWorkingDays(contactNorm)
  const trend = figures.blocks.filter(({ contact }) => contact.median !== null).length > 1
  return (
    <Section title={t.waiting.title}>
      {known.length === 0 ? (
        <p>{t.waiting.few}</p>
      ) : (
        <BarChart
          locale={locale}
          title={t.waiting.chart}
          labelTitle={t.waiting.what}
          valueTitle={t.waiting.howLong}
          reachLabel={t.waiting.nineOfTen}
          bars={known.map(({ name, value, reach, words }) => ({
            label: t.waiting.names[name],
            value,
            reach,
            valueLabel: words,
          }))}
        />
      )}
      {trend && (
        <LineChart
          locale={locale}
          title={t.waiting.overTime}
          moments={momentsOf(figures.blocks, locale)}
          momentTitle={t.waiting.quarter}
          unknown={t.page.few}
          lines={[
            { label: t.waiting.half, values: figures.blocks.map(({ contact }) => contact.median) },
            { label: t.waiting.nineOfTen, values: figures.blocks.map(({ contact }) => contact.nineOfTen) },
          ]}
          inWords={t.waiting.workingDays}
          norm={
            norm === null || contactNorm === null
              ? undefined
              : { value: norm, label: t.waiting.norm(caseTexts(locale).term(contactNorm)) }
          }
        />
      )}
    </Section>
  )
}
