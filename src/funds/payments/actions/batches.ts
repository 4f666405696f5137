import { casesByIds } from '../../../cases/index.ts'
import { type Act, inTransaction } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import { mayKeepBooks } from '../../rights.ts'
import { applicationsByIds, lockedCeiling } from '../../store.ts'
import { tellApprovers } from '../approvers.ts'
import { heldPayments } from '../held.ts'
import { type Payable, payables } from '../payables.ts'
import { mayApprovePayments } from '../rights.ts'
import { approvalFault, callOffFault } from '../rules.ts'
import {
  accountsByIds,
  areasOfBatch,
  type Batch,
  batchById,
  insertBatch,
  insertPayments,
  paymentCounts,
  paymentsOfBatch,
  storeApproval,
  storeCallingOff,
} from '../store.ts'
import { guardedPayment, PaymentRefused } from './refused.ts'

/**
 * Makes a batch of what is to be paid for these applications. What changed since the page was read is refused as a
 * whole, so that nobody approves another list than the one that was made. Who may approve it is told. Answers its identifier.
 */
export async function makeBatch(
  act: Act,
  input: { readonly applicationIds: readonly string[]; readonly payOn: Day },
): Promise<string> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  return inTransaction(act, (act) =>
    guardedPayment(act, async () => {
      const ready = await batchFor(act, input, lockCeilings)
      const batch = await insertBatch(act.db, {
        made_at: act.now,
        made_by: personId,
        pay_on: input.payOn,
        year: Number(dayOf(act.now).slice(0, 4)),
      })
      await insertPayments(act.db, await asPayments(act, batch, ready))
      await tellApprovers(act, batch, {
        areas: [...new Set(ready.map(({ ceiling }) => ceiling.area_id))],
        cents: ready.reduce((sum, { due }) => sum + due.cents, 0),
        payments: ready.length,
      })
      return batch.id
    }),
  )
}

/**
 * What a batch of these applications would pay now, before it is made.
 * @throws PaymentRefused when nothing was chosen, the day has passed or one of them cannot be paid now
 */
export async function batchFor(
  act: Act,
  input: { readonly applicationIds: readonly string[]; readonly payOn: Day },
  first: (act: Act, applicationIds: readonly string[]) => Promise<void> = mayPayAll,
): Promise<readonly Payable[]> {
  const ids = [...new Set(input.applicationIds)]
  if (ids.length === 0) throw new PaymentRefused(act, 'nothing_chosen')
  if (input.payOn < dayOf(act.now)) throw new PaymentRefused(act, 'day_has_passed')
  await first(act, ids)
  const ready = (await payables(act, ids)).filter(({ readiness }) => readiness === 'ready')
  if (ready.length !== ids.length) throw new PaymentRefused(act, 'not_ready')
  return ready
}

/** Keeps the books of every ceiling that would pay. */
async function mayPayAll(act: Act, applicationIds: readonly string[]): Promise<void> {
  const found = await payables(act, applicationIds)
  if (!found.every(({ ceiling }) => mayKeepBooks(act.actor, ceiling.area_id))) throw new Forbidden()
}

/** Nobody grants, settles or pays for these meanwhile. Always in the same order, so that two never wait for each other. */
async function lockCeilings(act: Act, applicationIds: readonly string[]): Promise<void> {
  const applications = await applicationsByIds(act.db, applicationIds)
  if (applications.size !== applicationIds.length) throw new NotFound()
  const ceilings = [...new Set([...applications.values()].map(({ ceiling_id }) => ceiling_id))].sort()
  for (const id of ceilings) {
    const ceiling = await lockedCeiling(act.db, id)
    if (!mayKeepBooks(act.actor, ceiling?.area_id ?? null)) throw new Forbidden()
  }
}

/** The reference says which plan it is, and how often it was paid for: people can read it on their statement. */
async function asPayments(act: Act, batch: Batch, ready: readonly Payable[]) {
  const ids = ready.map(({ application }) => application.id)
  const [counts, cases] = await Promise.all([
    paymentCounts(act.db, ids),
    casesByIds(
      act.db,
      ready.map(({ application }) => application.case_id),
    ),
  ])
  return ready.map(({ application, account, due, dueOn }) => {
    const number = cases.get(application.case_id)?.number ?? application.id
    const nth = (counts.get(application.id) ?? 0) + 1
    return {
      batch_id: batch.id,
      application_id: application.id,
      bank_account_id: account?.id ?? '',
      kind: due.kind,
      cents: due.cents,
      due_on: dueOn,
      reference: `${number}-${application.scheme_key.slice(0, 12)}-${nth}`,
    }
  })
}

/** Somebody else looked at it, and it goes to the bank. */
export const approveBatch = (act: Act, batchId: string): Promise<void> =>
  withBatch(act, batchId, async (act, batch) => {
    const { personId } = act.actor
    if (personId === null) throw new Forbidden()
    await mustApproveAll(act, batch)
    const fault = approvalFault(batch, personId, dayOf(act.now))
    if (fault) throw new PaymentRefused(act, fault)
    await mustHaveItsAccounts(act, batch)
    if ((await heldPayments(act, await paymentsOfBatch(act.db, batch.id))).size > 0)
      throw new PaymentRefused(act, 'no_legal_entity')
    await storeApproval(act.db, batch.id, personId, act.now)
  })

/** Every payment goes to the account that holds now, and that was found right. */
async function mustHaveItsAccounts(act: Act, { id }: Batch): Promise<void> {
  const payments = await paymentsOfBatch(act.db, id)
  const accounts = await accountsByIds(
    act.db,
    payments.map(({ bank_account_id }) => bank_account_id),
  )
  const areRight = payments.every(({ bank_account_id }) => {
    const account = accounts.get(bank_account_id)
    return account?.outcome === 'right' && account.replaced_at === null
  })
  if (!areRight) throw new PaymentRefused(act, 'account_not_right')
}

/** A batch is approved or called off as a whole, by who may for every ceiling it pays from. */
async function mustApproveAll(act: Act, { id }: Batch): Promise<void> {
  if (!mayApprovePayments(act.actor, await areasOfBatch(act.db, id))) throw new Forbidden()
}

/** Calls a batch off before it was approved; what it was for is to be paid again. */
export const callOffBatch = (
  act: Act,
  input: { readonly batchId: string; readonly reason: string },
): Promise<void> =>
  withBatch(act, input.batchId, async (act, batch) => {
    await mustApproveAll(act, batch)
    const fault = callOffFault(batch)
    if (fault) throw new PaymentRefused(act, fault)
    await storeCallingOff(act.db, batch.id, {
      by: act.actor.personId,
      at: act.now,
      on: dayOf(act.now),
      why: input.reason.trim(),
    })
  })

/** A batch, locked: of two who approve, call off or record at once, the second sees what the first did. */
async function withBatch(
  act: Act,
  batchId: string,
  work: (act: Act, batch: Batch) => Promise<void>,
): Promise<void> {
  await inTransaction(act, (act) =>
    guardedPayment(act, async () => {
      const batch = await batchById(act.db, batchId, true)
      if (!batch) throw new NotFound()
      await work(act, batch)
    }),
  )
}

/** A batch with its payments; not found when there is none. */
export async function batchWithPayments(act: Act, batchId: string) {
  const batch = await batchById(act.db, batchId)
  if (!batch) throw new NotFound()
  return { batch, payments: await paymentsOfBatch(act.db, batchId) }
}
