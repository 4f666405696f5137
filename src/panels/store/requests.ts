import { sql, type Updateable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { grouped } from '../../kit/grouped.ts'
import type { PanelOutcome } from '../rules.ts'
import { type AdviceRequest, type Point, type RequestTable, tables } from './tables.ts'

/** What a group was asked, the newest first. */
export const requestsOf = (db: Db, panelId: string): Promise<readonly AdviceRequest[]> =>
  tables(db)
    .selectFrom('panel_request')
    .selectAll()
    .where('panel_id', '=', panelId)
    .orderBy('nr', 'desc')
    .execute()

/** What the groups that everybody may see were asked, the newest first. */
export const publicRequests = (
  db: Db,
): Promise<
  readonly (AdviceRequest & {
    readonly slug: string
    readonly panel_name: string
    /** Of a group for one area. */
    readonly panel_area_id: string | null
  })[]
> =>
  tables(db)
    .selectFrom('panel_request')
    .innerJoin('panel', 'panel.id', 'panel_request.panel_id')
    .selectAll('panel_request')
    .select(['panel.slug', 'panel.name as panel_name', 'panel.area_id as panel_area_id'])
    .where('panel.published_on', 'is not', null)
    .orderBy('panel_request.asked_at', 'desc')
    .orderBy('panel_request.id')
    .execute()

/** What waits for an advice or for our answer, in all groups. */
export const openRequests = (db: Db): Promise<readonly AdviceRequest[]> =>
  tables(db)
    .selectFrom('panel_request')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()

export async function requestByNr(db: Db, panelId: string, nr: number): Promise<AdviceRequest | null> {
  const row = await tables(db)
    .selectFrom('panel_request')
    .selectAll()
    .where('panel_id', '=', panelId)
    .where('nr', '=', nr)
    .executeTakeFirst()
  return row ?? null
}

export async function requestById(db: Db, id: string): Promise<AdviceRequest | null> {
  const row = await tables(db).selectFrom('panel_request').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Held until the transaction is over: of two advices at once the second is refused. */
export async function lockRequest(db: Db, id: string): Promise<AdviceRequest | null> {
  const row = await tables(db)
    .selectFrom('panel_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Keeps a question under the next number of its group, which is locked. */
export async function insertRequest(
  db: Db,
  request: Pick<
    RequestTable,
    | 'panel_id'
    | 'title'
    | 'question'
    | 'link'
    | 'project_id'
    | 'asked_by'
    | 'asked_at'
    | 'due_on'
    | 'answer_by'
  >,
): Promise<AdviceRequest> {
  return tables(db)
    .insertInto('panel_request')
    .values({
      ...request,
      nr: sql<number>`(select coalesce(max(nr), 0) + 1 from panel_request where panel_id = ${request.panel_id})`,
      ...{ advice: null, advised_at: null, advised_by: null },
      ...{ answer: null, answered_at: null, answered_by: null },
      ...{ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function updateRequest(db: Db, id: string, change: Updateable<RequestTable>): Promise<void> {
  await tables(db).updateTable('panel_request').set(change).where('id', '=', id).execute()
}

export const pointsOf = (db: Db, requestId: string): Promise<readonly Point[]> =>
  tables(db)
    .selectFrom('panel_point')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()

/** The points of all these advices, by the question. */
export async function pointsByRequest(
  db: Db,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Point[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('panel_point')
    .selectAll()
    .where('request_id', 'in', [...requestIds])
    .orderBy('position')
    .execute()
  return grouped(rows, ({ request_id }) => request_id)
}

/** Keeps what an advice says point by point; without points the advice as a whole. */
export async function insertPoints(db: Db, requestId: string, points: readonly string[]): Promise<void> {
  const all: readonly (string | null)[] = points.length > 0 ? points : [null]
  await tables(db)
    .insertInto('panel_point')
    .values(
      all.map((point, at) => ({
        ...{ request_id: requestId, position: at + 1, point },
        ...{ outcome: null, reasons: null },
      })),
    )
    .execute()
}

export async function answerPoint(
  db: Db,
  id: string,
  answer: { readonly outcome: PanelOutcome; readonly reasons: string },
): Promise<void> {
  await tables(db).updateTable('panel_point').set(answer).where('id', '=', id).execute()
}
