import { change, sendToParties } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import { maskedIban } from '../../../kit/iban.ts'
import { moveMoney } from '../../actions/money.ts'
import { mayKeepBooks } from '../../rights.ts'
import { advance, pay } from '../../rules.ts'
import { applicationById, ceilingById } from '../../store.ts'
import { failedLetter, paidLetter } from '../mails.ts'
import { openHolder } from '../sealed.ts'
import { accountsByIds, batchById, type Payment, paymentById, storeCheck, storeOutcome } from '../store.ts'
import { PaymentRefused } from './refused.ts'

/**
 * The bank paid: only now money moves in the books, and who takes part hears how much was paid, when, and to which
 * account. Recorded once, whoever records it at the same moment.
 */
export async function recordPaid(
  act: Act,
  input: { readonly paymentId: string; readonly on: Day; readonly reason: string },
): Promise<void> {
  const payment = await mustFind(act, input.paymentId)
  if (input.on > dayOf(act.now)) throw new PaymentRefused(act, 'day_in_future')
  const account = (await accountsByIds(act.db, [payment.bank_account_id])).get(payment.bank_account_id)
  const iban = account && openHolder(act, account)?.iban
  await moveMoney(
    act,
    { applicationId: payment.application_id, reason: input.reason },
    {
      paidOn: input.on,
      before: (act) => mustBeOpen(act, payment),
      // Ahead of the account it is an advance; settled money is a payment.
      rule: (_, { balance }, scheme) =>
        balance.settlements > 0
          ? pay(balance, payment.cents)
          : advance(balance, payment.cents, scheme.advance.percentage),
      keep: async (act, { movement }) => {
        const known = await storeOutcome(act.db, payment.id, {
          outcome: 'paid',
          outcome_on: input.on,
          why_failed: null,
          recorded_by: act.actor.personId,
          movement,
        })
        if (!known) throw new PaymentRefused(act, 'known_already')
        return undefined
      },
      tell: (act, { after }) =>
        sendToParties(act, after, (about) =>
          paidLetter(about, {
            cents: payment.cents,
            kind: payment.kind,
            on: input.on,
            iban: iban ? maskedIban(iban) : null,
          }),
        ),
    },
  )
}

/**
 * The bank could not pay, and it is to be paid anew. Was the account not right, then who takes part is asked for another;
 * else the number that was checked still holds.
 */
export async function recordFailed(
  act: Act,
  input: {
    readonly paymentId: string
    readonly on: Day
    readonly reason: string
    readonly isAccountWrong: boolean
  },
): Promise<void> {
  const payment = await mustFind(act, input.paymentId)
  if (input.on > dayOf(act.now)) throw new PaymentRefused(act, 'day_in_future')
  const application = await applicationById(act.db, payment.application_id)
  const ceiling = application && (await ceilingById(act.db, application.ceiling_id))
  if (!application || !mayKeepBooks(act.actor, ceiling?.area_id ?? null)) throw new Forbidden()
  await change(
    act,
    application.case_id,
    async (act) => {
      await mustBeOpen(act, payment)
      await storeOutcome(act.db, payment.id, {
        outcome: 'failed',
        outcome_on: input.on,
        why_failed: input.reason.trim(),
        recorded_by: act.actor.personId,
        movement: null,
      })
      if (input.isAccountWrong)
        await storeCheck(act.db, payment.bank_account_id, {
          outcome: 'wrong',
          how: input.reason.trim(),
          checked_at: act.now,
          checked_by: act.actor.personId,
        })
      return [{ happening: { type: 'payment_failed', data: { cents: payment.cents } } }]
    },
    (act, { after }) =>
      sendToParties(act, after, (about) => failedLetter(about, payment.cents, input.isAccountWrong)),
  )
}

async function mustFind(act: Act, paymentId: string): Promise<Payment> {
  const payment = await paymentById(act.db, paymentId)
  if (!payment) throw new NotFound()
  return payment
}

/** Locks batch and payment: it was approved, and nobody recorded what became of it. */
async function mustBeOpen(act: Act, { id, batch_id }: Payment): Promise<void> {
  const batch = await batchById(act.db, batch_id, true)
  const payment = await paymentById(act.db, id, true)
  if (!batch?.approved_at) throw new PaymentRefused(act, 'not_approved')
  if (payment?.outcome !== null) throw new PaymentRefused(act, 'known_already')
}
