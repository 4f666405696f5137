import type { Db } from '../../kit/db.ts'
import { tables } from './tables.ts'

/** Something begun in a browser, with what was asked. */
export async function insertAttempt(
  db: Db,
  attempt: {
    readonly tokenHash: string
    readonly kind: string
    readonly personId: string | null
    readonly asked: object
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('sign_in_attempt')
    .values({
      token_hash: attempt.tokenHash,
      kind: attempt.kind,
      person_id: attempt.personId,
      asked: JSON.stringify(attempt.asked),
      created_at: attempt.at,
      expires_at: attempt.expiresAt,
    })
    .execute()
}

/** Uses an attempt up and gives what was asked; null when there is none (any more). */
export async function takeAttempt(
  db: Db,
  tokenHash: string,
  kind: string,
  now: Date,
): Promise<{ readonly personId: string | null; readonly asked: unknown } | null> {
  const row = await tables(db)
    .deleteFrom('sign_in_attempt')
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .returning(['person_id', 'asked', 'expires_at'])
    .executeTakeFirst()
  return row && row.expires_at > now ? { personId: row.person_id, asked: row.asked } : null
}
