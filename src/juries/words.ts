import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import type { OpenedWish } from './opened.ts'
import type { Ballots, Division, Outcome, VoteResult } from './rules.ts'
import type { Wish } from './store.ts'
import { texts } from './texts.ts'

/** "3,42 van 5 punten", from hundredths of a point: the order of wishes goes by them. */
export function scoreInWords(average: number | null, highest: number, locale: Locale): string {
  const t = texts(locale)
  if (average === null) return t.noScore
  const score = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(average / 100)
  return t.score(score, highest)
}

export const votesInWords = ({ yes, no, blank }: Ballots, locale: Locale): string =>
  texts(locale).votes(yes, no, blank)

/** What the vote says, and why. */
export function resultInWords(result: VoteResult, locale: Locale): string {
  const t = texts(locale).results
  if (result.says === 'nothing')
    return result.because === 'no_quorum' ? t.no_quorum(result.missing) : t.only_blank
  if (result.because === 'majority') return t[result.says]
  if (result.because === 'tie_no') return t.tie_no
  return t[`${result.because}_${result.says}`]
}

export function divisionInWords(division: Division | undefined, locale: Locale): string {
  const t = texts(locale).divisions
  if (!division) return ''
  if (division.gets === 'nothing') return t[division.because]
  return division.gets === 'all' ? t.all : t.part(amountInWords(division.cents, locale))
}

/** What the jury advised: "Ja, onder voorwaarden: € 400". */
export function adviceInWords(
  { wish, application }: Pick<OpenedWish, 'wish' | 'application'>,
  locale: Locale,
): string {
  const words = outcomeInWords(
    wish.outcome,
    { requested: application.requested_cents, advised: wish.advised_cents },
    locale,
  )
  return wish.advised_cents === null ? words : `${words}: ${amountInWords(wish.advised_cents, locale)}`
}

/** What was decided on a wish: "€ 400, volgens het advies". */
export function decisionInWords(
  { wish }: { readonly wish: Pick<Wish, 'decided_as' | 'decided_cents' | 'advised_cents'> },
  locale: Locale,
): string {
  const t = texts(locale).decisions
  const { decided_as, decided_cents, advised_cents } = wish
  if (decided_as === null) return t.noDecision
  const amount = decided_cents ? amountInWords(decided_cents, locale) : t.noMoney
  return `${amount}, ${decidedAsInWords(decided_as, { advised: advised_cents, granted: decided_cents }, locale)}`
}

/** How a decision stands to the advice; one on the same amount departs in its conditions. */
export function decidedAsInWords(
  as: 'followed' | 'deviated',
  { advised, granted }: { readonly advised: number | null; readonly granted: number | null },
  locale: Locale,
): string {
  const t = texts(locale).decisions
  return as === 'deviated' && granted !== null && granted === advised ? t.otherConditions : t[as]
}

/** What a jury says of a wish; a yes with less money or with conditions is told apart by the amounts. */
export function outcomeInWords(
  outcome: Outcome | null,
  amounts: { readonly requested: number; readonly advised: number | null },
  locale: Locale,
): string {
  const t = texts(locale)
  if (outcome === null) return t.roundPage.notYet
  if (outcome !== 'yes_less' || amounts.advised === null) return t.outcomes[outcome]
  return amounts.advised < amounts.requested ? t.yesLess : t.yesIf
}

/** "4e kwartaal van 2026". */
export function quarterInWords(quarter: string, locale: Locale): string {
  const [year = '', number = ''] = quarter.split('-')
  return texts(locale).decisions.quarter(number, year)
}

export const longDay = (day: string, locale: Locale): string => formatDay(day, locale, 'long')
