import { type Act, inTransaction } from '../kit/act.ts'
import { forgetDigests } from '../kit/audit.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { mailBorrower, mailLenders } from './mails.ts'
import { asksBack, forgetBefore, hasLapsed, nextAfter } from './rules.ts'
import * as store from './store.ts'

/**
 * The morning round: what lapsed gives its days back, who fetches or brings back something tomorrow is told so, who is late
 * and who lent it hear that, and who borrowed something long ago is forgotten. Safe to repeat.
 */
export async function tendLoans(act: Act): Promise<void> {
  const running = await store.runningLoans(act.db)
  for (const one of running) await inTransaction(act, (act) => tendOne(act, one, nextAfter(one, running)))
  const before = forgetBefore(dayOf(act.now), act.municipality.lending.keep_months)
  await inTransaction(act, async (act) => {
    const forgotten = await store.forgetLoans(act.db, before)
    await forgetDigests(act.db, 'loan', forgotten)
  })
}

async function tendOne(act: Act, { id, item_id }: store.Loan, next: store.Loan | null): Promise<void> {
  const item = await store.itemById(act.db, item_id, true)
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
  if (asksBack(loan, today)) {
    await store.updateLoan(act.db, id, { late_told_on: today })
    await mailBorrower(act, item, loan, 'late')
    await mailLenders(act, item, loan, 'late', next)
  }
}

export const lendingJobs: Jobs = { tend_loans: (act) => tendLoans(act) }

/** Time in UTC: in the morning. */
export const lendingSchedules: readonly Schedule[] = [{ job: 'tend_loans', pattern: '50 5 * * *' }]
