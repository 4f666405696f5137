import type { Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type ApplicationCheckTable, tables } from './tables.ts'

export type ApplicationCheck = Readonly<Selectable<ApplicationCheckTable>>

/** What was found when an application was looked at, item by item. */
export async function checksOf(db: Db, applicationId: string): Promise<readonly ApplicationCheck[]> {
  return tables(db)
    .selectFrom('application_check')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('item')
    .execute()
}

/** Stores what was found; what was found before under the same item is replaced. */
export async function storeChecks(db: Db, checks: readonly ApplicationCheck[]): Promise<void> {
  if (checks.length === 0) return
  await tables(db)
    .insertInto('application_check')
    .values([...checks])
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'item']).doUpdateSet(({ ref }) => ({
        is_there: ref('excluded.is_there'),
        checked_at: ref('excluded.checked_at'),
        checked_by: ref('excluded.checked_by'),
      })),
    )
    .execute()
}
