import { openedCase, sendToParties } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import type { Jobs, Schedule } from '../../kit/jobs.ts'
import { applicationsByIds, schemesByVersion } from '../store.ts'
import { reminderLetter } from './mails.ts'
import { reminderFor } from './rules.ts'
import { claimReminder, openAccounts } from './store.ts'

/** The daily round: reminds who got a grant of their account, before the last day and after it; each once. */
export async function remindOfAccounts(act: Act): Promise<void> {
  const today = dayOf(act.now)
  const open = (await openAccounts(act.db)).filter(({ waitsFor }) => waitsFor === 'account')
  const applications = await applicationsByIds(
    act.db,
    open.map(({ applicationId }) => applicationId),
  )
  const schemes = await schemesByVersion(act.db, [...applications.values()])
  for (const { applicationId, day } of open) {
    const application = applications.get(applicationId)
    const scheme = application && schemes.get(`${application.scheme_key} ${application.scheme_version}`)
    const reminder = scheme ? reminderFor(scheme, day, today) : null
    if (!application || reminder === null) continue
    await inTransaction(act, async (act) => {
      const mark = { application_id: applicationId, due_on: day, reminder, at: act.now }
      if (!(await claimReminder(act.db, mark))) return
      const opened = await openedCase(act, application.case_id)
      await sendToParties(act, opened, (about) => reminderLetter(about, day, day < today))
    })
  }
}

export const accountabilityJobs: Jobs = { remind_of_accounts: remindOfAccounts }

export const accountabilitySchedules: readonly Schedule[] = [
  { job: 'remind_of_accounts', pattern: '40 5 * * *' },
]
