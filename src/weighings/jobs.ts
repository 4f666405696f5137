import { openedCase, sendTo } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { lateLetter, lateToContactLetter } from './mails.ts'
import * as store from './store.ts'

/** Reminds who is late with a sheet, once, and tells who answers for the case. Safe to repeat. */
export async function remindAssessors(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const { id, case_id: caseId } of await store.lateSheets(act.db, today)) {
    await inTransaction(act, async (act) => {
      if (!(await store.markReminded(act.db, id, today))) return
      const opened = await openedCase(act, caseId)
      const [weighing] = await store.weighingsOf(act.db, caseId)
      const late = weighing && (await store.assessorsOf(act.db, weighing.id)).find((one) => one.id === id)
      if (!weighing || !late) return
      await sendTo(act, opened, [late.person_id], (about) => lateLetter(about, weighing.due_day))
      await sendTo(act, opened, [opened.contactId], lateToContactLetter, late.person_id)
    })
  }
}

export const weighingJobs: Jobs = { remind_assessors: (act) => remindAssessors(act) }

/** Time in UTC: in the morning. */
export const weighingSchedules: readonly Schedule[] = [{ job: 'remind_assessors', pattern: '50 5 * * *' }]
