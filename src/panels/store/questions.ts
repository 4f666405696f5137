import type { Insertable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { grouped } from '../../kit/grouped.ts'
import { type RequestChange, type RequestChangeTable, type RequestFile, tables } from './tables.ts'

/** How a question was before each change, the first change first. */
export const requestChangesOf = (db: Db, requestId: string): Promise<readonly RequestChange[]> =>
  tables(db)
    .selectFrom('panel_request_change')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('changed_at')
    .orderBy('id')
    .execute()

/** The same of more questions at once. */
export async function changesByRequest(
  db: Db,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RequestChange[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('panel_request_change')
    .selectAll()
    .where('request_id', 'in', [...requestIds])
    .orderBy('changed_at')
    .orderBy('id')
    .execute()
  return grouped(rows, ({ request_id }) => request_id)
}

export async function insertRequestChange(db: Db, change: Insertable<RequestChangeTable>): Promise<void> {
  await tables(db).insertInto('panel_request_change').values(change).execute()
}

/** The documents of a question that are there now, in the order in which they came. */
export const requestFilesOf = (db: Db, requestId: string): Promise<readonly RequestFile[]> =>
  tables(db)
    .selectFrom('panel_request_file')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

/** The same of more questions at once. */
export async function filesByRequest(
  db: Db,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RequestFile[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('panel_request_file')
    .selectAll()
    .where('request_id', 'in', [...requestIds])
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return grouped(rows, ({ request_id }) => request_id)
}

export async function insertRequestFile(
  db: Db,
  file: Pick<RequestFile, 'request_id' | 'file_id' | 'title' | 'added_at' | 'added_by'>,
): Promise<void> {
  await tables(db)
    .insertInto('panel_request_file')
    .values({ ...file, removed_at: null })
    .execute()
}

/** Takes a document away; false when it is not one of this question. */
export async function removeRequestFile(db: Db, requestId: string, id: string, at: Date): Promise<boolean> {
  const removed = await tables(db)
    .updateTable('panel_request_file')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('request_id', '=', requestId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}

/** Whether a question shows this file: to everybody, to who works here, or not. */
export async function requestsShowing(
  db: Db,
  fileId: string,
): Promise<readonly { readonly is_public: boolean }[]> {
  const rows = await tables(db)
    .selectFrom('panel_request_file')
    .innerJoin('panel_request', 'panel_request.id', 'request_id')
    .innerJoin('panel', 'panel.id', 'panel_request.panel_id')
    .select('published_on')
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(({ published_on }) => ({ is_public: published_on !== null }))
}
