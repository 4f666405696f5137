import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { tables } from './tables.ts'

export interface ApiKey {
  readonly id: string
  readonly start: string
  readonly name: string
  readonly email: string
  readonly scopes: readonly string[]
  readonly created_at: Date
  readonly expires_on: Day
  readonly revoked_at: Date | null
  readonly last_used_on: Day | null
}

const columns = [
  'id',
  'start',
  'name',
  'email',
  'scopes',
  'created_at',
  'expires_on',
  'revoked_at',
  'last_used_on',
] as const

export async function insertApiKey(
  db: Db,
  key: Pick<ApiKey, 'start' | 'name' | 'email' | 'scopes' | 'expires_on'> & {
    readonly token_hash: string
    readonly created_by: string | null
    readonly created_at: Date
  },
): Promise<ApiKey> {
  return tables(db)
    .insertInto('api_key')
    .values({ ...key, revoked_at: null, revoked_by: null, last_used_on: null })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** All keys, the newest on top; those that no longer work stay, to be able to tell whose they were. */
export async function allApiKeys(db: Db): Promise<readonly ApiKey[]> {
  return tables(db)
    .selectFrom('api_key')
    .select(columns)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** The key with this digest, as long as it works. */
export async function workingApiKey(db: Db, tokenHash: string, today: Day): Promise<ApiKey | null> {
  const row = await tables(db)
    .selectFrom('api_key')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_on', '>=', today)
    .executeTakeFirst()
  return row ?? null
}

/** Notes the day on which a key was used, once a day. */
export async function markApiKeyUsed(db: Db, id: string, today: Day): Promise<void> {
  await tables(db)
    .updateTable('api_key')
    .set({ last_used_on: today })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_on', 'is', null), eb('last_used_on', '<', today)]))
    .execute()
}

/** False when there is no such key, or it was revoked before. */
export async function markApiKeyRevoked(db: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('api_key')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
