import type { Db } from '../db.ts'

interface FormOnceTable {
  token: string
  digest: string
  location: string | null
  created_at: Date
}

const tables = (db: Db) => db.withTables<{ form_once: FormOnceTable }>()

/**
 * Claims a token for this content; false when it was claimed before.
 * A second request at the same moment waits here until the first is committed.
 */
export async function claimToken(db: Db, token: string, digest: string, now: Date): Promise<boolean> {
  const row = await tables(db)
    .insertInto('form_once')
    .values({ token, digest, location: null, created_at: now })
    .onConflict((conflict) => conflict.columns(['token', 'digest']).doNothing())
    .returning('token')
    .executeTakeFirst()
  return row !== undefined
}

export async function keepLocation(db: Db, token: string, digest: string, location: string): Promise<void> {
  await tables(db)
    .updateTable('form_once')
    .set({ location })
    .where('token', '=', token)
    .where('digest', '=', digest)
    .execute()
}

export async function locationOf(db: Db, token: string, digest: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('form_once')
    .select('location')
    .where('token', '=', token)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.location ?? null
}

/** Where the newest post with this content led, when it was not before `since`. */
export async function locationSince(db: Db, digest: string, since: Date): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('form_once')
    .select('location')
    .where('created_at', '>=', since)
    .where('digest', '=', digest)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row?.location ?? null
}

export async function removeTokensBefore(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('form_once').where('created_at', '<', before).execute()
}
