import { endOfTerm } from '../../cases/index.ts'
import { addDays, type Day, daysBetween } from '../../kit/dates.ts'
import type { Scheme } from '../schema.ts'

/** Why a grant is settled at this amount: as granted, or lower on a ground of the law (art. 4:46 Awb). */
export const settlementGrounds = [
  'as_granted',
  'costs_lower',
  'not_done',
  'duties_not_met',
  'wrong_data',
  'grant_was_wrong',
] as const
export type SettlementGround = (typeof settlementGrounds)[number]

type Accountability = Pick<Scheme, 'accountability'>
type Terms = Pick<Scheme, 'terms'>

/** Whether a grant of this amount is settled with its decision, without an account. */
export const isSettledAtOnce = ({ accountability }: Accountability, cents: number): boolean =>
  cents <= accountability.settled_at_once_up_to_cents

/** Whether invoices and proof of payment go along. */
export const asksEvidence = ({ accountability }: Accountability, cents: number): boolean =>
  cents > accountability.evidence_above_cents

/** Where a version of a scheme does not say it yet: a year after the decision. */
const usualTerm = { length: 12, unit: 'months', kind: 'service' } as const
const usualReminders: readonly number[] = [28, 7]

/** So many days before the last day who got a grant is reminded. */
export const remindersOf = ({ accountability }: Accountability): readonly number[] =>
  accountability.remind_days_before ?? usualReminders

/** How long after the decision the account comes in. */
export const accountTerm = ({ terms }: Terms): NonNullable<Scheme['terms']['account']> =>
  terms.account ?? usualTerm

/** The last day on which the account comes in. */
export const accountDue = (scheme: Terms, grantedOn: Day): Day =>
  endOfTerm(grantedOn, accountTerm(scheme), [], null, grantedOn)

/** Where a scheme does not say it: the eight weeks of the law (art. 4:13 lid 2 Awb). */
const lawfulTerm = { length: 8, unit: 'weeks', kind: 'legal' } as const

/** How long after the account came in we settle the grant. */
export const settleTerm = ({ terms }: Terms): NonNullable<Scheme['terms']['settle']> =>
  terms.settle ?? lawfulTerm

/** Our last day to settle a grant of which the account came in on this day. */
export const settleBy = (scheme: Terms, receivedOn: Day, today: Day): Day =>
  endOfTerm(receivedOn, settleTerm(scheme), [], null, today)

/**
 * What is said on this day, as a mark that is said once: so many days before the last day, and after it the day after and
 * then every four weeks. Null when nothing is.
 */
export function reminderFor({ accountability }: Accountability, due: Day, today: Day): string | null {
  const left = daysBetween(today, due)
  if (left < 0) return `late-${Math.floor((-left - 1) / 28)}`
  const before = [...remindersOf({ accountability })].sort((a, b) => a - b)
  const reached = before.find((days) => left <= days)
  return reached === undefined ? null : `before-${reached}`
}

/** What the account says, as far as rules look at it. */
export interface Reported {
  readonly spent_cents: number
  readonly unspent_cents: number
}

/** Why an account does not add up: what was spent and what is left is at least what was granted. */
export const reportFault = (
  { spent_cents, unspent_cents }: Reported,
  granted: number,
): 'does_not_add_up' | null =>
  spent_cents + unspent_cents < granted || unspent_cents > granted ? 'does_not_add_up' : null

/** What the account leads to, for who assesses it: what was granted less what is left. */
export const proposedCents = (report: Reported | null, granted: number): number =>
  report ? Math.max(0, granted - report.unspent_cents) : granted

export type SettlementFault = 'ground_needed' | 'amount_as_granted' | 'above_grant'

/** Lower only on a ground that the law knows, and in full only at the amount that was granted. */
export function settlementFault(
  ground: SettlementGround,
  cents: number,
  granted: number,
): SettlementFault | null {
  if (cents > granted) return 'above_grant'
  if (ground === 'as_granted') return cents === granted ? null : 'ground_needed'
  return cents < granted ? null : 'amount_as_granted'
}

/** What was paid too much is paid back within six weeks (art. 4:87 Awb). */
export const payBackBy = (decidedOn: Day): Day =>
  endOfTerm(decidedOn, { kind: 'legal', length: 6, unit: 'weeks' }, [], null, decidedOn)

/** How long an account may come later at most, so that it is not put off for ever. */
export const latestDelay = (due: Day): Day => addDays(due, 366)
