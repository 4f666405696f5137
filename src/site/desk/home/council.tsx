import { CommitmentTable } from '../../../commitments/index.ts'
import { percentageKept } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { type Figure, Figures } from '../../../ui/figures/figures.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import type { CouncilFigures } from './council-data.ts'
import { Stuck, shareOf, sumOf, TermsTable, WaitingTable } from './council-tables.tsx'
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
