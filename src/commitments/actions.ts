import { randomUUID } from 'node:crypto'
import {
  change,
  type Happening,
  mayHandle,
  must,
  type OpenedCase,
  openedCase,
  type Party,
  sendTo,
  type Visibility,
} from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { say } from '../kit/locale.ts'
import { peopleWithRoles } from '../people/index.ts'
import { findableFollows } from './findable.ts'
import {
  type AboutPromise,
  explainedLetter,
  keptLetter,
  madeLetter,
  type Promised,
  type PromiseLetter,
  withdrawnLetter,
} from './mails.ts'
import { reportForProject } from './projects.ts'
import { CommitmentRefused, promisedBy } from './promised.ts'
import { mustReport } from './rights.ts'
import {
  type CommitmentKind,
  type CommitmentRefusal,
  type CommitmentState,
  type EntryFact,
  explainRefusal,
  isOpen,
  keepRefusal,
  promiseRefusal,
  stateOf,
} from './rules.ts'
import type { StoredEntry } from './store.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { bodyOf } from './words.ts'

/** Who promises: an official for the municipality, or a party of the case for themselves. */
export type Promiser =
  | { readonly kind: 'municipality'; readonly personId: string }
  | { readonly kind: 'party'; readonly partyId: string }

function mustFit(act: Act, refusal: CommitmentRefusal | null): void {
  if (refusal) throw new CommitmentRefused(act, refusal)
}

/**
 * Promises something for a case, by a day. The guide and the team promise for the municipality, parties for
 * themselves. Everybody involved is told. Answers the identifier of the promise.
 */
export async function promise(
  act: Act,
  input: {
    readonly caseId: string
    readonly by: Promiser
    readonly kind: CommitmentKind
    readonly promise: string
    readonly due: Day
  },
): Promise<string> {
  return inTransaction(act, async (act) => {
    const opened = await openedCase(act, input.caseId, true)
    const owner = await ownerFor(act, opened, input.by)
    mustFit(act, promiseRefusal(input.due, dayOf(act.now)))
    const id = randomUUID()
    const happening = { type: 'commitment_made', data: { commitmentId: id, due: input.due } } as const
    const textId = await putOnTimeline(act, opened, {
      happening,
      visibility: visibilityOf(owner.owner_kind === 'municipality' || owner.owner_organisation_id !== null),
      text: input.promise,
    })
    const commitment: store.NewCommitment = {
      id,
      case_id: input.caseId,
      kind: input.kind,
      ...owner,
      text_id: textId,
      ...{ project_id: null, group_id: null, contribution_id: null, words_id: null },
      made_on: dayOf(act.now),
      first_due: input.due,
      case_public: opened.relations.isPublic,
      area_id: opened.file.area_id,
    }
    await findableFollows(act.db, [await store.insertCommitment(act.db, commitment, act.now)])
    const made = { type: 'made', on: dayOf(act.now), due: input.due } as const
    await store.insertEntry(
      act.db,
      id,
      { ...made, textId: null, wordsId: null, fileIds: [], byPersonId: act.actor.personId },
      act.now,
    )
    const promised = await promisedBy(act, commitment, input.promise)
    const ownerId = owner.owner_person_id
    await sendTo(act, opened, [ownerId], (about) => madeLetter(about, promised, true), act.actor.personId)
    await sendTo(
      act,
      opened,
      concerned(opened, commitment).filter((one) => one !== ownerId),
      (about) => madeLetter(about, promised, false),
      act.actor.personId,
    )
    return id
  })
}

type Owner = Pick<store.Commitment, 'owner_kind' | 'owner_person_id' | 'owner_organisation_id' | 'department'>

async function ownerFor(act: Act, opened: OpenedCase, by: Promiser): Promise<Owner> {
  const t = texts(act.locale)
  if (by.kind === 'municipality') {
    must(act, opened, mayHandle)
    const official = (await peopleWithRoles(act.db)).find((member) => member.id === by.personId)
    if (!official) throw new Conflict(t.faults.not_staff)
    return {
      owner_kind: 'municipality',
      owner_person_id: official.id,
      owner_organisation_id: null,
      // By its Dutch name, as people are registered; each reader sees it in their own language.
      department: official.department ?? say(act.municipality.team.name, 'nl'),
    }
  }
  const party = opened.parties.find((one) => one.id === by.partyId)
  if (!party) throw new NotFound()
  if (!act.actor.isSystem && !speaksFor(act, party)) throw new Forbidden()
  const personId = party.person_id ?? act.actor.personId
  if (personId === null) throw new Conflict(t.faults.whoSpeaks)
  return {
    owner_kind: party.role === 'partner' ? 'partner' : 'initiator',
    owner_person_id: personId,
    owner_organisation_id: party.organisation_id,
    department: null,
  }
}

/** Whether the actor may promise on behalf of this party: themselves, or an organisation they belong to. */
export const speaksFor = (act: Act, party: Party): boolean =>
  (party.organisation_id === null && party.person_id === act.actor.personId && party.person_id !== null) ||
  (party.organisation_id !== null && act.actor.organisationIds.includes(party.organisation_id))

/** Gives a new day with the reason. The first day stays what lateness is counted from. */
export async function explainLate(
  act: Act,
  commitmentId: string,
  input: { readonly newDue: Day; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const found = await promiseToReport(act, commitmentId)
    const { newDue, reason } = input
    mustFit(act, explainRefusal(found.state, newDue, dayOf(act.now)))
    const what = {
      happening: { type: 'commitment_rescheduled', data: { commitmentId, due: newDue } },
      entry: { type: 'explained_late', on: dayOf(act.now), due: newDue },
      text: reason,
    } as const
    await report(act, found, what, (about) => explainedLetter(about, found.promised, newDue, reason))
  })
}

/** Reports a promise as kept, with what shows it: words, and files where there are any. */
export async function keepPromise(
  act: Act,
  commitmentId: string,
  input: { readonly keptOn: Day; readonly evidence: string; readonly fileIds?: readonly string[] },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const found = await promiseToReport(act, commitmentId)
    const { keptOn, evidence } = input
    mustFit(act, keepRefusal(found.entries, keptOn, dayOf(act.now)))
    const what = {
      happening: { type: 'commitment_kept', data: { commitmentId } },
      entry: { type: 'kept', on: dayOf(act.now), keptOn },
      text: evidence,
      fileIds: input.fileIds ?? [],
    } as const
    await report(act, found, what, (about) => keptLetter(about, found.promised, keptOn, evidence))
  })
}

/** Takes a promise back, with the reason. It stays on the record. */
export async function withdrawPromise(
  act: Act,
  commitmentId: string,
  input: { readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const found = await promiseToReport(act, commitmentId)
    if (!isOpen(found.state.status)) throw new CommitmentRefused(act, 'already_closed')
    const what = {
      happening: { type: 'commitment_dropped', data: { commitmentId } },
      entry: { type: 'withdrawn', on: dayOf(act.now) },
      text: input.reason,
    } as const
    await report(act, found, what, (about) => withdrawnLetter(about, found.promised, input.reason))
  })
}

interface FoundPromise {
  readonly commitment: store.Commitment
  /** Null: it belongs to an answer in a project. */
  readonly opened: OpenedCase | null
  readonly entries: readonly StoredEntry[]
  readonly state: CommitmentState
  readonly promised: Promised
}

/** A promise about to change. The case is locked first, as everywhere, so that two people never wait for each other. */
async function promiseToReport(act: Act, id: string): Promise<FoundPromise> {
  const found = await store.commitmentById(act.db, id)
  if (!found) throw new NotFound()
  const opened = found.case_id === null ? null : await openedCase(act, found.case_id, true)
  const commitment = (await store.commitmentById(act.db, id, opened === null)) ?? found
  await mustReport(act, commitment, opened)
  const entries = await store.entriesOf(act.db, id)
  return {
    ...{ commitment, opened, entries },
    state: stateOf(entries, dayOf(act.now)),
    promised: await promisedBy(act, commitment, await bodyOf(act.db, commitment)),
  }
}

async function report(
  act: Act,
  { commitment, opened }: FoundPromise,
  what: {
    readonly happening: Happening
    readonly entry: Exclude<EntryFact, { readonly type: 'made' | 'ended' }>
    readonly text: string
    readonly fileIds?: readonly string[]
  },
  write: (about: AboutPromise) => PromiseLetter,
): Promise<void> {
  if (opened === null) return reportForProject(act, commitment, what, write)
  const fileIds = what.fileIds ?? []
  const textId = await putOnTimeline(act, opened, {
    happening: what.happening,
    visibility: visibilityOf(commitment.for_everyone),
    text: what.text,
    fileIds,
  })
  const written = { textId, wordsId: null, fileIds, byPersonId: act.actor.personId }
  await store.insertEntry(act.db, commitment.id, { ...what.entry, ...written }, act.now)
  await sendTo(act, opened, concerned(opened, commitment), write, act.actor.personId)
}

const visibilityOf = (forEveryone: boolean): Visibility => (forEveryone ? 'everyone' : 'parties')

/** Writes it on the timeline of the case; the text lies with the other texts of the case. */
async function putOnTimeline(
  act: Act,
  opened: OpenedCase,
  entry: {
    readonly happening: Happening
    readonly visibility: Visibility
    readonly text: string
    readonly fileIds?: readonly string[]
  },
): Promise<string> {
  const { events } = await change(act, opened.file.id, () => [entry])
  const textId = events[0]?.textId
  if (!textId) throw new Conflict(texts(act.locale).erased)
  return textId
}

/** Everybody who has to do with a promise: the parties, who answers for the case, and its owner. */
const concerned = (
  opened: OpenedCase,
  commitment: Pick<store.Commitment, 'owner_person_id'>,
): readonly (string | null)[] => [...opened.relations.personIds, opened.contactId, commitment.owner_person_id]
