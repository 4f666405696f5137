import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type Tables, tables } from './tables.ts'

export type Passkey = Selectable<Tables['passkey']>

export function passkeysOf(db: Db, personId: string): Promise<readonly Passkey[]> {
  return tables(db)
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function passkeyByCredential(db: Db, credentialId: string): Promise<Passkey | null> {
  const row = await tables(db)
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return row ?? null
}

/** False when this passkey stands here already. */
export async function insertPasskey(db: Db, passkey: Insertable<Tables['passkey']>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function markPasskeyUsed(db: Db, id: string, counter: number, at: Date): Promise<void> {
  await tables(db).updateTable('passkey').set({ counter, last_used_at: at }).where('id', '=', id).execute()
}

/** The name of what was removed; null when this person has no such passkey. */
export async function deletePasskey(db: Db, personId: string, id: string): Promise<string | null> {
  const row = await tables(db)
    .deleteFrom('passkey')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}

export async function deletePasskeysOf(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('passkey').where('person_id', '=', personId).execute()
}
