import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Process } from '../schema.ts'
import { tables } from './tables.ts'

export interface ProcessVersion {
  readonly id: string
  readonly process: Process
}

// A published version never changes, so it needs to be read only once. Drafts are not kept here.
const published = new Map<string, Process>()

/** The definition of a published version. */
export async function processById(db: Db, id: string): Promise<Process> {
  const known = published.get(id)
  if (known) return known
  const row = await tables(db)
    .selectFrom('process_version')
    .select(['definition', 'published_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.published_at) published.set(id, row.definition)
  return row.definition
}

/** The definitions of these versions, in one query at most. */
export async function knownProcesses(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Process>> {
  const found = new Map(ids.flatMap((id) => (published.has(id) ? [[id, published.get(id)!]] : [])))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  const rows = await tables(db)
    .selectFrom('process_version')
    .select(['id', 'definition', 'published_at'])
    .where('id', 'in', missing)
    .execute()
  for (const row of rows) {
    if (row.published_at) published.set(row.id, row.definition)
    found.set(row.id, row.definition)
  }
  return found
}

export interface PublishedVersion {
  readonly id: string
  readonly process: Process
  readonly published_at: Date
  readonly retired_at: Date | null
  /** Cases that run by this version now. */
  readonly running: number
}

/** Every published version, of all processes or of one; the newest of each first. */
export async function publishedVersions(db: Db, key?: string): Promise<readonly PublishedVersion[]> {
  let query = tables(db)
    .selectFrom('process_version')
    .select((eb) => [
      'process_version.id',
      'definition',
      'published_at',
      'retired_at',
      eb
        .selectFrom('case_file')
        .select((inner) => inner.fn.countAll<number>().as('amount'))
        .whereRef('process_version_id', '=', 'process_version.id')
        .where('state', '<>', 'ended')
        .as('running'),
    ])
    .where('published_at', 'is not', null)
    .orderBy('key')
    .orderBy('version', 'desc')
  if (key) query = query.where('key', '=', key)
  const rows = await query.execute()
  return rows.map(({ id, definition, published_at, retired_at, running }) => ({
    id,
    process: definition,
    // The query asks for published versions only.
    published_at: published_at!,
    retired_at,
    running: running ?? 0,
  }))
}

/** The newest published version for a kind of initiative; null when there is none. */
export async function currentProcess(db: Db, kind: string): Promise<ProcessVersion | null> {
  const row = await tables(db)
    .selectFrom('process_version')
    .select(['id', 'definition'])
    .where('kind', '=', kind)
    .where('published_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, process: row.definition } : null
}

/** The newest published version of every kind. */
export async function currentProcesses(db: Db): Promise<readonly ProcessVersion[]> {
  const rows = await tables(db)
    .selectFrom('process_version')
    .distinctOn('kind')
    .select(['id', 'definition'])
    .where('published_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, process: row.definition }))
}

/** The highest number a process was published under; 0 when it never was. */
export async function highestProcessVersion(db: Db, key: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('process_version')
    .select(({ fn }) => fn.max('version').as('highest'))
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.highest ?? 0
}

/**
 * Stores a published version; answers false when this version exists with the same content, or was published by
 * somebody in the administration, and throws when it differs.
 */
export async function insertPublished(
  db: Db,
  process: Process,
  by: string | null,
  at: Date,
): Promise<boolean> {
  const definition = JSON.stringify(process)
  const inserted = await tables(db)
    .insertInto('process_version')
    .values({
      key: process.key,
      version: process.version,
      kind: process.kind,
      definition: sql`${definition}::jsonb`,
      published_at: at,
      published_by: by,
      retired_at: null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return true
  const same = await tables(db)
    .selectFrom('process_version')
    .select([sql<boolean>`definition = ${definition}::jsonb`.as('same'), 'published_by'])
    .where('key', '=', process.key)
    .where('version', '=', process.version)
    .executeTakeFirstOrThrow()
  // What the administration published stays in force over a file with the same number.
  if (!same.same && same.published_by === null) {
    throw new Error(
      `Process '${process.key}' version ${process.version} was published with other content. Give it version ${process.version + 1}.`,
    )
  }
  return false
}
