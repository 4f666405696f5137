import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { areaLabel } from '../../places/index.ts'
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx'
import { Figures as Headline } from '../../ui/figures/figures.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { type Choices, readChoices, type Work, workOf } from '../figures.ts'
import { texts } from '../texts.ts'
import { queryOf } from './filters.tsx'
import { headlineOf, normOf } from './headline.tsx'
import { metInWords } from './punctual.tsx'
import { waitInWords } from './waiting.tsx'

export interface FiguresHere {
  readonly choices: Choices
  readonly here: Work
  readonly city: Work
}

/**
 * Figures of an area beside those of the city, over all years: in one year an area has too few to say something. A
 * neighbourhood is told with its district.
 */
export async function figuresHere(act: Act, slug: string): Promise<FiguresHere> {
  const choices = await readChoices(act, (name) =>
    name === 'gebied' ? slug : name === 'periode' ? 'alles' : undefined,
  )
  const [here, city] = await Promise.all([
    workOf(act, choices),
    workOf(act, { ...choices, area: null, districtIds: null }),
  ])
  return { choices, here, city }
}

const told = ['contact', 'answer', 'decision'] as const

/** How it goes in an area: how many ideas, how long people wait, whether we keep our word, how it ended. */
export function HereSection({ act, figures }: { readonly act: Act; readonly figures: FiguresHere }) {
  const { locale } = act
  const { choices, here, city } = figures
  const t = texts(locale)
  const name = choices.area ? areaLabel(choices.area, locale) : t.page.everyArea
  if (here.submitted === 0) return null
  const waits = told.flatMap((one) =>
    [
      { label: name, wait: here.times[one] },
      ...(choices.area ? [{ label: t.page.everyArea, wait: city.times[one] }] : []),
    ].flatMap(({ label, wait }) => {
      const words = waitInWords(wait, locale)
      return words === null || wait.median === null
        ? []
        : [
            {
              label: `${t.waiting.names[one]}: ${label}`,
              value: wait.median,
              reach: wait.nineOfTen ?? wait.median,
              valueLabel: words,
              tone: label === name ? ('active' as const) : ('wait' as const),
            },
          ]
    }),
  )
  const promises = [
    { label: name, met: here.promises },
    ...(choices.area ? [{ label: t.page.everyArea, met: city.promises }] : []),
  ].flatMap(({ label, met }) =>
    met.share === null ? [] : [{ label, value: met.share, valueLabel: metInWords(met, locale) }],
  )
  return (
    <Section
      title={t.here.title}
      id="cijfers"
      more={{ href: paths.figures(queryOf(choices)), label: t.areas.here(name) }}
    >
      <p>{t.here.lead(name, formatDay(choices.period.from, locale, 'month'))}</p>
      <Headline
        figures={[
          { value: String(here.submitted), label: t.here.submitted(here.submitted) },
          ...headlineOf(act, here, normOf(choices)),
        ]}
      />
      {here.outcomes.length === 0 && <p>{t.here.fewEnded}</p>}
      {waits.length > 0 && (
        <BarChart
          locale={locale}
          title={t.waiting.chart}
          labelTitle={t.waiting.what}
          valueTitle={t.waiting.howLong}
          reachLabel={t.waiting.nineOfTen}
          bars={waits}
        />
      )}
      {here.promises.share !== null && (
        <BarChart
          locale={locale}
          title={t.here.promises}
          top={100}
          labelTitle={t.areas.area}
          valueTitle={t.promises.onTime}
          bars={promises}
        />
      )}
    </Section>
  )
}
