import type { Db } from '../../kit/db.ts'
import type { FormDefinition } from '../schema.ts'
import { tables } from './tables.ts'

export interface StoredVersion {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly definition: unknown
  readonly published_at: Date
  /** Null when it came from the files of the configuration. */
  readonly published_by: string | null
}

/** Stores a version; false when there is one of that number already. */
export async function insertVersion(
  db: Db,
  form: FormDefinition,
  { now, by }: { readonly now: Date; readonly by: string | null },
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('form_version')
    .values({
      key: form.key,
      version: form.version,
      definition: JSON.stringify(form),
      published_at: now,
      published_by: by,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function versionByNumber(db: Db, key: string, version: number): Promise<StoredVersion | null> {
  const row = await tables(db)
    .selectFrom('form_version')
    .selectAll()
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

export async function newestVersion(db: Db, key: string): Promise<StoredVersion | null> {
  const row = await tables(db)
    .selectFrom('form_version')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function versionById(db: Db, id: string): Promise<StoredVersion | null> {
  return (
    (await tables(db).selectFrom('form_version').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** Every published version, for the code on paper. */
export const allVersions = (db: Db): Promise<readonly StoredVersion[]> =>
  tables(db).selectFrom('form_version').selectAll().orderBy('key').orderBy('version').execute()

/** Published versions of a form, newest first. */
export const versionsOf = (db: Db, key: string): Promise<readonly StoredVersion[]> =>
  tables(db)
    .selectFrom('form_version')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()
