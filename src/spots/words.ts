import { type Day, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { Tone } from '../ui/status/status.tsx'
import { firstAnswerOn, type SpotState, type Waiting } from './rules.ts'
import type { Agreement, Spot } from './store.ts'
import { texts } from './texts.ts'

/** How a place stands, as a badge. */
export function stateBadge(
  state: SpotState,
  agreements: readonly Agreement[],
  today: Day,
  locale: Locale,
  requests: readonly Waiting[] = [],
): { readonly label: string; readonly tone: Tone } {
  const t = texts(locale).states
  if (state === 'offered' && requests.length > 0) return { label: t.asked, tone: 'wait' }
  if (state === 'offered') return { label: t.offered, tone: 'good' }
  if (state === 'gone') return { label: t.gone, tone: 'neutral' }
  const last = agreements.filter(({ ended_on }) => ended_on === null).at(0)
  if (!last) return { label: t.taken, tone: 'wait' }
  const until = formatDay(last.ends_on, locale)
  const label =
    last.starts_on > today ? t.agreedFor(formatDay(last.starts_on, locale), until) : t.takenUntil(until)
  return { label, tone: 'wait' }
}

/** That somebody waits for an answer about a place, and by which day; never who. Null when nobody does. */
export function askedInWords(requests: readonly Waiting[], locale: Locale): string | null {
  const first = firstAnswerOn(requests)
  if (first === null) return null
  const t = texts(locale).states
  const day = formatDay(first, locale)
  return requests.length === 1 ? t.askedUntil(day) : t.askedMore(requests.length, day)
}

/** From when until when a place can be had. */
export function freeInWords({ free_from, free_until }: Spot, today: Day, locale: Locale): string {
  const t = texts(locale).free
  const from = free_from !== null && free_from > today ? formatDay(free_from, locale) : null
  const until = free_until === null ? null : formatDay(free_until, locale)
  if (from && until) return t.between(from, until)
  if (from) return t.from(from)
  return until ? t.until(until) : t.always
}

export const usesInWords = ({ uses }: Spot, locale: Locale): string =>
  uses.map((use) => texts(locale).uses[use]).join(', ')
