import type { Db } from '../../kit/db.ts'
import { type FollowRequest, tables } from './tables.ts'

export async function insertRequest(
  db: Db,
  tokenHash: string,
  { things, ...request }: FollowRequest,
  at: Date,
): Promise<void> {
  await tables(db)
    .insertInto('follow_request')
    .values({ ...request, token_hash: tokenHash, things: JSON.stringify(things), asked_at: at })
    .execute()
}

/** What waits behind the link of a mail; `locked` for who is about to confirm it. */
export async function requestByToken(
  db: Db,
  tokenHash: string,
  locked = false,
): Promise<FollowRequest | null> {
  const query = tables(db)
    .selectFrom('follow_request')
    .select(['email', 'locale', 'pace', 'things'])
    .where('token_hash', '=', tokenHash)
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst()
  return row ? (row as unknown as FollowRequest) : null
}

export async function deleteRequest(db: Db, tokenHash: string): Promise<void> {
  await tables(db).deleteFrom('follow_request').where('token_hash', '=', tokenHash).execute()
}

export async function deleteRequestsBefore(db: Db, moment: Date): Promise<void> {
  await tables(db).deleteFrom('follow_request').where('asked_at', '<', moment).execute()
}
