import { endOfTerm } from '../../cases/index.ts'
import type { Day } from '../../kit/dates.ts'
import { type ApplicationBalance, paidOut } from '../rules.ts'
import type { Scheme } from '../schema.ts'

/** What a payment is of: all at once, what goes ahead of the account, or what is left after it. */
export const paymentKinds = ['whole', 'advance', 'rest'] as const
export type PaymentKind = (typeof paymentKinds)[number]

export interface Due {
  readonly kind: PaymentKind
  readonly cents: number
}

/** Who checks account holder and power to sign, where the scheme does not say. */
const usualChecker = ['fund_manager'] as const

/** What a scheme says about paying, also a version of before it could say so. */
export const paymentRules = ({ payment }: Pick<Scheme, 'payment'>): NonNullable<Scheme['payment']> =>
  payment ?? { to: 'applicant', checked_by: [...usualChecker] }

/**
 * What is to be paid now: after settling all of it that was not paid (art. 4:52 Awb), before that the part that the
 * scheme pays ahead (art. 4:95 Awb). Null when nothing is, or when nobody gets money under this scheme.
 */
export function dueOf(scheme: Pick<Scheme, 'advance' | 'payment'>, balance: ApplicationBalance): Due | null {
  if (balance.grants === 0 || paymentRules(scheme).to === 'nobody') return null
  const out = paidOut(balance)
  const isSettled = balance.settlements > 0
  const { percentage } = scheme.advance
  const whole = isSettled ? balance.settled : Math.floor((balance.granted * percentage) / 100)
  const cents = whole - out
  if (cents <= 0) return null
  if (isSettled) return { kind: out === 0 ? 'whole' : 'rest', cents }
  return { kind: percentage === 100 ? 'whole' : 'advance', cents }
}

/** The last day to pay: the term of the scheme after the decision, art. 4:87 Awb where it is a legal one. */
export const dueDay = ({ terms }: Pick<Scheme, 'terms'>, decidedOn: Day): Day =>
  endOfTerm(decidedOn, terms.pay, [], null, decidedOn)

/** A bank account as the rules look at it. */
export interface AccountStanding {
  readonly outcome: 'right' | 'wrong' | null
}

/** What keeps a payment from being made, or that it is ready. */
export type Readiness =
  | 'no_legal_entity'
  | 'no_account'
  | 'account_wrong'
  | 'to_check'
  | 'under_way'
  | 'ready'

/** Nothing is paid of a grant for which the legal entity that it needs stepped back. */
export function readinessOf(
  account: AccountStanding | null,
  isUnderWay: boolean,
  lacksLegalEntity = false,
): Readiness {
  if (isUnderWay) return 'under_way'
  if (lacksLegalEntity) return 'no_legal_entity'
  if (!account) return 'no_account'
  if (account.outcome === 'wrong') return 'account_wrong'
  return account.outcome === 'right' ? 'ready' : 'to_check'
}

/** A batch as the rules look at it. */
export interface BatchStanding {
  readonly pay_on: Day
  readonly made_by: string
  readonly approved_by: string | null
  readonly called_off_at: Date | null
}

export type BatchState = 'made' | 'approved' | 'done' | 'called_off'

/** How a batch stands; done when of every payment is known what became of it. */
export function stateOfBatch(batch: BatchStanding, open: number): BatchState {
  if (batch.called_off_at) return 'called_off'
  if (batch.approved_by === null) return 'made'
  return open === 0 ? 'done' : 'approved'
}

export type BatchFault =
  | 'own_batch'
  | 'approved_already'
  | 'called_off_already'
  | 'not_approved'
  | 'pay_day_passed'

/** Four eyes: who made a batch does not approve it. A bank does not pay on a day that has passed. */
export function approvalFault(batch: BatchStanding, personId: string | null, today: Day): BatchFault | null {
  if (batch.called_off_at) return 'called_off_already'
  if (batch.approved_by !== null) return 'approved_already'
  if (batch.pay_on < today) return 'pay_day_passed'
  return personId === null || personId === batch.made_by ? 'own_batch' : null
}

/** A batch can be called off until somebody approved it: then it may be at the bank. */
export function callOffFault(batch: BatchStanding): BatchFault | null {
  if (batch.called_off_at) return 'called_off_already'
  return batch.approved_by === null ? null : 'approved_already'
}

/**
 * Until which day a payment counts as late: paid, until it was paid; what was called off or failed is late no more, for
 * what it was for is to be paid anew. Undefined while nobody knows what became of it: until today.
 */
export function lateAsOf(payment: {
  readonly outcome: 'paid' | 'failed' | 'called_off' | null
  readonly outcome_on: Day | null
}): Day | null | undefined {
  if (payment.outcome === null) return undefined
  return payment.outcome === 'paid' ? payment.outcome_on : null
}

const turn: readonly Readiness[] = [
  'ready',
  'to_check',
  'account_wrong',
  'no_legal_entity',
  'no_account',
  'under_way',
]

/** What can be done now comes first: what can be paid, numbers to check, then what waits for others; each in its order. */
export const doableFirst = <T extends { readonly readiness: Readiness }>(all: readonly T[]): readonly T[] =>
  turn.flatMap((readiness) => all.filter((one) => one.readiness === readiness))
