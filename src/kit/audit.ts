import type { Act } from './act.ts'
import { insertNote } from './audit/store.ts'
import { TooMany } from './errors.ts'
import { limit } from './limits.ts'

export { fingerprintOf } from './audit/chain.ts'
export { auditCommands } from './audit/commands.ts'
export { readAuditKeys } from './audit/keys.ts'
export { sealAudit, startSealing } from './audit/seal.ts'
export { doing, type Source } from './audit/sign.ts'
export {
  type AuditActor,
  type AuditFilter,
  countWaiting,
  type DeedCursor,
  type DeedPart,
  deedsIn,
  type Entry,
  entriesAfter,
  entriesOf,
  forgetDigests,
  type Operation,
  partsOf,
} from './audit/store.ts'

interface NoteInput {
  /** What was read, such as `dossier`; the log has words for it. */
  readonly what: string
  readonly op?: 'read' | 'refused'
  readonly caseIds?: readonly string[]
  readonly personIds?: readonly string[]
  /** Numbers and codes only: never what somebody typed. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Notes in the audit log what changes nothing: that somebody took out personal data of many, or was refused. Call it
 * before the data are given. Changes need no note: the database logs them.
 */
export async function auditNote(act: Act, note: NoteInput): Promise<void> {
  const { actor, source } = act
  await insertNote(act.db, {
    op: note.op ?? 'read',
    thing: note.what,
    actor: actor.personId === null ? (actor.isSystem ? 'system' : 'visitor') : 'person',
    actorId: actor.personId,
    at: act.now,
    command: source?.command ?? 'system',
    requestId: source?.requestId ?? null,
    about: [
      ...(note.caseIds ?? []).map((caseId) => ({ caseId, personId: null })),
      ...(note.personIds ?? []).map((personId) => ({ caseId: null, personId })),
    ],
    details: note.details ?? {},
  })
}

/** Knocking on doors all day must not fill the log. */
const refusals = { name: 'audit-refused', attempts: 200, seconds: 3600 }

/** Notes that somebody who is signed in was refused. */
export async function noteRefusal(act: Act): Promise<void> {
  if (act.actor.personId === null) return
  try {
    await limit(act, refusals, act.actor.personId)
  } catch (error) {
    if (error instanceof TooMany) return
    throw error
  }
  await auditNote(act, { what: 'refusal', op: 'refused' })
}
