import { sql } from 'kysely'
import type { Db } from '../db.ts'

const tables = (db: Db) =>
  db.withTables<{ rate_limit: { key: string; window_start: Date; attempts: number } }>()

/** Counts one more attempt in the window and gives the number so far. */
export async function countAttempt(db: Db, key: string, windowStart: Date): Promise<number> {
  const row = await tables(db)
    .insertInto('rate_limit')
    .values({ key, window_start: windowStart, attempts: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'window_start']).doUpdateSet({ attempts: sql`rate_limit.attempts + 1` }),
    )
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return row.attempts
}

export async function removeOldAttempts(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('rate_limit').where('window_start', '<', before).execute()
}
