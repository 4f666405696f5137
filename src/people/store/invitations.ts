import type { Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type InvitationAnswer, type Tables, tables } from './tables.ts'

export type Invitation = Omit<Selectable<Tables['invitation']>, 'token_hash'>

const columns = [
  'id',
  'email',
  'name',
  'locale',
  'role',
  'scope_kind',
  'scope_id',
  'job_title',
  'department',
  'invited_by',
  'invited_at',
  'sent_at',
  'expires_at',
  'answer',
  'answered_at',
  'person_id',
] as const

/** False when the same person has an open invitation for this role already. */
export async function insertInvitation(
  db: Db,
  row: Omit<Invitation, 'id' | 'answer' | 'answered_at' | 'person_id'> & { readonly token_hash: string },
): Promise<Invitation | null> {
  const inserted = await tables(db)
    .insertInto('invitation')
    .values({ ...row, answer: null, answered_at: null, person_id: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()
  return inserted ?? null
}

/** All that nobody answered yet, also those that are past their day, the newest first. */
export const openInvitations = (db: Db): Promise<readonly Invitation[]> =>
  tables(db)
    .selectFrom('invitation')
    .select(columns)
    .where('answer', 'is', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()

export async function invitationByHash(db: Db, tokenHash: string): Promise<Invitation | null> {
  const row = await tables(db)
    .selectFrom('invitation')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** The same, held by this transaction: whoever answers at the same moment waits, and sees what came of it. */
export async function lockInvitation(db: Db, tokenHash: string): Promise<Invitation | null> {
  const row = await tables(db)
    .selectFrom('invitation')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function invitationById(db: Db, id: string): Promise<Invitation | null> {
  const row = await tables(db)
    .selectFrom('invitation')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function openInvitationFor(
  db: Db,
  {
    email,
    role,
    scopeId,
  }: { readonly email: string; readonly role: string; readonly scopeId: string | null },
): Promise<Invitation | null> {
  const row = await tables(db)
    .selectFrom('invitation')
    .select(columns)
    .where('email', '=', email)
    .where('role', '=', role)
    .where('scope_id', scopeId === null ? 'is' : '=', scopeId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** A new link for an open invitation; that of the mail before works no more. False when it was answered meanwhile. */
export async function renewInvitation(
  db: Db,
  id: string,
  change: {
    readonly token_hash: string
    readonly invited_by: string | null
    readonly sent_at: Date
    readonly expires_at: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('invitation')
    .set(change)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Answers an invitation; of two at once one gets through, and the other gets false. */
export async function answerInvitation(
  db: Db,
  id: string,
  answer: InvitationAnswer,
  at: Date,
  personId: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('invitation')
    .set({ answer, answered_at: at, person_id: personId })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Invitations that are of no use any more: past their day, or answered, before `moment`. */
export async function removeInvitationsBefore(db: Db, moment: Date): Promise<void> {
  await tables(db)
    .deleteFrom('invitation')
    .where(({ and, or, eb }) =>
      or([eb('answered_at', '<', moment), and([eb('answer', 'is', null), eb('expires_at', '<', moment)])]),
    )
    .execute()
}
