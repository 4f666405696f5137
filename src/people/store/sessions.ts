import type { Db } from '../../kit/db.ts'
import { type Person, personColumns } from './people.ts'
import { tables } from './tables.ts'

export async function insertSession(
  db: Db,
  session: {
    readonly tokenHash: string
    readonly personId: string
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function sessionPerson(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ readonly person: Person; readonly lastSeenAt: Date } | null> {
  const row = await tables(db)
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(personColumns.map((column) => `person.${column}` as const))
    .select('session.last_seen_at')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const { last_seen_at, ...person } = row
  return { person, lastSeenAt: last_seen_at }
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

export async function deleteSessionsOf(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('session').where('person_id', '=', personId).execute()
}

export async function removeExpired(db: Db, now: Date): Promise<void> {
  await tables(db).deleteFrom('session').where('expires_at', '<', now).execute()
  const aMonthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000)
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
