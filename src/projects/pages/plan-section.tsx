import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { deskTexts } from '../desk-texts.ts'
import { planTexts } from '../plan-texts.ts'
import { isOver, missingIn } from '../rules.ts'
import type { PlanVersion, Review } from '../store.ts'
import { texts } from '../texts.ts'
import { DoForm } from './do-form.tsx'
import { linesOf, WholePlan } from './plan-view.tsx'
import { openPlanOf, type Reached } from './reach.ts'

/** How the plan of a project stands: what is missing, what the adviser said, and the versions that were published. */
export function PlanSection({
  reached,
  reviews,
  locale,
}: {
  readonly reached: Reached
  readonly reviews: readonly Review[]
  readonly locale: Locale
}) {
  const t = deskTexts(locale).one
  const words = texts(locale)
  const { project, plans, chosen, canWork } = reached
  const [newest] = plans
  const open = openPlanOf(reached)
  const day = (moment: Date | null): string => (moment ? formatDay(dayOf(moment), locale) : '')
  return (
    <Section title={t.plan}>
      {newest ? <p>{t.planState(newest.version, words.planStates[newest.state])}</p> : <p>{t.planNone}</p>}
      {open && <Missing plan={open} flags={chosen?.result.flags ?? null} locale={locale} />}
      {newest && (
        <Disclosure summary={t.plan}>
          <WholePlan lines={linesOf(newest.plan, chosen, locale)} locale={locale} />
        </Disclosure>
      )}
      {reviews.length > 0 && (
        <>
          <p>
            <strong>{t.reviews}</strong>
          </p>
          <ul>
            {reviews.map(({ id, outcome, reasons, at }) => (
              <li key={id}>
                {t[outcome](day(at))}
                {reasons && <p class="keep-lines">{reasons}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {project.published_on !== null && (
        <>
          <p>
            <strong>{t.versions}</strong>
          </p>
          <ul>
            {plans
              .filter(({ state }) => state === 'published')
              .map(({ version, published_at }) => (
                <li key={version}>
                  <a href={paths.projectPlan(project.slug, { versie: String(version) })}>
                    {words.plan.version(version, day(published_at))}
                  </a>
                </li>
              ))}
          </ul>
        </>
      )}
      {canWork && open?.state === 'agreed' && (
        <DoForm number={project.number} doe="terughalen" label={t.buttons.takeBack} kind="secondary" />
      )}
      {canWork && !open && newest && !isOver(project.state) && (
        <DoForm number={project.number} doe="plan" label={t.buttons.change} kind="secondary" />
      )}
    </Section>
  )
}

function Missing({
  plan,
  flags,
  locale,
}: {
  readonly plan: PlanVersion
  readonly flags: readonly string[] | null
  readonly locale: Locale
}) {
  const missing = missingIn(plan.plan, flags)
  if (missing.length === 0) return null
  const t = planTexts(locale).fields
  const names = { ...t, decisionWhen: t.decisionWhenShort, feedbackWhen: t.feedbackWhenShort }
  return (
    <>
      <p>{deskTexts(locale).one.missing}</p>
      <ul>
        {missing.map((key) => (
          <li key={key}>{names[key]}</li>
        ))}
      </ul>
    </>
  )
}
