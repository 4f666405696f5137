import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Day } from '../../../kit/dates.ts'
import type { Db } from '../../../kit/db.ts'
import type { ThingKind } from './rules.ts'

/** What goes to whom. */
export interface Choice {
  readonly kind: ThingKind
  readonly id: string
  readonly toId: string
}

interface PlannedLeaveTable {
  id: Generated<string>
  person_id: string
  from_day: Day
  choices: JSONColumnType<readonly Choice[]>
  rest_to_id: string
  status: Generated<'planned' | 'done' | 'cancelled'>
  planned_by: string | null
  planned_at: Date
  settled_at: Date | null
  stuck_on: Day | null
}
export type PlannedLeave = Selectable<PlannedLeaveTable>

const tables = (db: Db) => db.withTables<{ planned_leave: PlannedLeaveTable }>()

/** The plan of somebody who leaves; null when there is none. `held` keeps it for this transaction. */
export async function plannedLeaveOf(db: Db, personId: string, held = false): Promise<PlannedLeave | null> {
  const query = tables(db)
    .selectFrom('planned_leave')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '=', 'planned')
  return (await (held ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Everybody who leaves on a day to come, the first one first. */
export const plannedLeaves = (db: Db): Promise<readonly PlannedLeave[]> =>
  tables(db)
    .selectFrom('planned_leave')
    .selectAll()
    .where('status', '=', 'planned')
    .orderBy('from_day')
    .orderBy('id')
    .execute()

/** Keeps a plan, in place of the one before. */
export async function keepPlan(
  db: Db,
  plan: Pick<PlannedLeave, 'person_id' | 'from_day' | 'rest_to_id' | 'planned_by' | 'planned_at' | 'choices'>,
): Promise<void> {
  const row = { ...plan, choices: JSON.stringify(plan.choices) }
  await tables(db)
    .insertInto('planned_leave')
    .values({ ...row, settled_at: null, stuck_on: null })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .where('status', '=', 'planned')
        .doUpdateSet({ ...row, stuck_on: null }),
    )
    .execute()
}

export async function settlePlan(db: Db, id: string, status: 'done' | 'cancelled', at: Date): Promise<void> {
  await tables(db)
    .updateTable('planned_leave')
    .set({ status, settled_at: at })
    .where('id', '=', id)
    .where('status', '=', 'planned')
    .execute()
}

/** False when administrators were told before that this plan cannot go on. */
export async function markStuck(db: Db, id: string, day: Day): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('planned_leave')
    .set({ stuck_on: day })
    .where('id', '=', id)
    .where('stuck_on', 'is', null)
    .where('status', '=', 'planned')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
