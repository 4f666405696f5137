import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { boxOf } from '../../places/index.ts'
import { type Pace, type Whereabouts, wordsOf } from '../rules.ts'
import { type Followed, type PublicEvent, tables } from './tables.ts'

export type { PublicEvent } from './tables.ts'

/** Writes what happened in public, once; false when it stood there already. */
export async function insertEvent(
  db: Db,
  event: Omit<PublicEvent, 'id'> & { readonly occasion: string },
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('public_event')
    .values({ ...event, spread_at: null })
    .onConflict((conflict) => conflict.columns(['kind', 'thing', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What nobody looked at who wants to hear of it, oldest first; locked, and without what another worker has. */
export const eventsToSpread = (db: Db, limit: number): Promise<readonly PublicEvent[]> =>
  tables(db)
    .selectFrom('public_event')
    .select(['id', 'kind', 'thing', 'happened_at'])
    .where('spread_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export async function markSpread(db: Db, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .updateTable('public_event')
    .set({ spread_at: at })
    .where('id', 'in', [...ids])
    .execute()
}

/** What happened before this moment is told to nobody any more. */
export async function passOver(db: Db, before: Date, at: Date): Promise<void> {
  await tables(db)
    .updateTable('public_event')
    .set({ spread_at: at })
    .where('spread_at', 'is', null)
    .where('happened_at', '<', before)
    .execute()
}

/** Events that were told, or passed over, before this moment. */
export async function deleteEventsBefore(db: Db, moment: Date): Promise<void> {
  await tables(db).deleteFrom('public_event').where('spread_at', '<', moment).execute()
}

/** No radius reaches further than this, in degrees: some three kilometres. */
const far = { lon: 0.045, lat: 0.027 }

/** What is followed that may hold something of here, from before it happened; the rule looks at the distance itself. */
export async function followedAround(
  db: Db,
  where: Whereabouts,
  happenedAt: Date,
): Promise<readonly Followed[]> {
  const { areaIds, subjects, caseId, projectId, point, shapes = [], address } = where
  const query = tables(db)
    .selectFrom('followed')
    .selectAll()
    .where('since', '<=', happenedAt)
    .where((eb) =>
      eb.or([
        ...(areaIds.length > 0 ? [eb('area_id', 'in', [...areaIds])] : []),
        ...(subjects.length > 0 ? [eb('subject', 'in', [...subjects])] : []),
        ...(caseId ? [eb('case_id', '=', caseId)] : []),
        ...(projectId ? [eb('project_id', '=', projectId)] : []),
        ...shapes.map((shape) => {
          const { west, south, east, north } = boxOf(shape)
          return eb.and([
            eb('lat', '>=', south - far.lat),
            eb('lat', '<=', north + far.lat),
            eb('lon', '>=', west - far.lon),
            eb('lon', '<=', east + far.lon),
          ])
        }),
        ...(point
          ? [
              eb.and([
                eb('lat', '>=', point[1] - far.lat),
                eb('lat', '<=', point[1] + far.lat),
                eb('lon', '>=', point[0] - far.lon),
                eb('lon', '<=', point[0] + far.lon),
              ]),
            ]
          : []),
        ...(address ? [sql<boolean>`strpos(${` ${wordsOf(address)} `}, ' ' || words || ' ') > 0`] : []),
      ]),
    )
  return query.execute()
}

/** Followers are to hear of an event; who is already stays as they are. */
export async function insertNews(db: Db, eventId: number, followerIds: readonly string[]): Promise<void> {
  if (followerIds.length === 0) return
  await tables(db)
    .insertInto('follower_news')
    .values(followerIds.map((id) => ({ follower_id: id, event_id: eventId, told_at: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who of this pace is to hear something, after this one in the order of their identifiers. */
export async function followersWithNews(
  db: Db,
  pace: Pace,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  let query = tables(db)
    .selectFrom('follower_news')
    .innerJoin('follower', 'follower.id', 'follower_id')
    .select('follower_id')
    .distinct()
    .where('follower_news.told_at', 'is', null)
    .where('pace', '=', pace)
    .orderBy('follower_id')
    .limit(limit)
  if (after) query = query.where('follower_id', '>', after)
  return (await query.execute()).map((row) => row.follower_id)
}

/** What a follower is still to hear, in the order in which it happened. */
export const newsOf = (db: Db, followerId: string): Promise<readonly PublicEvent[]> =>
  tables(db)
    .selectFrom('follower_news')
    .innerJoin('public_event', 'public_event.id', 'event_id')
    .select(['public_event.id', 'kind', 'thing', 'happened_at'])
    .where('follower_id', '=', followerId)
    .where('told_at', 'is', null)
    .orderBy('public_event.id')
    .execute()

export async function markTold(
  db: Db,
  followerId: string,
  eventIds: readonly number[],
  at: Date,
): Promise<void> {
  if (eventIds.length === 0) return
  await tables(db)
    .updateTable('follower_news')
    .set({ told_at: at })
    .where('follower_id', '=', followerId)
    .where('event_id', 'in', [...eventIds])
    .execute()
}
