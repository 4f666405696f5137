import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import type { Ballots, Division, Outcome, VoteResult } from './rules.ts'
import { texts } from './texts.ts'

/** "3,4 van 5 punten", from hundredths of a point. */
export function scoreInWords(average: number | null, highest: number, locale: Locale): string {
  const t = texts(locale)
  if (average === null) return t.noScore
  const score = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(average / 100)
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

export const outcomeInWords = (outcome: Outcome | null, locale: Locale): string =>
  outcome === null ? texts(locale).roundPage.notYet : texts(locale).outcomes[outcome]

/** "4e kwartaal van 2026". */
export function quarterInWords(quarter: string, locale: Locale): string {
  const [year = '', number = ''] = quarter.split('-')
  return texts(locale).decisions.quarter(number, year)
}

export const longDay = (day: string, locale: Locale): string => formatDay(day, locale, 'long')
