import { change, openedCase, sendTo } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { endPromises } from './ending.ts'
import { reminderLetter } from './mails.ts'
import { mailAbout, projectOf } from './projects.ts'
import { promisedBy } from './promised.ts'
import { reminderFor, soonDays } from './rules.ts'
import { foldCounts } from './store/counts.ts'
import * as store from './store.ts'
import { bodyOf } from './words.ts'

/**
 * The daily round: reminds owner and guide, of a project its leader, a week before, on the day, the day after, and then every week.
 * What was said is remembered, so a second round on a day says nothing; every promise has a transaction of its own.
 */
export async function remindOfCommitments(act: Act): Promise<void> {
  const due = await store.commitmentsDue(act.db, addDays(dayOf(act.now), soonDays))
  for (const commitment of due) await inTransaction(act, (act) => remind(act, commitment))
}

async function remind(act: Act, commitment: store.Commitment): Promise<void> {
  const today = dayOf(act.now)
  const { due_day: due } = commitment
  const reminder = reminderFor(due, today)
  if (!reminder) return
  const mark = { commitmentId: commitment.id, due, at: act.now }
  if (!(await store.claimReminder(act.db, { ...mark, reminder }))) return
  const promised = await promisedBy(act, commitment, await bodyOf(act.db, commitment))
  if (commitment.case_id === null) {
    const { leader_id } = await projectOf(act, commitment)
    return mailAbout(act, commitment, [commitment.owner_person_id, leader_id], (about) =>
      reminderLetter(about, promised, reminder, due, today),
    )
  }
  const opened = await openedCase(act, commitment.case_id)
  const { end, endedOn } = opened.state
  // Its case ended at a time when promises went on; what was promised after an end still stands.
  if (end !== null && endedOn !== null && commitment.made_on < endedOn) return endPromises(act, opened, end)
  // Told once per promised day, also when the first round after it was missed.
  if (due < today && (await store.claimReminder(act.db, { ...mark, reminder: 'on_timeline' }))) {
    await change(act, commitment.case_id, () => [
      {
        happening: { type: 'commitment_late', data: { commitmentId: commitment.id, due } },
        visibility: commitment.for_everyone ? 'everyone' : 'parties',
        side: 'system',
      },
    ])
  }
  await sendTo(act, opened, [commitment.owner_person_id, opened.contactId], (about) =>
    reminderLetter(about, promised, reminder, due, today),
  )
}

export const commitmentJobs: Jobs = {
  remind_of_commitments: remindOfCommitments,
  fold_commitment_counts: (act) => inTransaction(act, ({ db }) => foldCounts(db)),
}

export const commitmentSchedules: readonly Schedule[] = [
  { job: 'remind_of_commitments', pattern: '30 5 * * *' },
  { job: 'fold_commitment_counts', pattern: '*/5 * * * *' },
]
