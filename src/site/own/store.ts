import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'

export type OwnKind = 'theme' | 'texts'

interface OwnVersionTable {
  kind: OwnKind
  key: string
  version: number
  definition: unknown
  published_at: Date
  published_by: string | null
}

const tables = (db: Db) => db.withTables<{ config_version: OwnVersionTable }>()

export type OwnVersion = Readonly<OwnVersionTable>

/** Published versions, newest first. */
export const ownVersions = (db: Db, kind: OwnKind, key: string): Promise<readonly OwnVersion[]> =>
  tables(db)
    .selectFrom('config_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()

/** One version; null when there is none of this number. */
export async function ownVersion(
  db: Db,
  kind: OwnKind,
  key: string,
  version: number,
): Promise<OwnVersion | null> {
  const row = await tables(db)
    .selectFrom('config_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

/** The newest version of everything that is the municipality's own. */
export const newestOwnVersions = (db: Db): Promise<readonly OwnVersion[]> =>
  tables(db)
    .selectFrom('config_version')
    .distinctOn(['kind', 'key'])
    .selectAll()
    .orderBy('kind')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()

/** Publishes under the next number; null when somebody else did at the same moment. */
export async function insertOwnVersion(
  db: Db,
  version: Pick<OwnVersion, 'kind' | 'key' | 'definition' | 'published_at' | 'published_by'>,
): Promise<number | null> {
  const [newest] = await ownVersions(db, version.kind, version.key)
  const number = (newest?.version ?? 0) + 1
  const inserted = await tables(db)
    .insertInto('config_version')
    .values({
      ...version,
      version: number,
      definition: sql<unknown>`${JSON.stringify(version.definition)}::jsonb`,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return inserted?.version ?? null
}
