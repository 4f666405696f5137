import type { Db } from '../../kit/db.ts'
import { tables } from './tables.ts'

export type IdentityKind = 'provider' | 'broker'

export interface NewIdentity {
  readonly kind: IdentityKind
  readonly issuer: string
  /** Keyed digest. */
  readonly subject: string
}

/** Who signs in elsewhere under one of these digests: one for each key, the one in use first. */
export async function personOfIdentity(
  db: Db,
  { kind, issuer }: Pick<NewIdentity, 'kind' | 'issuer'>,
  subjects: readonly string[],
  at: Date,
): Promise<string | null> {
  const row = await tables(db)
    .updateTable('identity')
    .set({ last_used_at: at })
    .where('kind', '=', kind)
    .where('issuer', '=', issuer)
    .where('subject', 'in', subjects)
    .returning('person_id')
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** False when it belongs to somebody already. */
export async function insertIdentity(
  db: Db,
  identity: NewIdentity & { readonly personId: string },
  at: Date,
): Promise<boolean> {
  const { personId, kind, issuer, subject } = identity
  const result = await tables(db)
    .insertInto('identity')
    .values({ person_id: personId, kind, issuer, subject, created_at: at, last_used_at: at })
    .onConflict((conflict) => conflict.columns(['kind', 'issuer', 'subject']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export function identitiesOf(
  db: Db,
  personId: string,
): Promise<readonly { readonly id: string; readonly kind: IdentityKind; readonly created_at: Date }[]> {
  return tables(db)
    .selectFrom('identity')
    .select(['id', 'kind', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
}

/** False when this person has no such identity. */
export async function deleteIdentity(db: Db, personId: string, id: string): Promise<boolean> {
  const result = await tables(db)
    .deleteFrom('identity')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
