import type { Act } from '../../../kit/act.ts'
import { Conflict } from '../../../kit/errors.ts'
import type { BatchFault } from '../rules.ts'
import { texts } from '../texts.ts'

/** Why something about a payment cannot be done; the words are in `texts.ts`. */
export type PaymentFault =
  | BatchFault
  | 'no_iban'
  | 'not_granted'
  | 'nobody_paid'
  | 'under_way'
  | 'account_changed'
  | 'account_not_right'
  | 'no_legal_entity'
  | 'not_ready'
  | 'nothing_chosen'
  | 'day_has_passed'
  | 'known_already'
  | 'day_in_future'

export class PaymentRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly fault: PaymentFault,
  ) {
    super(texts(act.locale).faults[fault])
  }
}

/** What the database itself refuses is told as the rule that it guards. */
export async function guardedPayment<T>(act: Pick<Act, 'locale'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
    if (constraint === 'payment_under_way') throw new PaymentRefused(act, 'not_ready')
    if (constraint === 'payment_batch_four_eyes') throw new PaymentRefused(act, 'own_batch')
    if (constraint === 'payment_batch_legal_entity') throw new PaymentRefused(act, 'no_legal_entity')
    throw error
  }
}
