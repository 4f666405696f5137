import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Maintainer, tables } from './tables.ts'

export type { Maintainer } from './tables.ts'

/** Adds who keeps it up; null when this person does already. */
export async function insertMaintainer(
  db: Db,
  maintainer: Omit<Maintainer, 'id' | 'ended_on'>,
): Promise<string | null> {
  const row = await tables(db)
    .insertInto('maintainer')
    .values({ ...maintainer, ended_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Who keeps or kept it up, in the order in which they began. */
export const maintainersOf = (db: Db, caseId: string): Promise<readonly Maintainer[]> =>
  tables(db)
    .selectFrom('maintainer')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

export async function maintainerById(db: Db, id: string): Promise<Maintainer | null> {
  const row = await tables(db).selectFrom('maintainer').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** What somebody keeps up now. */
export const maintainedBy = (db: Db, personId: string): Promise<readonly Maintainer[]> =>
  tables(db)
    .selectFrom('maintainer')
    .innerJoin('kept_wish', 'kept_wish.case_id', 'maintainer.case_id')
    .selectAll('maintainer')
    .where('person_id', '=', personId)
    .where('maintainer.ended_on', 'is', null)
    .where('kept_wish.ended_on', 'is', null)
    .orderBy('maintainer.starts_on')
    .execute()

/** Ends one, or everybody of a wish; who ended stays as they are. */
export async function endMaintainers(
  db: Db,
  which: { readonly id: string } | { readonly caseId: string },
  on: Day,
): Promise<void> {
  const query = tables(db).updateTable('maintainer').set({ ended_on: on }).where('ended_on', 'is', null)
  await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('case_id', '=', which.caseId)
  ).execute()
}

export async function insertLink(
  db: Db,
  link: { readonly token_hash: string; readonly maintainer_id: string; readonly made_on: Day },
): Promise<void> {
  await tables(db).insertInto('maintainer_link').values(link).execute()
}

export async function maintainerByLink(db: Db, tokenHash: string): Promise<Maintainer | null> {
  const row = await tables(db)
    .selectFrom('maintainer_link')
    .innerJoin('maintainer', 'maintainer.id', 'maintainer_link.maintainer_id')
    .selectAll('maintainer')
    .where('maintainer_link.token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

export async function forgetLinks(db: Db, before: Day): Promise<void> {
  await tables(db).deleteFrom('maintainer_link').where('made_on', '<', before).execute()
}
