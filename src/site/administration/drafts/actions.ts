import { createHash } from 'node:crypto'
import { type Act, inTransaction } from '../../../kit/act.ts'
import { type Day, dayOf } from '../../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../../kit/errors.ts'
import { say } from '../../../kit/locale.ts'
import { hasRole } from '../../../people/index.ts'
import { type DraftKind, faultsIn } from './kind.ts'
import { fingerprint, meetingOf } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** A draft with its definition as a value of its kind. */
export type DraftOf<T> = Omit<store.Draft, 'definition'> & { readonly definition: T }

/** Who prepares the configuration: an administrator, by name. */
function administrator(act: Act): string {
  const { personId } = act.actor
  if (personId === null || !hasRole(act.actor, 'administrator'))
    throw new Forbidden('Preparing configuration is for administrators')
  return personId
}

const withDefinition = <T>(kind: DraftKind<T>, draft: store.Draft): DraftOf<T> => ({
  ...draft,
  definition: kind.read(draft.definition),
})

/** The draft of this thing, or null. */
export async function draftFor<T>(act: Act, kind: DraftKind<T>, key: string): Promise<DraftOf<T> | null> {
  const draft = await store.draftOf(act.db, kind.name, key)
  return draft && withDefinition(kind, draft)
}

/**
 * The draft of this thing.
 * @throws Conflict when somebody published it or threw it away meanwhile; NotFound when there is no such thing
 */
export async function mustHaveDraft<T>(act: Act, kind: DraftKind<T>, key: string): Promise<DraftOf<T>> {
  const draft = await draftFor(act, kind, key)
  if (draft) return draft
  if (await kind.current(act, key)) throw new Conflict(texts(act.locale).draftGone)
  throw new NotFound(`No draft of ${kind.name} ${key}`)
}

async function locked<T>(act: Act, kind: DraftKind<T>, key: string): Promise<DraftOf<T>> {
  const draft = await store.draftOf(act.db, kind.name, key, true)
  if (!draft) throw new Conflict(texts(act.locale).draftGone)
  return withDefinition(kind, draft)
}

/** Starts a draft as a copy of the version in force; who finds one already goes on with that. */
export async function startDraft<T>(act: Act, kind: DraftKind<T>, key: string): Promise<void> {
  const by = administrator(act)
  const current = await kind.current(act, key)
  if (!current) throw new NotFound(`No ${kind.name} ${key}`)
  await store.insertDraft(act.db, {
    kind: kind.name,
    key,
    definition: current.definition,
    based_on: current.version,
    created_at: act.now,
    created_by: by,
  })
}

/** A mark of a part as it is shown, to be posted back with the change. */
export const markOf = (part: unknown): string =>
  createHash('sha256').update(fingerprint(part)).digest('base64url').slice(0, 16)

export type Saved<T> =
  | { readonly ok: true }
  | { readonly ok: false; readonly theirs: DraftOf<T>; readonly mine: T }

/**
 * Keeps a change of one part of a draft. `seen` is the mark of that part as the person saw it: when somebody else changed
 * the same part since, nothing is kept and both versions come back, for the person to choose.
 */
export async function saveDraft<T>(
  act: Act,
  kind: DraftKind<T>,
  key: string,
  change: {
    readonly seen: string
    readonly part: (definition: T) => unknown
    readonly apply: (definition: T) => T
  },
): Promise<Saved<T>> {
  const by = administrator(act)
  return inTransaction(act, async (act) => {
    const draft = await locked(act, kind, key)
    if (draft.from_day !== null) throw new Conflict(texts(act.locale).plannedFirst)
    const mine = change.apply(draft.definition)
    const meeting = meetingOf(change.seen, markOf(change.part(draft.definition)), markOf(change.part(mine)))
    if (meeting === 'clash') return { ok: false, theirs: draft, mine }
    if (fingerprint(mine) === fingerprint(draft.definition)) return { ok: true }
    await store.updateDraft(act.db, draft.id, {
      definition: mine,
      before: draft.definition,
      undone: false,
      by,
      at: act.now,
    })
    return { ok: true }
  })
}

export type TakingBack = 'undo' | 'redo'

/**
 * Takes the last change of a draft back, or does it again after that: one step each way. What was done already stays as it
 * is, so that a second press does no harm.
 */
export async function undoChange<T>(
  act: Act,
  kind: DraftKind<T>,
  key: string,
  what: TakingBack,
): Promise<void> {
  const by = administrator(act)
  await inTransaction(act, async (act) => {
    const draft = await locked(act, kind, key)
    if (draft.from_day !== null) throw new Conflict(texts(act.locale).plannedFirst)
    if (draft.before === null) throw new Conflict(texts(act.locale).nothingToUndo)
    const undone = what === 'undo'
    if (draft.undone === undone) return
    const { before: definition, definition: before } = draft
    await store.updateDraft(act.db, draft.id, { definition, before, undone, by, at: act.now })
  })
}

/** Throws a draft away. The version in force stays as it is. */
export async function discardDraft<T>(act: Act, kind: DraftKind<T>, key: string): Promise<void> {
  administrator(act)
  await inTransaction(act, async (act) => {
    const draft = await locked(act, kind, key)
    await store.deleteDraft(act.db, draft.id)
  })
}

async function mustBeSound<T>(act: Act, kind: DraftKind<T>, definition: T): Promise<void> {
  const faults = await faultsIn(act, kind, definition)
  if (faults.length > 0) throw new Conflict(faults.map(({ message }) => say(message, act.locale)).join(' '))
}

/** Publishes at once, or lets the draft go in by itself on a later day. */
export async function publishDraft<T>(
  act: Act,
  kind: DraftKind<T>,
  key: string,
  from: Day,
): Promise<{ readonly version: number | null }> {
  const by = administrator(act)
  return inTransaction(act, async (act) => {
    const draft = await locked(act, kind, key)
    await mustBeSound(act, kind, draft.definition)
    if (from > dayOf(act.now)) {
      await store.setFromDay(act.db, draft.id, from, { by, at: act.now })
      return { version: null }
    }
    const version = await kind.publish(act, draft.definition, by)
    await store.deleteDraft(act.db, draft.id)
    return { version }
  })
}

/**
 * Publishes a draft whose day has come, for who set that day; does nothing when it was taken back meanwhile. What no longer
 * fits with the rest of the configuration becomes a draft again, so that nothing breaks while nobody looks.
 */
export async function publishDue<T>(act: Act, kind: DraftKind<T>, key: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const draft = await store.draftOf(act.db, kind.name, key, true)
    if (!draft?.from_day || draft.from_day > dayOf(act.now)) return
    const definition = kind.read(draft.definition)
    const by = draft.changed_by
    if ((await faultsIn(act, kind, definition)).length > 0)
      return store.setFromDay(act.db, draft.id, null, { by, at: act.now })
    await kind.publish(act, definition, by)
    await store.deleteDraft(act.db, draft.id)
  })
}

/** A draft that waits for its day is a draft again. */
export async function takeBack<T>(act: Act, kind: DraftKind<T>, key: string): Promise<void> {
  const by = administrator(act)
  await inTransaction(act, async (act) => {
    const draft = await locked(act, kind, key)
    await store.setFromDay(act.db, draft.id, null, { by, at: act.now })
  })
}

/** Undoes the last publication by a new version that says what the one before it said. */
export async function undoPublication<T>(
  act: Act,
  kind: DraftKind<T>,
  key: string,
  seen: number,
): Promise<number> {
  const by = administrator(act)
  return inTransaction(act, async (act) => {
    const [current, previous] = [await kind.current(act, key), await kind.previous(act, key)]
    if (!current || !previous) throw new Conflict(texts(act.locale).nothingBefore)
    if (current.version !== seen) throw new Conflict(texts(act.locale).publishedMeanwhile)
    await mustBeSound(act, kind, previous.definition)
    return kind.publish(act, previous.definition, by)
  })
}
