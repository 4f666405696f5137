import { randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { announce } from '../kit/events.ts'
import { type Absence, type Person, peopleByIds, whoAnswers } from '../people/index.ts'
import { type CaseEvent, type Happening, type Side, usualVisibility, type Visibility } from './events.ts'
import { type CaseRelations, isParty, mayHandle } from './rights.ts'
import { outcomeBy, refusalOf } from './rules.ts'
import type { Process } from './schema.ts'
import { type CaseState, deriveCase, isPublic } from './state.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** A case with everything an action needs to judge and tell. */
export interface OpenedCase {
  /** Number, title, kind and place. For how it stands, look at `state`: the columns may be a day old. */
  readonly file: store.CaseFile
  readonly process: Process
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly parties: readonly store.Party[]
  readonly relations: CaseRelations
  /** Who answers for the case now, absence considered. */
  readonly contactId: string | null
  readonly absences: readonly Absence[]
}

/** A case that was read by itself, with its terms as they were stored. */
interface ReadCase extends OpenedCase {
  readonly stored: readonly store.StoredTerm[]
}

/** Something to put on the timeline. */
export interface Entry {
  readonly happening: Happening
  readonly visibility?: Visibility
  readonly side?: Side
  /** What a person wrote with it; kept apart from the timeline. */
  readonly text?: string | null
  /** What was said in the conversation. */
  readonly message?: store.NewMessage
  /** A text that was stored already. */
  readonly textRef?: { readonly id: string; readonly digest: string }
  /** Files that come with it. */
  readonly fileIds?: readonly string[]
  /** Who may see the files, when that differs from the event. */
  readonly filesVisibility?: Visibility
}

/** Reads a case with its state of today; 404 when it does not exist. `lock` keeps others from writing meanwhile. */
export async function openedCase(act: Act, id: string, lock = false): Promise<ReadCase> {
  // A statement of its own: what is read after it is what others left behind.
  if (lock) await store.lockCase(act.db, id)
  return readCase(act, { id })
}

/** The same by the number that people say aloud. */
export async function openedCaseByNumber(act: Act, number: string): Promise<OpenedCase> {
  return readCase(act, { number })
}

async function readCase(act: Act, by: Parameters<typeof store.caseWithAll>[1]): Promise<ReadCase> {
  const today = dayOf(act.now)
  const found = await store.caseWithAll(act.db, by, today)
  if (!found) throw new NotFound()
  const { file, events, terms, parties, absences, ...around } = found
  const process = await store.processById(act.db, file.process_version_id)
  const state = deriveCase(events, process, today)
  const contactId = contactOf(state, absences)
  const relations = relationsOf(file.id, state, parties, contactId, around)
  return { file, process, events, state, stored: terms, parties, absences, contactId, relations }
}

/** The same case some events later, in this state; only what those events can have changed is read again. */
async function later(
  act: Act,
  opened: ReadCase,
  events: readonly CaseEvent[],
  state: CaseState,
): Promise<ReadCase> {
  const touched = (...types: readonly string[]): boolean => events.some((event) => types.includes(event.type))
  const all = [...opened.events, ...events]
  const parties = touched('submitted', 'party_joined', 'party_left')
    ? await store.partiesOf(act.db, opened.file.id)
    : opened.parties
  const adviserIds = touched('advice_asked')
    ? known((await store.adviceOf(act.db, opened.file.id)).map((request) => request.adviser_id))
    : opened.relations.adviserIds
  const contactId = contactOf(state, opened.absences)
  const around = { areaIds: opened.relations.areaIds, adviserIds }
  const relations = relationsOf(opened.file.id, state, parties, contactId, around)
  return { ...opened, events: all, state, parties, contactId, relations }
}

/** These identifiers, each once. */
export const known = (ids: readonly (string | null)[]): readonly string[] => [
  ...new Set(ids.filter((id) => id !== null)),
]

/** The guide or officer; while away the substitute of the case, else whoever the absence names. */
export function contactOf(
  state: Pick<CaseState, 'ownerId' | 'substituteId'>,
  absences: Parameters<typeof whoAnswers>[1],
): string | null {
  const { ownerId, substituteId } = state
  if (ownerId === null) return null
  const away = (id: string): boolean => absences.some((absence) => absence.person_id === id)
  if (!away(ownerId)) return ownerId
  return substituteId !== null && !away(substituteId) ? substituteId : whoAnswers(ownerId, absences)
}

/** Who stands in which relation to a case, from what was read of it. */
export const relationsOf = (
  caseId: string,
  state: CaseState,
  parties: readonly store.Party[],
  contactId: string | null,
  around: Pick<CaseRelations, 'areaIds' | 'adviserIds'>,
): CaseRelations => ({
  caseId,
  handlerIds: known([state.ownerId, state.substituteId, contactId]),
  personIds: known(parties.map((party) => party.person_id)),
  organisationIds: known(parties.map((party) => party.organisation_id)),
  initiatorIds: known(
    parties.flatMap(({ role, person_id, organisation_id }) =>
      role === 'partner' ? [] : [person_id, organisation_id],
    ),
  ),
  isPublic: isPublic(state),
  ...around,
})

/** On whose side the actor stands in this case. */
export const sideOf = (act: Act, relations: CaseRelations): Side => {
  if (act.actor.isSystem) return 'system'
  return isParty(act.actor, relations) && !mayHandle(act.actor, relations) ? 'initiator' : 'municipality'
}

/** What an action gets back from `change`: the case before and after. */
export interface Change {
  readonly before: OpenedCase
  readonly after: OpenedCase
  readonly events: readonly CaseEvent[]
}

/**
 * Changes a case in one transaction: locks it, lets `work` check rights and write its own rows, puts the
 * entries on the timeline after checking each against the rules, stores the projection, and tells the
 * domains further on. Events of one case come one after another.
 */
export function change(
  act: Act,
  caseId: string,
  work: (act: Act, opened: OpenedCase) => Promise<readonly Entry[]> | readonly Entry[],
  tell?: (act: Act, change: Change) => Promise<void>,
): Promise<Change> {
  return inTransaction(act, async (act) => {
    const before = await openedCase(act, caseId, true)
    const entries = await work(act, before)
    const events: CaseEvent[] = []
    let { state } = before
    const put = async (entry: Entry): Promise<void> => {
      events.push(await write(act, before, entry))
      state = deriveCase([...before.events, ...events], before.process, dayOf(act.now))
    }
    for (const entry of entries) {
      refuseIfNotAllowed(act, state, entry.happening, before.process)
      await put(entry)
      const outcome = outcomeBy(before.process, state, entry.happening.type)
      if (!outcome || !state.step) continue
      const data = { step: state.step, outcome: outcome.key }
      await put({ happening: { type: 'step_completed', data } })
    }
    const after = await later(act, before, events, state)
    await saveState(act, after)
    await tell?.(act, { before, after, events })
    const told = asLastStored(act, before)
    for (const event of events)
      await announce(act, {
        type: 'case_changed',
        caseId,
        what: event.type,
        event,
        before: told,
        opened: after,
      })
    return { before, after, events }
  })
}

/** As it stood by the clock when it was last stored: what was derived from it then, is derived from this. */
function asLastStored(act: Act, opened: OpenedCase): OpenedCase {
  const at = opened.file.projected_at
  if (at === null || dayOf(at) === dayOf(act.now)) return opened
  return { ...opened, state: deriveCase(opened.events, opened.process, dayOf(at)) }
}

function refuseIfNotAllowed(act: Act, state: CaseState, happening: Happening, process: Process): void {
  const refusal = refusalOf(state, happening, process, dayOf(act.now))
  if (refusal) throw new Conflict(texts(act.locale).refusals[refusal])
}

async function write(act: Act, opened: OpenedCase, entry: Entry): Promise<CaseEvent> {
  const { happening } = entry
  const visibility = entry.visibility ?? usualVisibility[happening.type]
  const body = entry.text?.trim()
  const text = body
    ? await store.insertText(act.db, {
        caseId: opened.file.id,
        authorId: act.actor.personId,
        body,
        at: act.now,
      })
    : null
  const told = {
    caseId: opened.file.id,
    happening,
    visibility,
    side: entry.side ?? sideOf(act, opened.relations),
    byPersonId: act.actor.personId,
    at: act.now,
    on: dayOf(act.now),
  }
  const event = entry.message
    ? await store.insertMessage(act.db, told, entry.message)
    : await store.insertEvent(act.db, { ...told, text: entry.textRef ?? text })
  const messageId = happening.type === 'message_posted' ? happening.data.messageId : null
  await store.insertAttachments(
    act.db,
    (entry.fileIds ?? []).map((file_id) => ({
      case_id: opened.file.id,
      file_id,
      event_id: event.id,
      message_id: messageId,
      visibility: entry.filesVisibility ?? visibility,
      description: null,
    })),
    act.now,
  )
  return event
}

/** Derives the state anew from the timeline and stores it: the projection never decides anything by itself. */
export async function project(act: Act, caseId: string): Promise<OpenedCase> {
  const opened = await openedCase(act, caseId)
  await saveState(act, opened)
  return opened
}

async function saveState(act: Act, opened: ReadCase): Promise<void> {
  const { state } = opened
  const decided = state.endedOn !== null || state.decisions.length > 0
  await store.saveProjection(act.db, opened.file, {
    state: state.status === 'new' ? 'running' : state.status,
    outcome: state.end,
    step_key: state.step,
    step_since: state.stepSince,
    step_due: state.stepTerm?.due ?? null,
    next_due: state.nextDue,
    paused_until: state.pausedUntil,
    guide_id: state.guideId,
    guide_since: state.guideOn,
    substitute_id: state.substituteId,
    officer_id: state.officerId,
    zaaknummer: state.zaaknummer,
    submitted_on: state.submittedOn,
    ended_on: state.endedOn,
    consent_on: state.consentOn,
    published_on: state.publishedOn,
    lead_days: decided ? (state.lead?.total ?? null) : null,
    lead_days_paused: decided ? (state.lead?.paused ?? null) : null,
    last_update_on: state.lastUpdateOn,
    last_event_at: opened.events.at(-1)?.at ?? null,
    projected_at: act.now,
  })
  await store.saveTerms(act.db, opened.file.id, opened.stored, state.terms)
}

/** Forbids unless `right` says yes. Who may not even see the case is told that it does not exist. */
export function must(
  act: Act,
  opened: OpenedCase,
  right: (actor: Act['actor'], relations: CaseRelations) => boolean,
): void {
  if (right(act.actor, opened.relations)) return
  const knows =
    act.actor.isSystem || mayHandle(act.actor, opened.relations) || isParty(act.actor, opened.relations)
  throw knows || opened.relations.isPublic ? new Forbidden() : new NotFound()
}

/** A text that must not be empty. */
export function mustHaveText(act: Act, text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new Conflict(texts(act.locale).faults.text_missing)
  return trimmed
}

export const newId = (): string => randomUUID()

/** The people of a case by id, for names and addresses. */
export const peopleOf = (act: Act, opened: OpenedCase): Promise<ReadonlyMap<string, Person>> =>
  peopleByIds(act.db, [...opened.relations.personIds, ...opened.relations.handlerIds])
