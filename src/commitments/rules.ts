import type { EndKind } from '../cases/index.ts'
import { type Day, daysBetween } from '../kit/dates.ts'

/** What can be promised. */
export const commitmentKinds = ['time', 'goods', 'place', 'permit', 'money', 'decision'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

export const ownerKinds = ['municipality', 'initiator', 'partner'] as const
export type OwnerKind = (typeof ownerKinds)[number]

/** What happened to a promise, oldest first; a promise is nothing but these. */
export type EntryFact =
  | { readonly type: 'made'; readonly on: Day; readonly due: Day }
  /** Told why the day is not met, with the new day. */
  | { readonly type: 'explained_late'; readonly on: Day; readonly due: Day }
  /** Delivered on `keptOn`, reported on `on`. */
  | { readonly type: 'kept'; readonly on: Day; readonly keptOn: Day }
  | { readonly type: 'withdrawn'; readonly on: Day }
  /** The case ended, and the promise with it. */
  | { readonly type: 'ended'; readonly on: Day; readonly because: EndKind }

export const statuses = [
  'open',
  'due_soon',
  'late',
  'kept_on_time',
  'kept_late',
  'withdrawn',
  'ended',
] as const
export type CommitmentStatus = (typeof statuses)[number]

export interface CommitmentState {
  readonly status: CommitmentStatus
  /** The first promised day: it never disappears, and late is late against this day. */
  readonly firstDue: Day
  /** The last new day given with a reason; null when the first one still stands. */
  readonly newDue: Day | null
  /** The day we now expect it. */
  readonly due: Day
  /** Days after the first promised day, until it was kept or closed or until today; 0 when not late. */
  readonly daysLate: number
  /** Days until the first promised day; 0 on that day and after it. */
  readonly daysLeft: number
  readonly closedOn: Day | null
  /** How the case ended with which this promise ended; null for any other status. */
  readonly endedBecause: EndKind | null
}

/** A week before the day a promise is "due soon": then its owner is reminded too. */
export const soonDays = 7

/** How a promise stands on `today`: a pure function of its entries. */
export function stateOf(entries: readonly EntryFact[], today: Day): CommitmentState {
  const made = entries.find((entry) => entry.type === 'made')
  if (!made) throw new Error('A commitment starts with being made')
  const newDue = entries.findLast((entry) => entry.type === 'explained_late')?.due ?? null
  const kept = entries.find((entry) => entry.type === 'kept')
  const dropped = entries.find((entry) => entry.type === 'withdrawn' || entry.type === 'ended')
  const firstDue = made.due
  const closedOn = kept?.keptOn ?? dropped?.on ?? null
  const measuredOn = closedOn ?? today
  const daysLate = Math.max(0, daysBetween(firstDue, measuredOn))
  const daysLeft = Math.max(0, daysBetween(today, firstDue))
  return {
    status: dropped?.type ?? statusOf(kept !== undefined, daysLate, daysLeft),
    firstDue,
    newDue,
    due: newDue ?? firstDue,
    daysLate,
    daysLeft,
    closedOn,
    endedBecause: dropped?.type === 'ended' ? dropped.because : null,
  }
}

function statusOf(kept: boolean, daysLate: number, daysLeft: number): CommitmentStatus {
  if (kept) return daysLate > 0 ? 'kept_late' : 'kept_on_time'
  if (daysLate > 0) return 'late'
  return daysLeft <= soonDays ? 'due_soon' : 'open'
}

export const isOpen = (status: CommitmentStatus): boolean =>
  status === 'open' || status === 'due_soon' || status === 'late'

/** Figures about promises, all counted from their entries. */
export interface Punctuality {
  readonly total: number
  /** Not yet due. */
  readonly running: number
  readonly lateNow: number
  readonly keptOnTime: number
  readonly keptLate: number
  /** Withdrawn after the promised day: that promise was not kept. */
  readonly withdrawnLate: number
  /** Withdrawn in time: left out of the percentage. */
  readonly withdrawnInTime: number
  /** Late already when its case ended: that promise was not kept. */
  readonly endedLate: number
  /** Its case ended before the promised day had passed: left out of the percentage. */
  readonly endedInTime: number
  /** Promises that can be judged: kept, late, or withdrawn or ended too late. */
  readonly judged: number
  /** Of the judged ones kept on or before the first promised day, in whole per cents; null when there are none. */
  readonly percentage: number | null
}

export interface StatusCounts {
  readonly running: number
  readonly lateNow: number
  readonly keptOnTime: number
  readonly keptLate: number
  readonly withdrawnLate: number
  readonly withdrawnInTime: number
  readonly endedLate: number
  readonly endedInTime: number
}

export function punctualityOf(counts: StatusCounts): Punctuality {
  const judged =
    counts.keptOnTime + counts.keptLate + counts.lateNow + counts.withdrawnLate + counts.endedLate
  return {
    ...counts,
    judged,
    total: judged + counts.running + counts.withdrawnInTime + counts.endedInTime,
    percentage: judged === 0 ? null : Math.round((counts.keptOnTime / judged) * 100),
  }
}

/** The share of promises kept on or before the first promised day. A new date does not help. */
export function punctuality(states: readonly CommitmentState[]): Punctuality {
  const count = (fits: (state: CommitmentState) => boolean): number => states.filter(fits).length
  return punctualityOf({
    running: count(({ status }) => status === 'open' || status === 'due_soon'),
    lateNow: count(({ status }) => status === 'late'),
    keptOnTime: count(({ status }) => status === 'kept_on_time'),
    keptLate: count(({ status }) => status === 'kept_late'),
    withdrawnLate: count(({ status, daysLate }) => status === 'withdrawn' && daysLate > 0),
    withdrawnInTime: count(({ status, daysLate }) => status === 'withdrawn' && daysLate === 0),
    endedLate: count(({ status, daysLate }) => status === 'ended' && daysLate > 0),
    endedInTime: count(({ status, daysLate }) => status === 'ended' && daysLate === 0),
  })
}

export type Reminder = 'soon' | 'today' | 'passed' | `late_${number}`

/**
 * Which reminder belongs to a promised day today: a week before, on the day, the day after, and then every week.
 * A round that was missed is not made up for: only what holds now is said.
 */
export function reminderFor(due: Day, today: Day): Reminder | null {
  const left = daysBetween(today, due)
  if (left > soonDays) return null
  if (left > 0) return 'soon'
  if (left === 0) return 'today'
  const weeks = Math.floor((-left - 1) / 7)
  return weeks === 0 ? 'passed' : `late_${weeks}`
}

/** Why something cannot be done with a promise; the words are in `texts.ts`. */
export type CommitmentRefusal =
  | 'already_closed'
  | 'due_in_past'
  | 'due_too_far'
  | 'new_due_not_later'
  | 'kept_in_future'
  | 'kept_before_made'
  | 'kept_before_explained'

const longestDays = 10 * 366

export function promiseRefusal(due: Day, today: Day): CommitmentRefusal | null {
  if (due < today) return 'due_in_past'
  return daysBetween(today, due) > longestDays ? 'due_too_far' : null
}

/** A new day lies after the day that stands and not before today. */
export function explainRefusal(state: CommitmentState, newDue: Day, today: Day): CommitmentRefusal | null {
  if (!isOpen(state.status)) return 'already_closed'
  if (newDue < today) return 'due_in_past'
  if (newDue <= state.due) return 'new_due_not_later'
  return daysBetween(today, newDue) > longestDays ? 'due_too_far' : null
}

/** The first day on which a promise can have been kept: who said it would be later, did not have it then. */
export const keptFrom = (entries: readonly EntryFact[]): Day => {
  const last = entries.findLast(({ type }) => type === 'made' || type === 'explained_late')
  if (!last) throw new Error('A commitment starts with being made')
  return last.on
}

export function keepRefusal(
  entries: readonly EntryFact[],
  keptOn: Day,
  today: Day,
): CommitmentRefusal | null {
  if (!isOpen(stateOf(entries, today).status)) return 'already_closed'
  if (keptOn > today) return 'kept_in_future'
  if (keptOn >= keptFrom(entries)) return null
  return entries.some(({ type }) => type === 'explained_late') ? 'kept_before_explained' : 'kept_before_made'
}

/** The stored summary of a promise; it follows from the entries. */
export interface CommitmentSummary {
  readonly made_on: Day
  readonly first_due: Day
  readonly due_day: Day
  readonly kept_on: Day | null
  readonly withdrawn_on: Day | null
  readonly ended_on: Day | null
  readonly ended_because: EndKind | null
}

/** How a promise stands according to its stored summary, for lists. The same as from its entries. */
export function stateOfSummary(summary: CommitmentSummary, today: Day): CommitmentState {
  const { made_on, first_due, due_day, kept_on, withdrawn_on, ended_on, ended_because } = summary
  return stateOf(
    [
      { type: 'made', on: made_on, due: first_due },
      ...(due_day === first_due ? [] : [{ type: 'explained_late', on: made_on, due: due_day } as const]),
      ...(kept_on ? [{ type: 'kept', on: kept_on, keptOn: kept_on } as const] : []),
      ...(withdrawn_on ? [{ type: 'withdrawn', on: withdrawn_on } as const] : []),
      ...(ended_on && ended_because
        ? [{ type: 'ended', on: ended_on, because: ended_because } as const]
        : []),
    ],
    today,
  )
}
