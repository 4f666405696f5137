import type { Process, Term } from '../cases/index.ts'
import { addMonths, type Day } from '../kit/dates.ts'
import { safeAmount, safeParts } from '../kit/small-amounts.ts'

/** Of fewer than this the middle says nothing. */
export const middleAmount = 5

/** A stretch of whole months, the last one up to today. */
export interface Period {
  /** `jaar`: the last twelve months; a year such as `2025`; `alles`: from the first month on. */
  readonly key: string
  readonly from: Day
  readonly to: Day
}

/** The last twelve months, this one included: what counts where nobody chose a period. */
export const usualPeriod = (today: Day): Period => ({
  key: 'jaar',
  from: `${addMonths(today, -11).slice(0, 7)}-01`,
  to: today,
})

/** The periods one can choose, the usual one first. `first` is the first month of which something is counted. */
export function periodsOf(first: Day | null, today: Day): readonly Period[] {
  const usual = usualPeriod(today)
  const year = Number(today.slice(0, 4))
  const oldest = first === null ? year : Number(first.slice(0, 4))
  const years = Array.from({ length: Math.max(0, year - oldest + 1) }, (_, index) => String(year - index))
  return [
    usual,
    ...years.map((key) => ({ key, from: `${key}-01-01`, to: key === String(year) ? today : `${key}-12-31` })),
    { key: 'alles', from: first ?? usual.from, to: today },
  ]
}

/** How often each amount of days occurred. */
export type Spread = readonly { readonly days: number; readonly amount: number }[]

export interface Wait {
  readonly amount: number
  /** Half of them took at most this many working days; null for too few to say so. */
  readonly median: number | null
  /** Nine out of ten took at most this many. */
  readonly nineOfTen: number | null
}

/** The smallest number of days within which this share was done. */
export function withinDays(spread: Spread, share: number): number | null {
  const total = spread.reduce((sum, { amount }) => sum + amount, 0)
  let seen = 0
  for (const { days, amount } of spread.toSorted((a, b) => a.days - b.days)) {
    seen += amount
    if (seen > 0 && seen >= share * total) return days
  }
  return null
}

export function waitOf(spread: Spread): Wait {
  const amount = spread.reduce((sum, one) => sum + one.amount, 0)
  const says = amount >= middleAmount
  return {
    amount,
    median: says ? withinDays(spread, 0.5) : null,
    nineOfTen: says ? withinDays(spread, 0.9) : null,
  }
}

/** What was in time of what can be judged. What is past its last day and not done is late. */
export interface Met {
  readonly inTime: number
  readonly judged: number
  /** In whole per cents; null while there is nothing to judge. */
  readonly share: number | null
}

export function metOf(counted: readonly { readonly status: string; readonly amount: number }[]): Met {
  const sum = (...statuses: readonly string[]): number =>
    counted.reduce((total, { status, amount }) => total + (statuses.includes(status) ? amount : 0), 0)
  const inTime = sum('in_time')
  const judged = sum('in_time', 'late', 'overdue')
  return { inTime, judged, share: percentage(inTime, judged) }
}

/** A part in whole per cents; null of nothing. */
export const percentage = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((100 * part) / whole)

/** The average mark, to one decimal; null for fewer answers than may be shown. */
export interface Marks {
  readonly answers: number
  readonly average: number | null
  /** How many gave each mark, from 1 to 10; null for fewer answers than may be shown. */
  readonly spread: readonly number[] | null
}

export function marksOf(spread: Spread): Marks {
  const answers = spread.reduce((sum, { amount }) => sum + amount, 0)
  if (answers < safeAmount) return { answers, average: null, spread: null }
  const total = spread.reduce((sum, { days, amount }) => sum + days * amount, 0)
  const each = Array.from({ length: 10 }, (_, index) =>
    spread.reduce((sum, { days, amount }) => sum + (days === index + 1 ? amount : 0), 0),
  )
  return { answers, average: Math.round((10 * total) / answers) / 10, spread: each }
}

/** Days in a unit, to compare norms with; a working day counts as its share of a week. */
const daysIn: Readonly<Record<Term['unit'], number>> = {
  days: 1,
  working_days: 7 / 5,
  weeks: 7,
  months: 30,
  years: 365,
}

/** A part of a whole, as far as both have enough people in them to be shown. */
export interface SafePart {
  /** Null for too few to say so. */
  readonly whole: number | null
  readonly part: number | null
  /** In whole per cents. */
  readonly share: number | null
}

/** One of the parts that make up a whole; a small part is never shown, nor to be found by subtracting. */
export function safePart(part: number, ...others: readonly number[]): SafePart {
  const whole = others.reduce((sum, one) => sum + one, part)
  if (whole < safeAmount) return { whole: null, part: null, share: null }
  const own = { amount: part }
  const isShown = part === 0 || safeParts([own, ...others.map((amount) => ({ amount }))]).includes(own)
  // A part of nothing says that all are in the others: those must be safe to show as well.
  const othersShown = part > 0 || others.every((amount) => amount === 0 || amount >= safeAmount)
  if (!isShown || !othersShown) return { whole, part: null, share: null }
  return { whole, part, share: percentage(part, whole) }
}

/** Within how long everybody knows who their guide is, whatever way their idea goes; null when no process promises it. */
export function contactNorm(processes: readonly Pick<Process, 'norms'>[]): Term | null {
  const promised = processes.flatMap(({ norms }) => norms.filter(({ key }) => key === 'contact'))
  const days = ({ length, unit }: Term): number => length * daysIn[unit]
  return promised.map(({ term }) => term).toSorted((a, b) => days(b) - days(a))[0] ?? null
}
