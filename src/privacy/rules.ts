import { addDays, addMonths, type Day } from '../kit/dates.ts'
import type { Result } from './retention.ts'
import type { DataRequest, TheirCase } from './store.ts'

/** In this time somebody may call off that everything is erased. */
export const coolingOffDays = 7

/** The last day to answer: a month after it was asked (art. 12(3) AVG). */
export const answerDue = (asked: Day): Day => addMonths(asked, 1)

export const runsOn = (asked: Day): Day => addDays(asked, coolingOffDays)

/** The request to erase that waits until its day, if any. */
export const openErasure = (requests: readonly DataRequest[]): DataRequest | undefined =>
  requests.find(({ kind, status }) => kind === 'erasure' && status === 'open')

/** What becomes of a case when somebody who takes part in it is erased. */
export type CaseFate =
  /** A decision in the sense of the law was taken: its record stays for the term of the archive. */
  | 'kept'
  /** Others carry it on, or the municipality with them: it goes on under a pseudonym. */
  | 'goes_on'
  /** Nobody else carries it: it is withdrawn, and what was told is erased. */
  | 'stops'
  /** It is over: what was told is erased. */
  | 'erased'

/** Erasing what is theirs alone; what others made too, or the law says must stay, stays without their name. */
export function fateOfCase(one: TheirCase, goesOn: readonly string[]): CaseFate {
  if (one.hasBesluit) return 'kept'
  if (!one.isAlone) return 'goes_on'
  if (one.endedOn !== null) return 'erased'
  return goesOn.includes(one.id) ? 'goes_on' : 'stops'
}

/** Until when the record of a case is kept, counted from its end. */
export const keptUntil = (ended: Day, years: number): Day => addMonths(ended, 12 * years)

/** What came of a case, as far as keeping its record looks at it. */
export const resultOf = (one: { readonly outcome: string; readonly hasBesluit: boolean }): Result => {
  if (one.hasBesluit) return 'decided'
  return one.outcome === 'completed' ? 'completed' : 'stopped'
}

/** The term is over the day after its last day. */
export const isPastTerm = (ended: Day, years: number, today: Day): boolean => keptUntil(ended, years) < today
