import { type Act, inTransaction } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Jobs, Schedule } from '../kit/jobs.ts'
import { newLink, writeToKeeper } from './actions/letters.ts'
import { tellThatItRanOut } from './actions/upkeep.ts'
import { endNearLetter, inspectionLetter, seasonLetter } from './mails.ts'
import { askAgainDays, inspectsOn, remindsOn, warnsOn } from './rules.ts'
import * as store from './store.ts'

const perRound = 200
/** Links in mails work for so long. */
const linkDays = 800
/** A neighbour's address is kept for so long without an answer. */
const neighbourDays = 30

/**
 * The morning round of what is kept up: ends what ran out, says that an end is near, asks once a year how it stands and
 * once more without an answer, and sends tips in season. Safe to repeat.
 */
export async function tendGreen(act: Act): Promise<void> {
  const today = dayOf(act.now)
  let after: string | null = null
  for (;;) {
    const kept: readonly store.Upkeep[] = await store.keptAfter(act.db, after, perRound)
    for (const upkeep of kept) await inTransaction(act, (act) => tendOne(act, upkeep.id))
    after = kept.at(-1)?.id ?? null
    if (after === null) break
  }
  await store.forgetLinks(act.db, addDays(today, -linkDays))
  await store.forgetTakeovers(act.db, new Date(act.now.getTime() - neighbourDays * 86_400_000), act.now)
}

async function tendOne(act: Act, id: string): Promise<void> {
  const upkeep = await store.upkeepById(act.db, id, true)
  if (!upkeep || upkeep.ended_on !== null) return
  const today = dayOf(act.now)
  const { upkeep_months: months, inspection_month: month } = act.municipality.green
  if (upkeep.ends_on !== null && upkeep.ends_on < today) return tellThatItRanOut(act, upkeep)
  if (warnsOn(upkeep, today) && upkeep.ends_on !== null) {
    await store.updateUpkeep(act.db, id, { warned_on: today })
    const { ends_on } = upkeep
    const token = await newLink(act, id)
    await writeToKeeper(act, upkeep, (about) => endNearLetter(about, ends_on, token))
    return
  }
  const [asked] = await store.inspectionsOf(act.db, [id])
  if (inspectsOn(upkeep, asked?.asked_on ?? null, today, month)) {
    if ((await store.insertInspection(act.db, id, today)) === null) return
    const token = await newLink(act, id)
    await writeToKeeper(act, upkeep, (about) => inspectionLetter(about, token, false))
    return
  }
  const isSilent = asked?.answered_on === null && asked.reminded_on === null
  if (asked && isSilent && addDays(asked.asked_on, askAgainDays) <= today) {
    if (!(await store.markAskedAgain(act.db, asked.id, today))) return
    const token = await newLink(act, id)
    await writeToKeeper(act, upkeep, (about) => inspectionLetter(about, token, true))
    return
  }
  // Not two mails in one morning: tips come the day after.
  if (!remindsOn(upkeep, today, months)) return
  await store.updateUpkeep(act.db, id, { reminded_on: today })
  const token = await newLink(act, id)
  await writeToKeeper(act, upkeep, (about) => seasonLetter(about, Number(today.slice(5, 7)), token))
}

export const greenJobs: Jobs = { tend_green: (act) => tendGreen(act) }

/** Time in UTC: in the morning. */
export const greenSchedules: readonly Schedule[] = [{ job: 'tend_green', pattern: '40 7 * * *' }]
