import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { say } from '../../kit/locale.ts'
import { ShareChart } from '../../ui/chart/share-chart.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { countedEnds, type Figures } from '../figures.ts'
import { texts } from '../texts.ts'

/** How ideas ended, those that were asked for beside those that were not, against the year before all this. */
export function OutcomesSection({ act, figures }: { readonly act: Act; readonly figures: Figures }) {
  const { locale, municipality } = act
  const t = texts(locale).outcomes
  const { baseline } = municipality
  const shown = countedEnds.filter((end) => figures.outcomes.some((one) => one.ends[end] > 0))
  const before = (origin: string) => baseline.carried_out.find(({ key }) => key === origin)
  return (
    <Section title={t.title}>
      {figures.outcomes.length === 0 ? (
        <p>{t.few}</p>
      ) : (
        <>
          <ShareChart
            locale={locale}
            title={t.chart}
            labelTitle={t.origin}
            totalTitle={t.total}
            parts={shown.map((end) => t.ends[end])}
            rows={figures.outcomes.map((one) => {
              const earlier = before(one.origin)
              return {
                label: t.origins[one.origin],
                amounts: shown.map((end) => one.ends[end]),
                mark: earlier && {
                  share: earlier.percentage,
                  label: t.mark(earlier.percentage),
                },
              }
            })}
          />
          <p class="small">
            {figures.outcomesFrom && t.since(formatDay(figures.outcomesFrom, locale, 'month'))} {t.baseline}{' '}
            {t.source(say(baseline.source, locale))}
          </p>
        </>
      )}
    </Section>
  )
}
