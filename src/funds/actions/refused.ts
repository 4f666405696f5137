import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import type { Booking, MoneyRefusal, Movement } from '../rules.ts'
import { refusalInWords } from '../words.ts'

/** The rule that was broken, in words, so that a page can show it at the right field. */
export class MoneyRefused extends Conflict {
  constructor(
    act: Pick<Act, 'locale'>,
    readonly refusal: MoneyRefusal,
  ) {
    super(refusalInWords(refusal, act.locale))
  }
}

/** The bookings of a movement that its rule allows. */
export function allowed(act: Pick<Act, 'locale'>, movement: Movement): readonly Booking[] {
  if (!movement.ok) throw new MoneyRefused(act, movement.refusal)
  return movement.bookings
}

const guards: Readonly<Record<string, MoneyRefusal>> = {
  ceiling_not_exceeded: { because: 'no_room', most: 0 },
  application_granted_once: { because: 'already_granted' },
  application_settled_once: { because: 'already_settled' },
  application_paid_within_grant: { because: 'above_grant', most: 0 },
  application_settled_within_grant: { because: 'above_grant', most: 0 },
  ledger_entry_counters_key: { because: 'already_corrected' },
}

/** What the database itself refuses is told as the rule that it guards. */
export async function guarded<T>(act: Pick<Act, 'locale'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : ''
    const refusal = guards[constraint]
    if (refusal) throw new MoneyRefused(act, refusal)
    throw error
  }
}
