import type { Generated } from 'kysely'
import type { Db } from '../db.ts'

interface FileTable {
  id: Generated<string>
  sha256: string
  name: string
  media_type: string
  bytes: number
  width: number | null
  height: number | null
  owner_id: string | null
  created_at: Date
}

const tables = (db: Db) => db.withTables<{ file: FileTable }>()

export interface StoredFile {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly media_type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly owner_id: string | null
  readonly created_at: Date
}

export const insertFile = (db: Db, row: Omit<StoredFile, 'id'>): Promise<StoredFile> =>
  tables(db).insertInto('file').values(row).returningAll().executeTakeFirstOrThrow()

export async function fileById(db: Db, id: string): Promise<StoredFile | null> {
  return (await tables(db).selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function filesByIds(db: Db, ids: readonly string[]): Promise<readonly StoredFile[]> {
  if (ids.length === 0) return []
  return tables(db).selectFrom('file').selectAll().where('id', 'in', ids).orderBy('created_at').execute()
}

/** The files of the photos of these things, by their id. */
export async function photoFiles(
  db: Db,
  things: readonly { readonly photo_id: string | null }[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const files = await filesByIds(
    db,
    things.flatMap(({ photo_id }) => photo_id ?? []),
  )
  return new Map(files.map((file) => [file.id, file]))
}

/** A file sent before its owner was known (an idea told first, an address confirmed later) gets its owner. */
export async function giveFileOwner(db: Db, ids: readonly string[], ownerId: string): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .updateTable('file')
    .set({ owner_id: ownerId })
    .where('id', 'in', ids)
    .where('owner_id', 'is', null)
    .execute()
}

/** Digests of all files that the database knows, each once. */
export async function allDigests(db: Db): Promise<readonly string[]> {
  const rows = await tables(db).selectFrom('file').select('sha256').distinct().orderBy('sha256').execute()
  return rows.map((row) => row.sha256)
}
