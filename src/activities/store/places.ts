import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Where } from './answering.ts'
import { type ActivityPlace, type Contribution, tables } from './tables.ts'

/** The places that people can choose, in the order of who made the list. */
export async function placesOf(db: Db, activityIds: readonly string[]): Promise<readonly ActivityPlace[]> {
  if (activityIds.length === 0) return []
  return tables(db)
    .selectFrom('activity_place')
    .selectAll()
    .where('activity_id', 'in', [...activityIds])
    .orderBy('activity_id')
    .orderBy('position')
    .execute()
}

/** Puts these places where the list of an activity was, before anybody could choose one. */
export async function replacePlaces(
  db: Db,
  activityId: string,
  places: readonly Omit<ActivityPlace, 'id' | 'activity_id' | 'position'>[],
): Promise<void> {
  await tables(db).deleteFrom('activity_place').where('activity_id', '=', activityId).execute()
  if (places.length === 0) return
  await tables(db)
    .insertInto('activity_place')
    .values(places.map((place, index) => ({ ...place, activity_id: activityId, position: index + 1 })))
    .execute()
}

const pointColumns = [
  'nr',
  'title',
  'body',
  'lon',
  'lat',
  'place',
  'place_id',
  'area_id',
  'paragraph_id',
  'supports',
] as const
export type PointShown = Pick<Contribution, 'id' | (typeof pointColumns)[number]>

/** What everybody reads of an activity and stands on the map, the latest first. */
export async function listPoints(
  db: Db,
  activityId: string,
  asked: { readonly at?: Where | undefined; readonly limit: number },
): Promise<readonly PointShown[]> {
  const { at } = asked
  let query = tables(db)
    .selectFrom('contribution')
    .innerJoin('contribution_text', 'contribution_id', 'contribution.id')
    .select('contribution.id')
    .select(pointColumns)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'shown')
    .where('target_id', 'is', null)
  if (at && 'placeId' in at) query = query.where('place_id', '=', at.placeId)
  if (at && 'areaIds' in at) query = query.where('area_id', 'in', [...at.areaIds])
  return query.orderBy('nr', 'desc').limit(asked.limit).execute()
}

/** How much was put in at one place, area or paragraph. */
export interface AmountAt {
  readonly place_id: string | null
  readonly area_id: string | null
  readonly paragraph_id: string | null
  readonly amount: number
}

/** Where things were put in, with how many: as everybody reads it, or all that is owed an answer. */
export async function countByWhere(
  db: Db,
  activityId: string,
  states: readonly ('held' | 'shown' | 'hidden')[],
): Promise<readonly AmountAt[]> {
  const { rows } = await sql<AmountAt>`
    select place_id, area_id, paragraph_id, count(*)::int as amount
    from contribution join contribution_text on contribution_id = contribution.id
    where activity_id = ${activityId} and target_id is null and state = any (${[...states]}::text[])
    group by place_id, area_id, paragraph_id`.execute(db)
  return rows
}
