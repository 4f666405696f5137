import type { Generated, Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'

interface AppealTable {
  id: Generated<string>
  contribution_id: string
  look_id: string
  body: string | null
  at: Date
  outcome: 'put_back' | 'stays' | null
  reply: string | null
  settled_at: Date | null
  settled_by: string | null
}

const own = (db: Db) => db.withTables<{ contribution_appeal: AppealTable }>()

export type Appeal = Readonly<Selectable<AppealTable>>

/** Stores that somebody asks for a second look; false when they asked already. */
export async function insertAppeal(
  db: Db,
  appeal: Pick<Appeal, 'contribution_id' | 'look_id' | 'body' | 'at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(db)
    .insertInto('contribution_appeal')
    .values(appeal)
    .onConflict((conflict) => conflict.column('look_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The second looks that were asked for these contributions, the last for each. */
export async function appealsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Appeal>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('contribution_appeal')
    .selectAll()
    .where('contribution_id', 'in', [...ids])
    .orderBy('at')
    .execute()
  return new Map(rows.map((row) => [row.contribution_id, row]))
}

/** Settles what was asked of a contribution; false when somebody else did. */
export async function settleAppeal(
  db: Db,
  contributionId: string,
  by: {
    readonly outcome: 'put_back' | 'stays'
    readonly reply: string | null
    readonly at: Date
    readonly personId: string | null
  },
): Promise<boolean> {
  const { numUpdatedRows } = await own(db)
    .updateTable('contribution_appeal')
    .set({ outcome: by.outcome, reply: by.reply, settled_at: by.at, settled_by: by.personId })
    .where('contribution_id', '=', contributionId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
