import type { Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type Tables, tables } from './tables.ts'

export type Authenticator = Selectable<Tables['second_factor']>

export async function authenticatorOf(db: Db, personId: string): Promise<Authenticator | null> {
  const row = await tables(db)
    .selectFrom('second_factor')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** The app that gives codes from now on; a former one no longer counts. */
export async function setAuthenticator(
  db: Db,
  one: { readonly person_id: string; readonly secret: string; readonly created_at: Date; last_step: number },
): Promise<void> {
  const { person_id: _, ...rest } = one
  await tables(db)
    .insertInto('second_factor')
    .values(one)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(rest))
    .execute()
}

/** Notes the half minute of a code that fits. False when that one, or a later one, was used: a code works once. */
export async function takeStep(db: Db, personId: string, step: number): Promise<boolean> {
  const result = await tables(db)
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteAuthenticator(db: Db, personId: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('second_factor')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** New codes; those of before no longer work. */
export async function replaceRecoveryCodes(
  db: Db,
  personId: string,
  hashes: readonly string[],
  at: Date,
): Promise<void> {
  await deleteRecoveryCodes(db, personId)
  await tables(db)
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash, created_at: at, used_at: null })))
    .execute()
}

/** Uses a code up; false when it is none of theirs or was used. */
export async function takeRecoveryCode(
  db: Db,
  personId: string,
  hashes: readonly string[],
  at: Date,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_hash', 'in', hashes)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function unusedRecoveryCodes(db: Db, personId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('amount'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.amount)
}

export async function deleteRecoveryCodes(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('recovery_code').where('person_id', '=', personId).execute()
}

/** Who of these has an app or a passkey. */
export async function peopleWithSecondFactor(db: Db): Promise<ReadonlySet<string>> {
  const rows = await tables(db)
    .selectFrom('second_factor')
    .select('person_id')
    .union(tables(db).selectFrom('passkey').select('person_id'))
    .execute()
  return new Set(rows.map((row) => row.person_id))
}
