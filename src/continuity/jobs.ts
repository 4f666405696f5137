import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, type Day, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { tellWhoAnswers, writeToMaintainers } from './actions/letters.ts'
import { askedNext } from './actions/start.ts'
import { agreementEndsLetter, askedLetter } from './mails.ts'
import { asksAgain, warnsOn } from './rules.ts'
import * as store from './store.ts'

const perRound = 200
/** Links in mails work for so long. */
const linkDays = 800

/**
 * The morning round of what is kept up: who keeps it up until a day that has passed no longer does, an end of an
 * agreement that is near is said, and on its day we ask how it stands, once more without an answer. What is late after
 * that stands on the list of the desk. Safe to repeat.
 */
export async function tendContinuity(act: Act): Promise<void> {
  let after: string | null = null
  for (;;) {
    const kept: readonly string[] = await store.keptAfter(act.db, after, perRound)
    for (const caseId of kept) await inTransaction(act, (act) => tendOne(act, caseId))
    after = kept.at(-1) ?? null
    if (after === null) break
  }
  await store.forgetLinks(act.db, addDays(dayOf(act.now), -linkDays))
}

async function tendOne(act: Act, caseId: string): Promise<void> {
  const kept = await store.keptById(act.db, caseId, true)
  if (!kept || kept.ended_on !== null || kept.next_on === null) return
  const today = dayOf(act.now)
  await endWhoseTimeIsOver(act, caseId, today)
  const { agreed_until } = kept
  if (agreed_until !== null && warnsOn(kept, today)) {
    await store.updateKept(act.db, caseId, { warned_on: today })
    return writeToMaintainers(act, caseId, (about, token) => agreementEndsLetter(about, agreed_until, token))
  }
  if (kept.next_on <= today) {
    await store.updateKept(act.db, caseId, { next_on: await askedNext(act, kept, kept.standing) })
    if ((await store.insertCheckIn(act.db, caseId, today)) === null) return
    return writeToMaintainers(act, caseId, (about, token) => askedLetter(about, token, false))
  }
  const [asked] = await store.checkInsOf(act.db, caseId)
  if (!asked || asked.handled_on !== null) return
  if (!asksAgain(asked, today)) return
  await store.markAskedAgain(act.db, asked.id, today)
  await writeToMaintainers(act, caseId, (about, token) => askedLetter(about, token, true))
}

async function endWhoseTimeIsOver(act: Act, caseId: string, today: Day): Promise<void> {
  const before = await store.maintainersOf(act.db, caseId)
  const past = before.filter(
    ({ ended_on, until_day }) => ended_on === null && until_day !== null && until_day < today,
  )
  if (past.length === 0) return
  for (const { id } of past) await store.endMaintainers(act.db, { id }, today)
  const left = before.filter(({ ended_on }) => ended_on === null).length - past.length
  if (left === 0) await tellWhoAnswers(act, caseId, 'nobody', null)
}

export const continuityJobs: Jobs = { tend_continuity: (act) => tendContinuity(act) }

/** Time in UTC: in the morning, after the round of green. */
export const continuitySchedules: readonly Schedule[] = [{ job: 'tend_continuity', pattern: '50 7 * * *' }]
