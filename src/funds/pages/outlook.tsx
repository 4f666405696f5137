import { type Day, daysBetween, formatDay, formatMoment } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Area } from '../../places/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { BandChart, type BandMoment } from '../../ui/chart/band-chart.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { fewDecisions } from '../forecast/learn.ts'
import { chanceBy, outlookOf } from '../forecast/rules.ts'
import { forecastTexts } from '../forecast/texts.ts'
import { outlookInWords } from '../forecast/words.ts'
import type { Ceiling, Forecast } from '../store.ts'
import { ceilingInWords, inOrder } from '../words.ts'

/** For everybody: how long there will be money, in plain words and honest about what we do not know. */
export function MoneyAhead(props: {
  readonly ceilings: readonly Ceiling[]
  readonly forecasts: ReadonlyMap<string, Forecast>
  readonly areas: readonly Area[]
  readonly locale: Locale
}) {
  const { ceilings, forecasts, areas, locale } = props
  const t = forecastTexts(locale)
  const known = inOrder(ceilings, areas).flatMap((ceiling) => {
    const forecast = forecasts.get(ceiling.id)
    return forecast ? [{ ceiling, forecast }] : []
  })
  const newest = known.map(({ forecast }) => forecast.at).sort((one, other) => +other - +one)[0]
  if (!newest) return null
  const isAllDry = known.every(
    ({ forecast: { result, inputs } }) => outlookOf(result.outcomes, inputs.today).is === 'dry',
  )
  return (
    <Section title={t.title}>
      {known.map(({ ceiling, forecast }) =>
        known.length === 1 ? (
          <OneAhead key={ceiling.id} forecast={forecast} locale={locale} />
        ) : (
          <div key={ceiling.id} class="flow">
            <h3>{ceilingInWords(ceiling, areas, locale)}</h3>
            <Sentences forecast={forecast} locale={locale} />
            <Disclosure summary={t.more}>
              <ForecastChart forecast={forecast} locale={locale} />
            </Disclosure>
          </div>
        ),
      )}
      <p>{isAllDry ? t.dryAdvice : t.advice}</p>
      <Disclosure summary={t.howTitle}>
        {t.how.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Disclosure>
      <p class="small">{t.madeAt(formatMoment(newest, locale))}</p>
    </Section>
  )
}

function OneAhead({ forecast, locale }: { readonly forecast: Forecast; readonly locale: Locale }) {
  return (
    <>
      <Sentences forecast={forecast} locale={locale} />
      <ForecastChart forecast={forecast} locale={locale} />
    </>
  )
}

/** What is expected, how sure that is, and that we had to assume things where little is known. */
export function Sentences({ forecast, locale }: { readonly forecast: Forecast; readonly locale: Locale }) {
  const { inputs, result } = forecast
  const t = forecastTexts(locale)
  const outlook = outlookOf(result.outcomes, inputs.today)
  const decided = inputs.chances.complete.of
  return (
    <>
      <p>
        <strong>{outlookInWords(outlook, inputs.today, inputs.untilDay, locale)}</strong>{' '}
        {outlook.is !== 'dry' && t.chance(outlook.chance)}
      </p>
      {outlook.is !== 'dry' && decided < fewDecisions && <p>{t.few(decided)}</p>}
    </>
  )
}

interface Row extends BandMoment {
  /** Of 100, that the money has run out; null for days that have passed. */
  readonly gone: number | null
}

/** Below this a chart in thousands of euros would have too few steps. */
const thousandsFrom = 5_000_00

/** What was left and what may be left, with the same as a table. */
export function ForecastChart({
  forecast,
  locale,
}: {
  readonly forecast: Forecast
  readonly locale: Locale
}) {
  const { inputs, result } = forecast
  const t = forecastTexts(locale).chart
  const amount = (cents: number): string => amountInWords(Math.round(cents / 100) * 100, locale)
  const most = Math.max(...result.left.map(({ high }) => high), ...result.past.map(({ cents }) => cents))
  const inThousands = most >= thousandsFrom
  // Near the end of a period it goes by weeks, and the year says nothing; else by months, and the day says nothing.
  const isNear = daysBetween(inputs.today, inputs.untilDay) < 120
  const short = (day: Day): string => {
    const [date, ...monthAndYear] = formatDay(day, locale, 'short').split(' ')
    return isNear ? `${date} ${monthAndYear[0]}` : monthAndYear.join(' ')
  }
  const moments: readonly Row[] = [
    ...result.past.map(({ day, cents }) => ({
      short: short(day),
      label: formatDay(day, locale),
      middle: cents,
      band: null,
      gone: null,
    })),
    ...result.left.map(({ day, low, middle, high }) => ({
      short: short(day),
      label: formatDay(day, locale),
      middle,
      band: { low, high },
      gone: chanceBy(result.outcomes, day),
    })),
  ]
  return (
    <BandChart
      locale={locale}
      title={t.title(inThousands ? t.thousands : t.euros)}
      unit={inThousands ? 1000_00 : 100}
      names={{ past: t.past, band: t.band, middle: t.middle }}
      moments={moments}
      columns={[
        { key: 'moment', title: t.moment, rowHeader: true, cell: ({ label }) => label },
        {
          key: 'low',
          title: t.low,
          numeric: true,
          cell: ({ band }) => (band ? amount(band.low) : '–'),
        },
        {
          key: 'middle',
          title: t.middleColumn,
          numeric: true,
          cell: ({ band, middle }) => (band ? amount(middle) : t.was(amount(middle))),
        },
        {
          key: 'high',
          title: t.high,
          numeric: true,
          cell: ({ band }) => (band ? amount(band.high) : '–'),
        },
        {
          key: 'gone',
          title: t.gone,
          numeric: true,
          cell: ({ gone }) => (gone === null ? '–' : t.goneOf(gone)),
        },
      ]}
    />
  )
}
