import { sql } from 'kysely'
import type { Db } from '../db.ts'

const tables = (db: Db) =>
  db.withTables<{ installation_mark: { key: string; value: string; set_at?: Date } }>()

export async function readMark(db: Db, key: string): Promise<unknown> {
  const row = await tables(db)
    .selectFrom('installation_mark')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value ?? null
}

export async function writeMark(db: Db, key: string, value: unknown): Promise<void> {
  await tables(db)
    .insertInto('installation_mark')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: JSON.stringify(value), set_at: sql`now()` }),
    )
    .execute()
}

// Any fixed number: programs that start at once on a new database wait for each other on it.
const INSTALLATION = 7_233_005

/** Waits until no other program is installing; holds until the transaction ends. */
export async function holdInstallation(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(INSTALLATION)})`.execute(db)
}
