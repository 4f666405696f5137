import { addDays, addMonths, type Day, daysBetween } from '../kit/dates.ts'
import type { LoanState } from './schema.ts'

/** What the rules look at of a thing. */
export interface Lendable {
  readonly amount: number
  readonly most_days: number
  readonly lead_days: number
  readonly retired_on: Day | null
}

/** Days on which some of it is taken. */
export interface Taken {
  readonly amount: number
  readonly starts_on: Day
  readonly ends_on: Day
}

/** What is asked for. */
export interface Wanted {
  readonly amount: number
  readonly from: Day
  readonly until: Day
}

/** One asks no further ahead than this. */
const mostMonthsAhead = 12

/** How many are free on a day. */
export const freeOn = ({ amount }: Pick<Lendable, 'amount'>, taken: readonly Taken[], day: Day): number =>
  taken.reduce((left, one) => left - (one.starts_on <= day && day <= one.ends_on ? one.amount : 0), amount)

/** How many are free on all of these days. */
export function freeBetween(
  item: Pick<Lendable, 'amount'>,
  taken: readonly Taken[],
  from: Day,
  until: Day,
): number {
  let least = item.amount
  for (let day = from; day <= until; day = addDays(day, 1)) least = Math.min(least, freeOn(item, taken, day))
  return Math.max(0, least)
}

/** A row of neighbouring days on which as many are free. */
export interface FreeSpan {
  readonly from: Day
  readonly until: Day
  readonly free: number
}

/** The days between two, as rows of neighbours on which as many are free; days on which none is are left out. */
export function freeSpans(
  item: Pick<Lendable, 'amount'>,
  taken: readonly Taken[],
  from: Day,
  until: Day,
): readonly FreeSpan[] {
  const spans: FreeSpan[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const free = Math.max(0, freeOn(item, taken, day))
    const last = spans.at(-1)
    if (last && last.free === free) spans[spans.length - 1] = { ...last, until: day }
    else spans.push({ from: day, until: day, free })
  }
  return spans.filter(({ free }) => free > 0)
}

/** The first day that can be asked for. */
export const firstDay = ({ lead_days }: Pick<Lendable, 'lead_days'>, today: Day): Day =>
  addDays(today, lead_days)

/** The last day that can be asked for. */
export const lastDay = (today: Day): Day => addMonths(today, mostMonthsAhead)

export type LoanFault = 'gone' | 'order' | 'too_soon' | 'too_far' | 'too_long' | 'too_many' | 'taken'

/** Why it cannot be had, or null when it can. */
export function loanFault(
  item: Lendable,
  taken: readonly Taken[],
  { amount, from, until }: Wanted,
  today: Day,
): LoanFault | null {
  if (item.retired_on !== null) return 'gone'
  if (until < from) return 'order'
  if (from < firstDay(item, today)) return 'too_soon'
  if (until > lastDay(today)) return 'too_far'
  if (daysBetween(from, until) >= item.most_days) return 'too_long'
  if (amount > item.amount) return 'too_many'
  return freeBetween(item, taken, from, until) < amount ? 'taken' : null
}

/** What can become of a loan, and who does it. */
const steps: Readonly<
  Record<'borrower' | 'lender', Readonly<Partial<Record<LoanState, readonly LoanState[]>>>>
> = {
  borrower: { asked: ['cancelled'], confirmed: ['cancelled'] },
  lender: { asked: ['confirmed', 'declined'], confirmed: ['out', 'declined'], out: ['back'] },
}

export const mayBecome = (who: 'borrower' | 'lender', from: LoanState, to: LoanState): boolean =>
  steps[who][from]?.includes(to) ?? false

/** Nobody answered before the first day, or fetched it before the last was over. */
export const hasLapsed = (
  {
    state,
    starts_on,
    ends_on,
  }: { readonly state: LoanState; readonly starts_on: Day; readonly ends_on: Day },
  today: Day,
): boolean => (state === 'asked' && starts_on < today) || (state === 'confirmed' && ends_on < today)

/** It should have been brought back before this day. */
export const isLateBack = (
  { state, ends_on }: { readonly state: LoanState; readonly ends_on: Day },
  today: Day,
): boolean => state === 'out' && ends_on < today

/** Days between two mails that something should be back. */
const lateEvery = 7

/** Whether it is time to say that it should be back: on the first day that it is late, and then every week. */
export const asksBack = (
  loan: { readonly state: LoanState; readonly ends_on: Day; readonly late_told_on: Day | null },
  today: Day,
): boolean =>
  isLateBack(loan, today) &&
  (loan.late_told_on === null || daysBetween(loan.late_told_on, today) >= lateEvery)

/** Who is next to have it, from the day after it should have been back; null when nobody waits for it. */
export const nextAfter = <T extends { readonly id: string; readonly item_id: string } & Taken>(
  late: T,
  running: readonly T[],
): T | null =>
  running
    .filter(
      ({ id, item_id, starts_on }) => id !== late.id && item_id === late.item_id && starts_on > late.ends_on,
    )
    .toSorted((one, other) => one.starts_on.localeCompare(other.starts_on))[0] ?? null

/** Ended before this day nobody needs to know any more who borrowed it. */
export const forgetBefore = (today: Day, keepMonths: number): Day => addMonths(today, -keepMonths)

/** A month in an address, `2026-12`, as its first day; none that cannot be. */
export const monthIn = (text: string): Day | null =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : null
