import { CommitmentTable } from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import type { Area } from '../../../places/index.ts'
import { contactNorm, headlineOf, metInWords, StepsTable } from '../../../reports/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { type Figure, Figures } from '../../../ui/figures/figures.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import type { CouncilFigures } from './council-data.ts'
import { LateInitiatives, Stuck, WaitingTable } from './council-tables.tsx'
import { texts } from './texts.ts'

/** How are we doing? For councillors: terms, where people wait, promises; functions and departments only. */
export function CouncilSections({
  act,
  figures,
  areas,
}: {
  readonly act: Act
  readonly figures: CouncilFigures
  readonly areas: readonly Area[]
}) {
  const { locale } = act
  const t = texts(locale).council
  return (
    <>
      <Section title={t.title}>
        <p>{t.lead}</p>
        <Figures figures={headline(act, figures)} />
        <div class="row">
          <LinkButton kind="secondary" href={paths.commitments()}>
            {t.allPromises}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.initiatives()}>
            {t.allInitiatives}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.figures()}>
            {t.allProjects}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.portfolio()}>
            {t.participation}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.schemes()}>
            {t.money}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.areas()}>
            {t.perArea}
          </LinkButton>
        </div>
      </Section>
      <Section title={t.waiting}>
        <WaitingTable figures={figures} locale={locale} />
      </Section>
      <Section title={t.lateInitiatives}>
        <LateInitiatives act={act} initiatives={figures.waiting} areas={areas} />
      </Section>
      <Section title={t.late} more={{ href: paths.commitments({ stand: 'te-laat' }), label: t.allPromises }}>
        {figures.late.length > 0 ? (
          <CommitmentTable locale={locale} commitments={figures.late} caption={t.lateCaption} />
        ) : (
          <p>{t.lateNone}</p>
        )}
      </Section>
      <Section title={t.perStep}>
        {figures.counted.kinds.map((kind) => (
          <Disclosure
            summary={t.perStepSummary(say(kind.process.title, locale), metInWords(kind.met, locale))}
          >
            <StepsTable kind={kind} locale={locale} />
          </Disclosure>
        ))}
      </Section>
      <Stuck figures={figures} locale={locale} />
    </>
  )
}

/** What everybody reads at `/cijfers`, and what is late at this moment. */
function headline(act: Act, { choices, counted, steps, promises }: CouncilFigures): readonly Figure[] {
  const t = texts(act.locale).council
  const waiting = steps.reduce((sum, step) => sum + step.overdue, 0)
  return [
    ...headlineOf(act, counted, contactNorm(choices.processes)),
    { value: String(waiting), label: waiting === 1 ? t.waitingLateOne : t.waitingLate },
    {
      value: String(promises.lateNow),
      label: promises.lateNow === 1 ? t.promisesLateOne : t.promisesLate,
    },
  ]
}
