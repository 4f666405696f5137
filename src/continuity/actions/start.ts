import { must, type OpenedCase, openedCase } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import type { DomainEvent } from '../../kit/events.ts'
import { startedLetter } from '../mails.ts'
import { mayTend } from '../rights.ts'
import { firstAsked, nextAsked, type Rhythm, type Standing } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { declineOffer, writeToMaintainers } from './letters.ts'

/** When wishes of this kind are asked how they stand; null for a kind that is not. */
export const rhythmOf = (act: Act, kind: string): Rhythm | null => act.municipality.continuity[kind] ?? null

/** The next day on which we ask how it stands, after what was said last. */
export async function askedNext(
  act: Act,
  kept: Pick<store.KeptWish, 'case_id' | 'every_months'>,
  said: Standing | null,
): Promise<Day> {
  const { file } = await openedCase(act, kept.case_id)
  const rhythm = rhythmOf(act, file.kind) ?? { takeover_months: kept.every_months }
  return nextAsked(said ?? 'well', dayOf(act.now), kept.every_months, rhythm)
}

/** Reaction to `case_changed`: what was carried out is kept up from that day; a case that is opened again is not. */
export async function continuityFollowsCase(act: Act, event: DomainEvent): Promise<void> {
  const opened = event.opened as OpenedCase
  const rhythm = rhythmOf(act, opened.file.kind)
  if (rhythm === null) return
  const { id } = opened.file
  if (event.what === 'reopened') {
    const kept = await store.keptById(act.db, id, true)
    if (!kept || kept.ended_on !== null) return
    const today = dayOf(act.now)
    // Who keeps it up stays, and who offered to take it over: it only rests until it is carried out again.
    await store.endKept(act.db, id, { on: today, ended_as: 'reopened' })
    await store.markHandled(act.db, id, today)
    return
  }
  if (event.what !== 'step_completed' || opened.state.end !== 'completed') return
  await begin(act, opened, rhythm, opened.state.endedOn ?? dayOf(act.now))
}

/** Begins to follow a wish that was carried out before, or ended by mistake: the team heard that it still goes on. */
export async function startKeeping(act: Act, caseId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const opened = await openedCase(act, caseId, true)
    must(act, opened, mayTend)
    const rhythm = rhythmOf(act, opened.file.kind)
    if (rhythm === null || opened.state.end !== 'completed')
      throw new Conflict(texts(act.locale).desk.notDone)
    await begin(act, opened, rhythm, dayOf(act.now))
  })
}

/**
 * From this day on it is kept up: by who did so before it was opened again, else by the initiators, each for their
 * organisation where they have one.
 */
async function begin(act: Act, opened: OpenedCase, rhythm: Rhythm, startsOn: Day): Promise<void> {
  const caseId = opened.file.id
  const kept = await store.keptById(act.db, caseId, true)
  if (kept && kept.ended_on === null) return
  await store.startKept(act.db, {
    case_id: caseId,
    starts_on: startsOn,
    every_months: rhythm.then_months,
    next_on: firstAsked(startsOn, rhythm),
  })
  const isKept = (await store.maintainersOf(act.db, caseId)).some(({ ended_on }) => ended_on === null)
  for (const { role, person_id, organisation_id } of isKept ? [] : opened.parties) {
    if (role === 'partner' || person_id === null) continue
    await store.insertMaintainer(act.db, {
      case_id: caseId,
      person_id,
      organisation_id,
      role: role === 'initiator' ? 'contact' : 'upkeep',
      starts_on: startsOn,
      until_day: null,
    })
  }
  await writeToMaintainers(act, caseId, (about, token) => startedLetter(about, rhythm.first_months, token))
}

/** Ends it: nobody keeps it up any more, nothing is asked, and who offered to take it over hears so. */
export async function endAll(
  act: Act,
  caseId: string,
  end: Parameters<typeof store.endKept>[2],
): Promise<void> {
  await store.endKept(act.db, caseId, end)
  await store.endMaintainers(act.db, { caseId }, end.on)
  await store.markHandled(act.db, caseId, end.on)
  for (const offer of await store.openOffers(act.db, caseId)) await declineOffer(act, caseId, offer)
  await store.answerOffers(act.db, { caseId }, false, act.now)
}
