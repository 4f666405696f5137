import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { askWhetherItHelped, tellLate } from './actions.ts'
import * as store from './store.ts'

/** Links in mails work for so long. */
const linkDays = 400

/** The morning round of referrals: says what nobody answered, and asks whether it helped. Safe to repeat. */
export async function followReferrals(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const { id } of await store.lateUntold(act.db, today))
    await inTransaction(act, (act) => tellLate(act, id))
  for (const { id } of await store.toAsk(act.db, today))
    await inTransaction(act, (act) => askWhetherItHelped(act, id))
  await store.forgetLinks(act.db, addDays(today, -linkDays))
}

export const referralJobs: Jobs = { follow_referrals: (act) => followReferrals(act) }

/** Time in UTC: in the morning. */
export const referralSchedules: readonly Schedule[] = [{ job: 'follow_referrals', pattern: '55 7 * * *' }]
