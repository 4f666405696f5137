import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { safeAmount } from '../../kit/small-amounts.ts'
import { BarChart } from '../../ui/bar-chart/bar-chart.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import type { Figures } from '../figures.ts'
import { moments } from '../moments.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { texts } from '../texts.ts'

/** A mark with one decimal, as it is said: "7,4". */
export const markInWords = (mark: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(mark)

/** What initiators think of us, beside what earlier research found. */
export function MarksSection({ act, figures }: { readonly act: Act; readonly figures: Figures }) {
  const { locale, municipality } = act
  const t = satisfactionTexts(locale).figures
  const { all, each, from, asked } = figures.marks
  const { baseline } = municipality
  const rows = [
    ...(all.average === null ? [] : [{ label: t.all, average: all.average, answers: all.answers }]),
    ...moments.flatMap((moment) => {
      const { average, answers } = each[moment]
      return average === null ? [] : [{ label: t.moments[moment], average, answers }]
    }),
  ]
  return (
    <Section title={t.title} id="mening">
      <p>
        {t.lead} {all.average !== null && t.ofAnswers(all.answers, asked)} {t.few(safeAmount)}{' '}
        {from && t.since(formatDay(from, locale, 'month'))}
      </p>
      {rows.length > 0 && (
        <BarChart
          locale={locale}
          title={t.chart}
          top={10}
          labelTitle={t.moment}
          valueTitle={t.mark}
          bars={rows.map(({ label, average, answers }) => ({
            label,
            value: average,
            valueLabel: t.value(markInWords(average, locale), answers),
          }))}
        />
      )}
      {all.spread && (
        <BarChart
          locale={locale}
          title={t.spread}
          labelTitle={t.spreadMark}
          bars={all.spread
            .map((amount, index) => ({
              label: String(index + 1),
              value: amount,
              valueLabel: t.times(amount),
            }))
            .reverse()}
        />
      )}
      {baseline.marks.length > 0 && (
        <>
          <BarChart
            locale={locale}
            title={t.beforeChart}
            top={10}
            labelTitle={t.beforeWho}
            valueTitle={t.mark}
            bars={baseline.marks.map(({ mark, label }) => ({
              label: say(label, locale),
              value: mark,
              valueLabel: markInWords(mark, locale),
              tone: 'wait' as const,
            }))}
          />
          <p class="small">
            {say(baseline.note, locale)} {texts(locale).outcomes.source(say(baseline.source, locale))}
          </p>
        </>
      )}
    </Section>
  )
}
