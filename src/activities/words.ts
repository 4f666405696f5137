import { type Day, dayOf, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { Tone } from '../ui/status/status.tsx'
import { type Phase, phaseOf, publicName } from './rules.ts'
import type { Activity, Contribution } from './store.ts'
import { texts } from './texts.ts'

const tones: Readonly<Record<Phase, Tone>> = {
  draft: 'neutral',
  soon: 'wait',
  open: 'good',
  over: 'neutral',
  stopped: 'neutral',
}

/** When an activity is there, as a badge. */
export function phaseBadge(
  activity: Activity,
  today: Day,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } {
  const t = texts(locale).phases
  const phase = phaseOf(activity, today)
  const label = {
    draft: t.draft,
    soon: t.soon(formatDay(activity.opens_on, locale)),
    open: t.open(formatDay(activity.closes_on, locale)),
    over: t.over(formatDay(activity.closes_on, locale)),
    stopped: t.stopped,
  }[phase]
  return { label, tone: tones[phase] }
}

/** Who put something in, as everybody reads it. */
export const writerName = (one: Pick<Contribution, 'name' | 'shows'>, locale: Locale): string =>
  publicName(one.name, one.shows ?? 'anonymous') ?? texts(locale).anonymous

/** Who and when, on one line. */
export const byLine = (one: Contribution, locale: Locale): string =>
  texts(locale).one.by(writerName(one, locale), formatDay(dayOf(one.at), locale))

/** What stands above a contribution: its first line, or the beginning of a comment. */
export const headingOf = (one: Pick<Contribution, 'title' | 'body'>): string => {
  const text = one.title ?? one.body ?? ''
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** How many there are, by the word of this activity. */
export const amountOf = ({ asks }: Activity, amount: number, locale: Locale): string => {
  const t = texts(locale)
  return t.one.amount(amount, t.asks[asks].one, t.asks[asks].more)
}
