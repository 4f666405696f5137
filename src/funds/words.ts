import { type Day, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import { type Area, areaLabel } from '../places/index.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import type { EntryKind, MoneyRefusal } from './rules.ts'
import type { Scheme, SchemeRule } from './schema.ts'
import { texts } from './texts.ts'

/** Why a movement was refused, with what would fit. */
export function refusalInWords(refusal: MoneyRefusal, locale: Locale): string {
  const t = texts(locale).refusals
  const { because } = refusal
  return 'most' in refusal
    ? t.withMost[refusal.because](amountInWords(Math.max(0, refusal.most), locale))
    : t.plain[because as Exclude<MoneyRefusal, { most: number }>['because']]
}

/** A whole calendar year by its number; another period by its days. */
export function periodInWords(
  { from_day, until_day }: { readonly from_day: Day; readonly until_day: Day },
  locale: Locale,
): string {
  const [first, last] = [from_day.slice(0, 4), until_day.slice(0, 4)]
  if (from_day.endsWith('-01-01') && until_day.endsWith('-12-31'))
    return first === last ? first : texts(locale).years(first, last)
  return texts(locale).days(formatDay(from_day, locale), formatDay(until_day, locale))
}

/** "2026, Regiegroep West": how a ceiling is called. */
export function ceilingInWords(
  ceiling: { readonly from_day: Day; readonly until_day: Day; readonly area_id: string | null },
  areas: readonly Area[],
  locale: Locale,
): string {
  const area = areas.find(({ id }) => id === ceiling.area_id)
  const period = periodInWords(ceiling, locale)
  return area ? `${period}, ${areaLabel(area, locale)}` : period
}

/** The newest period first, and in a period by area. */
export const inOrder = <
  One extends { readonly from_day: Day; readonly until_day: Day; readonly area_id: string | null },
>(
  ceilings: readonly One[],
  areas: readonly Area[],
): readonly One[] => {
  const nameOf = ({ area_id }: One): string => areas.find(({ id }) => id === area_id)?.name ?? ''
  return [...ceilings].sort(
    (one, other) =>
      other.from_day.localeCompare(one.from_day) || nameOf(one).localeCompare(nameOf(other), 'nl'),
  )
}

/** What an entry of the ledger did. */
export function entryInWords(
  entry: {
    readonly kind: EntryKind
    readonly frees?: 'reserved' | 'granted'
    readonly cents: number
    readonly counters?: number | null
  },
  locale: Locale,
): string {
  const t = texts(locale).entries
  if (entry.counters) {
    const undone = { ...entry, cents: -entry.cents, counters: null }
    return t.correction(entryInWords(undone, locale))
  }
  if (entry.kind === 'released') return entry.frees === 'granted' ? t.released_granted : t.released_reserved
  if (entry.kind === 'budgeted' && entry.cents < 0) return t.lowered
  return t[entry.kind]
}

/** A rule of a scheme in a sentence. */
export function ruleInWords(rule: SchemeRule, locale: Locale): string {
  const t = texts(locale).rules
  switch (rule.kind) {
    case 'legal_entity_above':
      return t.legal_entity_above(amountInWords(rule.cents, locale))
    case 'permit_weeks_before':
      return t.permit_weeks_before(rule.weeks)
    case 'latest_day_in_year': {
      const day = `2000-${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`
      return t.latest_day_in_year(say(rule.about, locale), formatDay(day, locale, 'day_month'))
    }
    case 'weeks_before_meeting':
      return t.weeks_before_meeting(rule.weeks)
    case 'support_at_least':
      return t.support_at_least(rule.statements)
    case 'not_started':
      return t.not_started
  }
}

/** "8 weken", "6 werkdagen". */
export function termInWords(term: Scheme['terms']['decide'], locale: Locale): string {
  return texts(locale).units[term.unit](term.length)
}
