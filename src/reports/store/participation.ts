import type { AnsweredInMonth } from '../../activities/index.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

const tables = (db: Db) => db.withTables<{ participation_count: AnsweredInMonth }>()

const sameMonth = (one: AnsweredInMonth, other: AnsweredInMonth): boolean =>
  one.project_id === other.project_id && one.month === other.month

/** Keeps these counts and no others; what is the same is not written again, so that no page is made anew for it. */
export async function keepParticipationCounts(db: Db, counts: readonly AnsweredInMonth[]): Promise<void> {
  const known = await tables(db).selectFrom('participation_count').selectAll().execute()
  for (const old of known) {
    if (counts.some((one) => sameMonth(one, old))) continue
    await tables(db)
      .deleteFrom('participation_count')
      .where('project_id', '=', old.project_id)
      .where('month', '=', old.month)
      .execute()
  }
  const changed = counts.filter(
    (one) =>
      !known.some((old) => sameMonth(one, old) && old.in_time === one.in_time && old.late === one.late),
  )
  if (changed.length === 0) return
  await tables(db)
    .insertInto('participation_count')
    .values([...changed])
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'month']).doUpdateSet((row) => ({
        in_time: row.ref('excluded.in_time'),
        late: row.ref('excluded.late'),
      })),
    )
    .execute()
}

/** The counts of these projects, of the months that begin between these days. */
export async function participationCounts(
  db: Db,
  projectIds: readonly string[],
  period: { readonly from: Day; readonly to: Day },
): Promise<readonly AnsweredInMonth[]> {
  if (projectIds.length === 0) return []
  return tables(db)
    .selectFrom('participation_count')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .where('month', '>=', period.from)
    .where('month', '<=', period.to)
    .execute()
}
