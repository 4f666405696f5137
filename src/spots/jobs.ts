import { openedCase, sendTo, sendToParties } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { keepersOf, letRunOut, SpotRefused } from './actions.ts'
import { endNearLetter, inspectionDueLetter, inspectionNearLetter } from './mails.ts'
import { mustWarn, tellDays } from './rules.ts'
import * as store from './store.ts'

/**
 * The morning round of what is in use: ends what ran out, says that an end is near or that somebody comes and looks, and
 * asks who keeps the register to look. Safe to repeat.
 */
export async function tendSpots(act: Act): Promise<void> {
  const today = dayOf(act.now)
  for (const { id, ends_on } of await store.runningAgreements(act.db)) {
    if (ends_on < today) await letRunOut(act, id).catch(unlessExtended)
    else await inTransaction(act, (act) => tendOne(act, id))
  }
}

/** Extended or ended while this round ran: there is nothing to do. */
function unlessExtended(error: unknown): void {
  if (!(error instanceof SpotRefused)) throw error
}

async function tendOne(act: Act, id: string): Promise<void> {
  const agreement = await store.agreementById(act.db, id, true)
  const spot = agreement && (await store.spotById(act.db, agreement.spot_id))
  if (!agreement || !spot || agreement.ended_on !== null) return
  const today = dayOf(act.now)
  const opened = await openedCase(act, agreement.case_id)
  if (mustWarn(agreement, today)) {
    await store.updateAgreement(act.db, id, { warned_on: today })
    await sendToParties(act, opened, (about) => endNearLetter(about, spot, agreement.ends_on))
  }
  for (const inspection of await store.inspectionsOf(act.db, [id])) {
    const { due_on, done_on, told_on, asked_on } = inspection
    if (done_on !== null) continue
    if (told_on === null && due_on >= today && addDays(today, tellDays) >= due_on) {
      await store.updateInspection(act.db, inspection.id, { told_on: today })
      await sendToParties(act, opened, (about) => inspectionNearLetter(about, spot, due_on))
    }
    if (asked_on === null && due_on <= today) {
      await store.updateInspection(act.db, inspection.id, { asked_on: today })
      await sendTo(act, opened, await keepersOf(act), (about) => inspectionDueLetter(about, spot, id, due_on))
    }
  }
}

export const spotJobs: Jobs = { tend_spots: (act) => tendSpots(act) }

/** Time in UTC: in the morning. */
export const spotSchedules: readonly Schedule[] = [{ job: 'tend_spots', pattern: '45 5 * * *' }]
