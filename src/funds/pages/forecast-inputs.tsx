import type { Locale } from '../../kit/locale.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Chance, chanceIn, type ForecastInputs, meanOf, type Values } from '../forecast/learn.ts'
import { forecastTexts } from '../forecast/texts.ts'

interface Props {
  readonly inputs: ForecastInputs
  readonly locale: Locale
}

const per = (share: number): number => Math.round(100 * share)

/** The mean that a forecast reckons with: what was seen, and what is assumed with its weight. */
const reckonedMean = ({ seen, prior, priorWeight }: Values): number =>
  (seen.length * meanOf(seen) + priorWeight * meanOf(prior)) / (seen.length + priorWeight)

/** Every chance and mean of a forecast, with what it was learned from. */
export function ChancesUsed({ inputs, locale }: Props) {
  const t = forecastTexts(locale).desk
  const { chances, shares, days, amounts, arrivals } = inputs
  const chance = (key: string, title: string, one: Chance) => ({
    key,
    title,
    seen: t.times(one.yes, one.of),
    assumed: t.times(one.priorYes, one.priorOf),
    reckoned: t.perCent(per(chanceIn(one))),
  })
  const values = (key: string, title: string, one: Values, inWords: (value: number) => string) => ({
    key,
    title,
    seen:
      one.seen.length === 0 ? t.times(0, 0) : `${inWords(meanOf(one.seen))} (${t.ofSeen(one.seen.length)})`,
    assumed: inWords(meanOf(one.prior)),
    reckoned: inWords(reckonedMean(one)),
  })
  const perYear = (count: number, inDays: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format((365 * count) / Math.max(1, inDays))
  const rows = [
    chance('complete', t.complete, chances.complete),
    chance('supplemented', t.supplemented, chances.supplemented),
    chance('granted', t.granted, chances.granted),
    values('share', t.share, shares, (value) => t.perCent(per(value))),
    values('days', t.days, days, (value) => t.dayCount(Math.round(value))),
    values('amount', t.amount, amounts, (value) => amountInWords(Math.round(value / 100) * 100, locale)),
    {
      key: 'arrivals',
      title: t.arrivals,
      seen: t.inDays(arrivals.count, arrivals.days),
      assumed: t.inDays(arrivals.priorCount, arrivals.priorDays),
      reckoned: perYear(arrivals.count + arrivals.priorCount, arrivals.days + arrivals.priorDays),
    },
  ]
  return (
    <Table
      locale={locale}
      caption={t.chancesCaption}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'what', title: t.what, rowHeader: true, cell: ({ title }) => title },
        { key: 'seen', title: t.seen, cell: ({ seen }) => seen },
        { key: 'assumed', title: t.assumed, cell: ({ assumed }) => assumed },
        { key: 'reckoned', title: t.reckoned, numeric: true, cell: ({ reckoned }) => reckoned },
      ]}
    />
  )
}

const states = ['complete', 'incomplete', 'received'] as const

/** What waits for a decision, by its state, with the chance that it gets money. */
export function Pipeline({ inputs, locale }: Props) {
  const t = forecastTexts(locale).desk
  const { chances, shares, waiting } = inputs
  const granted = chanceIn(chances.granted)
  const chanceOf = {
    complete: granted,
    incomplete: granted * chanceIn(chances.supplemented),
    received: granted * chanceIn(chances.complete),
  }
  const rows = states.flatMap((state) => {
    const these = waiting.filter((one) => one.state === state)
    if (these.length === 0) return []
    const asked = these.reduce((sum, { requestedCents }) => sum + requestedCents, 0)
    const chance = chanceOf[state]
    return [{ state, number: these.length, asked, chance, expected: asked * chance * reckonedMean(shares) }]
  })
  if (rows.length === 0) return <p>{t.pipelineNone}</p>
  return (
    <Table
      locale={locale}
      caption={t.pipelineCaption}
      rows={rows}
      rowKey={({ state }) => state}
      columns={[
        { key: 'state', title: t.state, rowHeader: true, cell: ({ state }) => t.states[state] },
        { key: 'number', title: t.number, numeric: true, cell: ({ number }) => String(number) },
        {
          key: 'asked',
          title: t.asked,
          numeric: true,
          cell: ({ asked }) => <Amount cents={asked} locale={locale} />,
        },
        { key: 'chance', title: t.chance, numeric: true, cell: ({ chance }) => t.perCent(per(chance)) },
        {
          key: 'expected',
          title: t.expected,
          numeric: true,
          cell: ({ expected }) => <Amount cents={Math.round(expected / 100) * 100} locale={locale} />,
        },
      ]}
    />
  )
}
