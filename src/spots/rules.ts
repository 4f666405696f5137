import { addDays, addMonths, type Day } from '../kit/dates.ts'

/** What the state of a place follows from. */
export interface Offer {
  readonly retired_on: Day | null
  readonly free_from: Day | null
  readonly free_until: Day | null
}

/** A time in which somebody has a place; `ended_on` is the first day on which it is free again. */
export interface Period {
  readonly starts_on: Day
  readonly ends_on: Day
  readonly ended_on: Day | null
}

export type SpotState = 'offered' | 'taken' | 'gone'

const isRunning = ({ ended_on, ends_on }: Period, today: Day): boolean =>
  ended_on === null && ends_on >= today

/** On offer, taken by an agreement that runs or is to begin, or not on offer any more. */
export function stateOf(spot: Offer, agreements: readonly Period[], today: Day): SpotState {
  if (agreements.some((one) => isRunning(one, today))) return 'taken'
  return spot.retired_on !== null || (spot.free_until !== null && spot.free_until < today)
    ? 'gone'
    : 'offered'
}

/** The agreement in whose time a part of these days falls. */
export const inTheWay = <P extends Period>(agreements: readonly P[], from: Day, until: Day): P | undefined =>
  agreements.find(({ starts_on, ends_on, ended_on }) => {
    const free = ended_on ?? addDays(ends_on, 1)
    return starts_on <= until && from < free && starts_on < free
  })

/** Nobody has a place for longer at a time; an agreement can be extended. */
const mostMonths = 300

export type PeriodFault = 'order' | 'past' | 'too_long' | 'before_free' | 'after_free' | 'taken'

/** Why a place cannot be had in these days, or null when it can. */
export function periodFault(
  spot: Offer,
  agreements: readonly Period[],
  { from, until }: { readonly from: Day; readonly until: Day },
  today: Day,
): PeriodFault | null {
  if (until < from) return 'order'
  if (from < today) return 'past'
  if (until > addMonths(from, mostMonths)) return 'too_long'
  if (spot.free_from !== null && from < spot.free_from) return 'before_free'
  if (spot.free_until !== null && until > spot.free_until) return 'after_free'
  return inTheWay(agreements, from, until) ? 'taken' : null
}

/** Somebody waits for an answer about a place. */
export interface Waiting {
  readonly due_on: Day
}

/** The last day on which who asks today hears whether it is possible. */
export const answerBy = (today: Day): Day => addDays(today, answerDays)

/** The day by which who asked first has an answer; null when nobody waits. */
export const firstAnswerOn = (requests: readonly Waiting[]): Day | null =>
  requests.map(({ due_on }) => due_on).sort()[0] ?? null

/** Within so many days who asks for a place hears whether it is possible. */
export const answerDays = 21

/** So many days before its end who uses a place is told so. */
const warnDays = 42

/** So many days before an inspection who uses a place is told so. */
export const tellDays = 7

export const isEndNear = (agreement: Period, today: Day): boolean =>
  isRunning(agreement, today) && addDays(today, warnDays) >= agreement.ends_on

export const mustWarn = (agreement: Period & { readonly warned_on: Day | null }, today: Day): boolean =>
  isEndNear(agreement, today) && agreement.warned_on === null
