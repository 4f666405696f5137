import { openedCase, sendTo } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, addMonths, dayOf, momentAt } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { removeDone } from '../kit/outbox.ts'
import { mailKind } from './actions/letters.ts'
import { closedLetter, newsLetter } from './mails.ts'
import * as store from './store.ts'

const perRound = 200
/** An address that nobody confirmed is kept for so long. */
const unconfirmedDays = 14
/** Names of who reacted are kept for so long after a form closed. */
const namesMonths = 12

/**
 * The morning round of the reaction forms: tells who opened one of new reactions and that it closed, and forgets addresses and names that
 * are not needed any more, also in mails that were sent. Safe to repeat.
 */
export async function tendReactions(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (;;) {
    const closed = await store.formsToTell(act.db, today, perRound)
    for (const { case_id } of closed) await inTransaction(act, (act) => tellClosed(act, case_id))
    if (closed.length < perRound) break
  }
  for (;;) {
    const fresh = await store.formsWithNews(act.db, perRound)
    for (const { case_id } of fresh) await inTransaction(act, (act) => tellNews(act, case_id))
    if (fresh.length < perRound) break
  }
  await removeDone(act.db, mailKind)
  await store.forgetUnconfirmed(act.db, momentAt(addDays(today, -unconfirmedDays)))
  await store.forgetNames(act.db, addMonths(today, -namesMonths))
}

/** One mail about all that came since the last one. */
async function tellNews(act: Act, caseId: string): Promise<void> {
  const form = await store.formOf(act.db, caseId, true)
  if (!form?.mails_news) return
  const amount = await store.countNews(act.db, caseId, form.told_news_at)
  await store.updateForm(act.db, caseId, { told_news_at: act.now })
  const opened = await openedCase(act, caseId)
  if (amount === 0 || opened.state.endedOn !== null) return
  await sendTo(act, opened, opened.relations.initiatorIds, ({ locale, title, number }) =>
    newsLetter(locale, title, number, amount),
  )
}

async function tellClosed(act: Act, caseId: string): Promise<void> {
  const form = await store.formOf(act.db, caseId, true)
  const today = dayOf(act.now)
  if (!form || form.told_closed_on !== null || form.closes_on >= today) return
  await store.updateForm(act.db, caseId, { told_closed_on: today, told_news_at: act.now })
  const opened = await openedCase(act, caseId)
  if (opened.state.endedOn !== null) return
  const counts = await store.countReactions(act.db, caseId)
  await sendTo(act, opened, opened.relations.initiatorIds, ({ locale, title, number }) =>
    closedLetter(locale, title, number, counts),
  )
}

export const neighbourJobs: Jobs = { tend_reactions: (act) => tendReactions(act) }

/** Time in UTC: in the morning. */
export const neighbourSchedules: readonly Schedule[] = [{ job: 'tend_reactions', pattern: '50 7 * * *' }]
