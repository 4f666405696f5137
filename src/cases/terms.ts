import {
  addDays,
  addMonths,
  addWeeks,
  type Day,
  daysBetween,
  earliestDay,
  isWorkingDay,
  latestDay,
  nextWorkingDay,
  workingDaysBetween,
} from '../kit/dates.ts'

export type TermUnit = 'working_days' | 'days' | 'weeks' | 'months' | 'years'

/**
 * Time for a step: `service` is our promise, `legal` is set by law.
 * `general_act` says whether the Algemene termijnenwet applies to a legal term. It does for terms in
 * statutes (the default); for a term in a municipal ordinance only when the ordinance says so.
 */
export interface Term {
  readonly kind: 'service' | 'legal'
  readonly length: number
  readonly unit: TermUnit
  readonly general_act?: boolean | undefined
}

/** The one reasoned lengthening of a term. */
export interface Extension {
  readonly length: number
  readonly unit: TermUnit
}

/**
 * The clock stands still. `from` is the day the request was sent: the first day that does not count is
 * the day after. `until` is the day the answer came in, which counts again (art. 4:15 Awb); null while
 * we wait. `lapses` is the last day we gave: without an answer the clock runs again from that day.
 */
export interface Pause {
  readonly from: Day
  readonly until: Day | null
  readonly lapses?: Day | null | undefined
}

interface StandStill {
  readonly first: Day
  readonly last: Day
}

/** The days that do not count, as separate intervals in order. An open pause lasts up to and including today. */
const standStills = (pauses: readonly Pause[], start: Day, today: Day): readonly StandStill[] => {
  const intervals = pauses
    .map((pause) => {
      const resumed = pause.until ?? addDays(today, 1)
      return {
        first: latestDay(addDays(pause.from, 1), addDays(start, 1)),
        last: addDays(pause.lapses ? earliestDay(resumed, pause.lapses) : resumed, -1),
      }
    })
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => (a.first < b.first ? -1 : 1))
  const merged: StandStill[] = []
  for (const interval of intervals) {
    const previous = merged.at(-1)
    if (previous && interval.first <= addDays(previous.last, 1)) {
      merged[merged.length - 1] = { first: previous.first, last: latestDay(previous.last, interval.last) }
    } else merged.push(interval)
  }
  return merged
}

const standsStill = (day: Day, still: readonly StandStill[]): boolean =>
  still.some(({ first, last }) => first <= day && day <= last)

const addLength = (day: Day, { length, unit }: Extension): Day => {
  if (unit === 'weeks') return addWeeks(day, length)
  if (unit === 'months') return addMonths(day, length)
  if (unit === 'years') return addMonths(day, length * 12)
  return addDays(day, length)
}

/** Runs one length off the clock: the day it ends, and the same without any pause. */
const run = (
  from: { readonly real: Day; readonly plain: Day },
  length: Extension,
  still: readonly StandStill[],
  decreed: readonly Day[],
): { readonly real: Day; readonly plain: Day } => {
  if (length.unit === 'working_days') {
    const count = (start: Day, intervals: readonly StandStill[]): Day => {
      let day = start
      for (let left = length.length; left > 0; ) {
        day = addDays(day, 1)
        if (isWorkingDay(day, decreed) && !standsStill(day, intervals)) left -= 1
      }
      return day
    }
    return { real: count(from.real, still), plain: count(from.plain, []) }
  }
  const plain = addLength(from.plain, length)
  let real = addDays(from.real, daysBetween(from.plain, plain))
  for (const { first, last } of still) {
    const counted = latestDay(first, addDays(from.real, 1))
    if (counted <= last && counted <= real) real = addDays(real, daysBetween(counted, last) + 1)
  }
  return { real, plain }
}

/** Art. 4 Algemene termijnenwet: not for terms above 90 days, 12 weeks or 3 months, nor in years. */
export const generalActApplies = (term: Term): boolean => {
  if (term.kind !== 'legal' || term.general_act === false) return false
  const most: Readonly<Record<TermUnit, number>> = {
    working_days: 90,
    days: 90,
    weeks: 12,
    months: 3,
    years: 0,
  }
  return term.length <= most[term.unit]
}

/** Where a term ends before weekends and holidays are looked at, with pauses and the extension counted in. */
export const unshiftedEndOfTerm = (
  start: Day,
  term: Term,
  pauses: readonly Pause[],
  extension: Extension | null,
  today: Day,
  decreed: readonly Day[] = [],
): Day => {
  const still = standStills(pauses, start, today)
  const first = run({ real: start, plain: start }, term, still, decreed)
  return extension ? run(first, extension, still, decreed).real : first.real
}

/**
 * The last day of a term. The day of receipt or publication itself does not count.
 *
 * - Legal terms under the Algemene termijnenwet contain two working days when they are three days or more
 *   (art. 2) and do not end on a Saturday, Sunday or holiday (art. 1). Other legal terms end plainly.
 * - Service norms in working days count working days only. Service norms in days, weeks, months or years
 *   end on the calendar, and on the next working day when nobody works that day: our own rule, without a
 *   limit on the length.
 * - A pause adds the days it lasted (working days for a norm in working days), before any shift. A pause
 *   that began after the end adds nothing: late stays late. While a pause is open the end moves with today.
 * - An extension is added to the unshifted end, and the end is shifted once. What decides whether the act
 *   applies is the length of the term itself and that of the extension, each on its own.
 *
 * @param decreed days that a royal decree equates with holidays
 */
export const endOfTerm = (
  start: Day,
  term: Term,
  pauses: readonly Pause[],
  extension: Extension | null,
  today: Day,
  decreed: readonly Day[] = [],
): Day => {
  const plain = unshiftedEndOfTerm(start, term, pauses, extension, today, decreed)
  if (term.kind === 'service') return nextWorkingDay(plain, decreed)
  const ending: Term = extension ? { ...term, length: extension.length, unit: extension.unit } : term
  if (!generalActApplies(term) || !generalActApplies(ending)) return plain
  const still = standStills(pauses, start, today)
  let end = plain
  // Art. 1. A request sent in the days that art. 1 adds suspends those too.
  while (!isWorkingDay(end, decreed) || standsStill(end, still)) end = addDays(end, 1)
  if (!lastsThreeDays(term)) return end
  // Art. 2: days that stood still are no part of the term.
  let workingDays = countWorkingDays(start, end, still, decreed)
  while (workingDays < 2) {
    end = addDays(end, 1)
    if (isWorkingDay(end, decreed) && !standsStill(end, still)) workingDays += 1
  }
  return end
}

const lastsThreeDays = ({ length, unit }: Term): boolean =>
  unit === 'days' || unit === 'working_days' ? length >= 3 : length > 0

const countWorkingDays = (
  start: Day,
  end: Day,
  still: readonly StandStill[],
  decreed: readonly Day[],
): number =>
  still.reduce(
    (count, { first, last }) =>
      first > end ? count : count - workingDaysBetween(addDays(first, -1), earliestDay(last, end), decreed),
    workingDaysBetween(start, end, decreed),
  )

export type TermState = 'on_time' | 'due_soon' | 'overdue'

/** How a running term stands today. `warnDays` are calendar days; the last day itself is still in time. */
export const termState = (end: Day, today: Day, warnDays: number): TermState => {
  if (today > end) return 'overdue'
  return daysBetween(today, end) <= warnDays ? 'due_soon' : 'on_time'
}

/** True while the clock stands still on a day. */
export const isPaused = (pauses: readonly Pause[], day: Day): boolean =>
  pauses.some(
    ({ from, until, lapses }) =>
      from < day && (until === null || day < until) && (lapses == null || day < lapses),
  )

export interface LeadTime {
  /** Calendar days from start to end, or to today while it runs. */
  readonly total: number
  /** Days within those on which the clock stood still. */
  readonly paused: number
  /** `total` without `paused`. */
  readonly net: number
}

/** Lead time with and without pauses; public figures show both. */
export const leadTime = (start: Day, end: Day | null, pauses: readonly Pause[], today: Day): LeadTime => {
  const last = end ?? today
  const paused = standStills(pauses, start, today).reduce(
    (days, still) => days + Math.max(0, daysBetween(still.first, earliestDay(still.last, last)) + 1),
    0,
  )
  const total = Math.max(0, daysBetween(start, last))
  return { total, paused, net: total - paused }
}
