import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Absence, absencesOn } from '../people/index.ts'
import { allAreas, areasAroundIn } from '../places/index.ts'
import type { CaseEvent } from './events.ts'
import { contactOf, known, type OpenedCase, relationsOf } from './record.ts'
import type { Process } from './schema.ts'
import { type CaseState, deriveCase } from './state.ts'
import * as store from './store.ts'

/** How one case of a list stands today. */
export interface StandingCase {
  readonly file: store.CaseFile
  readonly process: Process
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  /** Who answers for the case now, absence considered. */
  readonly contactId: string | null
}

/** The state of many cases, in the order given: a fixed number of queries, however many there are. */
export async function standingsOf(
  act: Act,
  files: readonly store.CaseFile[],
  absences?: readonly Absence[],
): Promise<readonly StandingCase[]> {
  const today = dayOf(act.now)
  const processes = await store.processesByIds(
    act.db,
    files.map((file) => file.process_version_id),
  )
  const timelines = await store.eventsOfCases(
    act.db,
    files.map((file) => file.id),
  )
  const away = absences ?? (await absencesOn(act.db, today))
  return files.flatMap((file) => {
    const process = processes.get(file.process_version_id)
    if (!process) return []
    const events = timelines.get(file.id) ?? []
    const state = deriveCase(events, process, today)
    return [{ file, process, events, state, contactId: contactOf(state, away) }]
  })
}

/**
 * Many cases with everything the rules judge by, in the order given: a fixed number of queries, however many
 * there are.
 */
export async function openedCases(
  act: Act,
  files: readonly store.CaseFile[],
  absences: readonly Absence[],
): Promise<readonly OpenedCase[]> {
  const ids = files.map((file) => file.id)
  const areas = await allAreas(act.db)
  const parties = byCase(await store.partiesOfCases(act.db, ids))
  const advice = byCase(await store.adviceOfCases(act.db, ids))
  return (await standingsOf(act, files, absences)).map((one) => {
    const own = parties.get(one.file.id) ?? []
    const asked = advice.get(one.file.id) ?? []
    const around = {
      areaIds: areasAroundIn(areas, one.file.area_id),
      adviserIds: known(asked.map(({ adviser_id }) => adviser_id)),
    }
    const relations = relationsOf(one.file.id, one.state, own, one.contactId, around)
    return { ...one, parties: own, absences, relations }
  })
}

/** Rows of many cases, by their case. */
export function byCase<Row extends { readonly case_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) found.set(row.case_id, [...(found.get(row.case_id) ?? []), row])
  return found
}

/** A reader of a conversation has seen what was written until now. */
export async function markConversationRead(act: Act, caseId: string): Promise<void> {
  if (act.actor.personId !== null) await store.markRead(act.db, caseId, act.actor.personId, act.now)
}
