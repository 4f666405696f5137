import { type Act, inTransaction } from '../kit/act.ts'
import { forgetDigests } from '../kit/audit.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { mailBorrower } from './mails.ts'
import { forgetBefore, hasLapsed } from './rules.ts'
import * as store from './store.ts'

/**
 * The morning round: what lapsed gives its days back, who fetches or brings back something tomorrow is told so, and who
 * borrowed something long ago is forgotten. Safe to repeat.
 */
export async function tendLoans(act: Act): Promise<void> {
  for (const { id, item_id } of await store.runningLoans(act.db))
    await inTransaction(act, (act) => tendOne(act, item_id, id))
  const before = forgetBefore(dayOf(act.now), act.municipality.lending.keep_months)
  await inTransaction(act, async (act) => {
    const forgotten = await store.forgetLoans(act.db, before)
    await forgetDigests(act.db, 'loan', forgotten)
  })
}

async function tendOne(act: Act, itemId: string, id: string): Promise<void> {
  const item = await store.itemById(act.db, itemId, true)
  const loan = await store.loanById(act.db, id, true)
  if (!item || !loan) return
  const today = dayOf(act.now)
  const tomorrow = addDays(today, 1)
  if (hasLapsed(loan, today)) {
    await mailBorrower(act, item, await store.updateLoan(act.db, id, { state: 'lapsed' }), 'lapsed')
    return
  }
  if (loan.state === 'confirmed' && loan.starts_on === tomorrow && loan.reminded_on === null) {
    await store.updateLoan(act.db, id, { reminded_on: today })
    await mailBorrower(act, item, loan, 'fetch')
  }
  if (loan.state === 'out' && loan.ends_on === tomorrow && loan.return_reminded_on === null) {
    await store.updateLoan(act.db, id, { return_reminded_on: today })
    await mailBorrower(act, item, loan, 'bring_back')
  }
}

export const lendingJobs: Jobs = { tend_loans: (act) => tendLoans(act) }

/** Time in UTC: in the morning. */
export const lendingSchedules: readonly Schedule[] = [{ job: 'tend_loans', pattern: '50 5 * * *' }]
