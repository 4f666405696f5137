import type { Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Adoption, Scheme } from '../schema.ts'
import { type SchemeVersionTable, tables } from './tables.ts'

export type SchemeStatus = 'example' | 'adopted'

export interface SchemeVersion {
  readonly scheme: Scheme
  readonly status: SchemeStatus
  readonly publishedAt: Date
  readonly adoption: Adoption | null
}

// jsonb columns go in as text and come back as values.
const versionFrom = (row: Selectable<SchemeVersionTable>): SchemeVersion => ({
  scheme: row.definition as unknown as Scheme,
  status: row.status,
  publishedAt: row.published_at,
  adoption: row.adoption as unknown as Adoption | null,
})

/** The version in force of every scheme, in order of key. */
export async function currentSchemes(db: Db): Promise<readonly SchemeVersion[]> {
  const rows = await tables(db)
    .selectFrom('scheme_version')
    .selectAll()
    .distinctOn('key')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** One version of a scheme; the one in force when no number is given. */
export async function schemeVersion(db: Db, key: string, version?: number): Promise<SchemeVersion | null> {
  let query = tables(db).selectFrom('scheme_version').selectAll().where('key', '=', key)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? versionFrom(row) : null
}

/** The versions under which these applications were made, by `key version`. */
export async function schemesByVersion(
  db: Db,
  applications: readonly { readonly scheme_key: string; readonly scheme_version: number }[],
): Promise<ReadonlyMap<string, Scheme>> {
  const keys = [...new Set(applications.map(({ scheme_key }) => scheme_key))]
  if (keys.length === 0) return new Map()
  const rows = await tables(db).selectFrom('scheme_version').selectAll().where('key', 'in', keys).execute()
  return new Map(rows.map((row) => [`${row.key} ${row.version}`, versionFrom(row).scheme]))
}

/** All versions of a scheme, newest first. */
export async function versionsOfScheme(db: Db, key: string): Promise<readonly SchemeVersion[]> {
  const rows = await tables(db)
    .selectFrom('scheme_version')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** Stores a published version; false when another just published that number. */
export async function insertScheme(
  db: Db,
  version: {
    readonly scheme: Scheme
    readonly publishedAt: Date
    readonly publishedBy: string | null
    readonly adoption: Adoption | null
  },
): Promise<boolean> {
  const { scheme, adoption } = version
  const inserted = await tables(db)
    .insertInto('scheme_version')
    .values({
      key: scheme.key,
      version: scheme.version,
      definition: JSON.stringify(scheme),
      status: adoption ? 'adopted' : 'example',
      published_at: version.publishedAt,
      published_by: version.publishedBy,
      adoption: adoption ? JSON.stringify(adoption) : null,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Marks a published example as adopted; false when it is none. */
export async function storeSchemeAdoption(
  db: Db,
  key: string,
  version: number,
  adoption: Adoption,
): Promise<boolean> {
  const updated = await tables(db)
    .updateTable('scheme_version')
    .set({ status: 'adopted', adoption: JSON.stringify(adoption) })
    .where('key', '=', key)
    .where('version', '=', version)
    .where('status', '=', 'example')
    .returning('key')
    .executeTakeFirst()
  return updated !== undefined
}
