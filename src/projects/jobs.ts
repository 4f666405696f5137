import { type Act, inTransaction } from '../kit/act.ts'
import { forgetDigests } from '../kit/audit.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { removeDone } from '../kit/outbox.ts'
import { mailSignUp, signUpMailKind } from './meeting-mails.ts'
import { keepSignUpDays, remindsNow } from './meeting-rules.ts'
import * as store from './store.ts'

/**
 * The morning round of meetings: who comes tomorrow is reminded, and who signed up for a meeting that is long over is
 * forgotten, with the mails about it. Safe to repeat.
 */
export async function tendMeetings(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const id of await store.meetingsToRemind(act.db)) await inTransaction(act, (act) => remind(act, id))
  await removeDone(act.db, signUpMailKind)
  await inTransaction(act, async (act) => {
    const over: string[] = []
    for (const id of await store.meetingsWithNames(act.db)) {
      const meeting = await store.projectMeetingById(act.db, id)
      if (meeting && addDays(dayOf(meeting.ends_at), keepSignUpDays) < today) over.push(id)
    }
    await forgetDigests(act.db, 'meeting_sign_up', await store.deleteSignUps(act.db, over))
  })
}

async function remind(act: Act, meetingId: string): Promise<void> {
  const meeting = await store.projectMeetingById(act.db, meetingId, true)
  const project = meeting ? await store.projectById(act.db, meeting.project_id) : null
  if (!meeting || !project) return
  const today = dayOf(act.now)
  const days = { today, tomorrow: addDays(today, 1) }
  for (const one of await store.signUpsOf(act.db, meetingId)) {
    if (!remindsNow(meeting, one, days)) continue
    await store.updateSignUp(act.db, one.id, { reminded_at: act.now })
    await mailSignUp(act, { project, meeting }, one, 'reminder')
  }
}

export const projectJobs: Jobs = { tend_meetings: (act) => tendMeetings(act) }

/** Time in UTC: in the morning. */
export const projectSchedules: readonly Schedule[] = [{ job: 'tend_meetings', pattern: '35 6 * * *' }]
