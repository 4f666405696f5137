import type { Db } from '../../kit/db.ts'
import type { Commitment } from '../store.ts'
import { tables } from './tables.ts'

/** Another official answers for a promise of the municipality. */
export function setOwner(
  db: Db,
  id: string,
  owner: Pick<Commitment, 'owner_person_id' | 'department'>,
): Promise<Commitment> {
  return tables(db)
    .updateTable('commitment')
    .set(owner)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
