import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type Person, personColumns } from './people.ts'
import { type Tables, tables } from './tables.ts'

const sessionColumns = [
  'id',
  'person_id',
  'created_at',
  'last_seen_at',
  'expires_at',
  'method',
  'second_factor',
  'assurance',
  'device',
] as const

export type SessionRow = Omit<Selectable<Tables['session']>, 'token_hash'>

export async function insertSession(db: Db, session: Insertable<Tables['session']>): Promise<void> {
  await tables(db).insertInto('session').values(session).execute()
}

export interface FoundSession extends SessionRow {
  /** An app that gives codes. */
  readonly has_app: boolean
  readonly has_passkey: boolean
}

export async function sessionPerson(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ readonly person: Person; readonly session: FoundSession } | null> {
  const row = await tables(db)
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(personColumns.map((column) => `person.${column}` as const))
    .select([
      'session.id as session_id',
      'session.created_at as signed_in_at',
      'last_seen_at',
      'expires_at',
      'method',
      'second_factor',
      'assurance',
      'device',
    ])
    .select(({ exists, selectFrom }) => [
      exists(selectFrom('second_factor').whereRef('second_factor.person_id', '=', 'person.id')).as('has_app'),
      exists(selectFrom('passkey').whereRef('passkey.person_id', '=', 'person.id')).as('has_passkey'),
    ])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const { session_id, signed_in_at, last_seen_at, expires_at, method, second_factor, assurance, device } = row
  const { has_app, has_passkey, ...rest } = row
  const session = {
    ...{ id: session_id, person_id: row.id, created_at: signed_in_at, last_seen_at, expires_at },
    ...{ method, second_factor, assurance, device },
    has_app: Boolean(has_app),
    has_passkey: Boolean(has_passkey),
  }
  return { person: rest, session }
}

/** Where somebody is signed in now, the latest visit first. */
export function sessionsOf(db: Db, personId: string, now: Date): Promise<readonly SessionRow[]> {
  return tables(db)
    .selectFrom('session')
    .select(sessionColumns)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

export async function touchSession(db: Db, tokenHash: string, now: Date, expiresAt: Date): Promise<void> {
  await tables(db)
    .updateTable('session')
    .set({ last_seen_at: now, expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await tables(db).deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** False when this person has no such session. */
export async function deleteSessionOf(db: Db, personId: string, id: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Ends all sessions of somebody, or all but one. */
export async function deleteSessionsOf(db: Db, personId: string, but?: string): Promise<void> {
  let ending = tables(db).deleteFrom('session').where('person_id', '=', personId)
  if (but) ending = ending.where('id', '!=', but)
  await ending.execute()
}

export async function removeExpired(db: Db, now: Date): Promise<void> {
  await tables(db).deleteFrom('session').where('expires_at', '<', now).execute()
  const aMonthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000)
  await tables(db).deleteFrom('sign_in_attempt').where('expires_at', '<', now).execute()
  await tables(db).deleteFrom('email_link').where('expires_at', '<', aMonthAgo).execute()
}

export interface EmailLink {
  readonly purpose: string
  readonly email: string
  readonly person_id: string | null
  readonly subject_id: string | null
  readonly return_path: string | null
  readonly expires_at: Date
  readonly used_at: Date | null
}

export async function insertLink(
  db: Db,
  link: Omit<EmailLink, 'used_at'> & { readonly token_hash: string; readonly created_at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('email_link')
    .values({ ...link, used_at: null })
    .execute()
}

export async function linkByHash(db: Db, tokenHash: string): Promise<EmailLink | null> {
  return (
    (await tables(db)
      .selectFrom('email_link')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()) ?? null
  )
}

/** Marks the link as used; false when it was used before, by whoever came first. */
export async function markLinkUsed(db: Db, tokenHash: string, now: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('email_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
