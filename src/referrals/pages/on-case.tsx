import { mayHandle, type OpenedCase } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { paths } from '../../paths.ts'
import { isCaseworker } from '../../people/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { awaitsConsent, outcomeOf } from '../rules.ts'
import { type Referral, referralsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** On the page of a plan, for who takes part: where they were sent on to, and how that stands. */
export async function referralsOnCase(act: Act, caseId: string) {
  const referrals = await referralsOf(act.db, caseId)
  if (referrals.length === 0) return null
  return (
    <Section title={texts(act.locale).onCase.title}>
      <Lines act={act} referrals={referrals} />
    </Section>
  )
}

/** The same beside the case at the desk, for who handles it with the way to each; null when nobody was sent on. */
export async function referralsAtDesk(act: Act, opened: OpenedCase) {
  const referrals = await referralsOf(act.db, opened.file.id)
  if (referrals.length === 0) return null
  const handles = isCaseworker(act.actor) && mayHandle(act.actor, opened.relations)
  return (
    <Section title={texts(act.locale).onCase.deskTitle} level={3} id="doorverwezen">
      <Lines
        act={act}
        referrals={referrals}
        {...(handles ? { href: ({ id }) => paths.deskReferral(id) } : {})}
      />
    </Section>
  )
}

function Lines(props: {
  readonly act: Act
  readonly referrals: readonly Referral[]
  readonly href?: (referral: Referral) => string
}) {
  const { act, referrals, href } = props
  const { locale } = act
  const t = texts(locale)
  return (
    <ul>
      {referrals.map((referral) => {
        const line = t.onCase.line(
          referral.to_name ?? t.somebody,
          formatDay(referral.made_on, locale, 'long'),
        )
        return (
          <li key={referral.id}>
            {href ? <a href={href(referral)}>{line}</a> : line}:{' '}
            {awaitsConsent(referral) && !href
              ? t.onCase.yourYes
              : t.outcomes[outcomeOf(referral, dayOf(act.now))]}
          </li>
        )
      })}
    </ul>
  )
}
