import { addDays, type Day, daysBetween } from '../../kit/dates.ts'

/** Two drawings of one chart, so that its words keep their size: on a phone, and where there is room. */
export const spanFrames = {
  narrow: { width: 320, letters: 34, ticks: 3 },
  wide: { width: 680, letters: 76, ticks: 7 },
} as const

const inset = 10

/** From the first day of the month of `from` until after the last day: what stands at an edge can be seen. */
export function rangeOf(days: readonly Day[]): { readonly from: Day; readonly to: Day } | null {
  const [first, ...rest] = [...days].sort()
  if (first === undefined) return null
  return { from: `${first.slice(0, 7)}-01`, to: addDays(rest.at(-1) ?? first, 14) }
}

/** Where a day stands across a drawing of this width; what is outside the range stands at its edge. */
export function placeOf(day: Day, range: { readonly from: Day; readonly to: Day }, width: number): number {
  const whole = Math.max(1, daysBetween(range.from, range.to))
  const part = Math.min(1, Math.max(0, (day < range.from ? 0 : daysBetween(range.from, day)) / whole))
  return Math.round((inset + part * (width - 2 * inset)) * 10) / 10
}

/** First days of months, evenly apart, no more than fit. */
export function monthTicks(range: { readonly from: Day; readonly to: Day }, most: number): readonly Day[] {
  const months: Day[] = []
  for (let day = range.from; day <= range.to; day = nextMonth(day)) months.push(day)
  const every = [1, 2, 3, 4, 6, 12, 24].find((step) => Math.ceil(months.length / step) <= most) ?? 36
  return months.filter((_, index) => index % every === 0)
}

function nextMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** A name that fits. */
export const shortened = (name: string, letters: number): string =>
  name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`
