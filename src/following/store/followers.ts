import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { asKept, type Thing } from '../rules.ts'
import { type Followed, type Follower, type FollowRequest, tables } from './tables.ts'

export type { Followed, Follower, FollowRequest } from './tables.ts'

/** The follower with this address, made when there is none. Their language and pace are those they chose last. */
export async function putFollower(
  db: Db,
  { email, locale, pace }: Omit<FollowRequest, 'things'>,
  at: Date,
): Promise<Follower> {
  return tables(db)
    .insertInto('follower')
    .values({ email, locale, pace, confirmed_at: at, told_at: null })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ locale, pace }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function followerById(db: Db, id: string, locked = false): Promise<Follower | null> {
  const query = tables(db).selectFrom('follower').selectAll().where('id', '=', id)
  return (await (locked ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function followerByEmail(db: Db, email: string): Promise<Follower | null> {
  const row = await tables(db)
    .selectFrom('follower')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

export async function followerByLink(db: Db, tokenHash: string): Promise<Follower | null> {
  const row = await tables(db)
    .selectFrom('follower')
    .innerJoin('follower_link', 'follower_id', 'follower.id')
    .selectAll('follower')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** The link of a follower; it stays the same as long as the key of the installation does. */
export async function putLink(db: Db, followerId: string, tokenHash: string): Promise<void> {
  await tables(db)
    .insertInto('follower_link')
    .values({ token_hash: tokenHash, follower_id: followerId })
    .onConflict((conflict) => conflict.column('token_hash').doNothing())
    .execute()
}

export async function updateFollower(
  db: Db,
  id: string,
  change: Partial<Pick<Follower, 'pace' | 'told_at'>>,
): Promise<void> {
  await tables(db).updateTable('follower').set(change).where('id', '=', id).execute()
}

/** Everything of a follower goes: what they follow, what they were to hear, their links. */
export async function deleteFollower(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('follower').where('id', '=', id).execute()
}

/** What somebody follows, the newest last. */
export const followedBy = (db: Db, followerId: string): Promise<readonly Followed[]> =>
  tables(db)
    .selectFrom('followed')
    .selectAll()
    .where('follower_id', '=', followerId)
    .orderBy('since')
    .orderBy('id')
    .execute()

/** Adds what is followed; what was followed already stays as it was. */
export async function insertFollowed(db: Db, followerId: string, thing: Thing, at: Date): Promise<void> {
  await tables(db)
    .insertInto('followed')
    .values({ follower_id: followerId, ...asKept(thing), since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes one thing away; what is not theirs stays. The identifier is as somebody sent it. */
export async function deleteFollowed(db: Db, followerId: string, id: string): Promise<void> {
  await tables(db)
    .deleteFrom('followed')
    .where('follower_id', '=', followerId)
    .where(sql<boolean>`id::text = ${id}`)
    .execute()
}
