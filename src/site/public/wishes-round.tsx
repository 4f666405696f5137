import { type Ceiling, ruleInWords, runningOn, type Scheme } from '../../funds/index.ts'
import { kindSlugs } from '../../initiatives/index.ts'
import type { Round } from '../../juries/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import type { Meeting } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { wishesTexts as texts } from './wishes-texts.ts'

/** Where a wish is told, with its own words and terms; the area travels along. */
export const tellWish = (area?: string): string =>
  paths.tellIdea({ soort: kindSlugs.neighbourhood_wish, gebied: area })

/** What the round of an area does now, and what somebody who sends a wish now must know. */
export function RoundNow(props: {
  readonly area: string
  readonly open: Round | undefined
  readonly judging: Round | undefined
  readonly meeting: Meeting | null
  readonly act: Act
  readonly scheme: Scheme | null
  readonly ceilings: readonly Ceiling[]
}) {
  const { open, judging, meeting, act, scheme, ceilings } = props
  const { locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  // A round divides the money of the period in which it closes, whenever the decision falls.
  const [source] = open ? runningOn(ceilings, open.closes_on) : []
  return (
    <NowBox
      status={open ? t.open : t.closed}
      tone={open ? 'good' : 'neutral'}
      action={<LinkButton href={tellWish(props.area)}>{t.tell}</LinkButton>}
    >
      <p>{open ? <strong>{t.openText(formatDay(open.closes_on, locale, 'long'))}</strong> : t.closedText}</p>
      {open && (
        <p>
          {meeting
            ? t.meets(formatMoment(meeting.starts_at, locale, 'medium'), meeting.place)
            : open.written && t.written}{' '}
          {t.later}
        </p>
      )}
      {open && source && (
        <p>{t.paidFrom(formatDay(source.from_day, locale), formatDay(source.until_day, locale))}</p>
      )}
      {passedIn(scheme, today).map(({ rule, day }) => (
        <p key={rule.month}>
          <strong>{t.passed(say(rule.about, locale), formatDay(day, locale, 'day_month'))}</strong>{' '}
          {say(rule.explanation, locale)}
        </p>
      ))}
      {judging && <p>{t.judging(formatDay(judging.votes_until, locale, 'long'))}</p>}
    </NowBox>
  )
}

/** Last days of this year that have come: what comes in now goes to the next year. */
const passedIn = (scheme: Scheme | null, today: Day) =>
  (scheme?.rules ?? []).flatMap((rule) => {
    if (rule.kind !== 'latest_day_in_year') return []
    const [month, day] = [rule.month, rule.day].map((part) => String(part).padStart(2, '0'))
    const last = `${today.slice(0, 4)}-${month}-${day}`
    return today >= last ? [{ rule, day: last }] : []
  })

/** What can put a wish off to a later round or year, before somebody counts on this one. */
const daysThatCount = ['latest_day_in_year', 'permit_weeks_before', 'weeks_before_meeting', 'not_started']

/** The days that count, in the words of the scheme. */
export function Rules({ scheme, locale }: { readonly scheme: Scheme | null; readonly locale: Locale }) {
  const rules = scheme?.rules.filter(({ kind }) => daysThatCount.includes(kind)) ?? []
  if (rules.length === 0) return null
  return (
    <Section title={texts(locale).mind}>
      <ul>
        {rules.map((rule) => (
          <li key={rule.kind}>{ruleInWords(rule, locale)}</li>
        ))}
      </ul>
    </Section>
  )
}
