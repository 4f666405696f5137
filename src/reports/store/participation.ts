import { sql } from 'kysely'
import type { AnsweredInMonth } from '../../activities/index.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

/** How many contributions of a project waited for an answer when they were counted; none is no row. */
export interface OpenCount {
  readonly project_id: string
  readonly open: number
  readonly counted_on: Day
}

const tables = (db: Db) =>
  db.withTables<{ participation_count: AnsweredInMonth; participation_open: OpenCount }>()

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

/** Keeps how many wait now and nothing else; a number that stayed the same is not written again. */
export async function keepOpenCounts(db: Db, counts: readonly OpenCount[]): Promise<void> {
  const known = await tables(db).selectFrom('participation_open').selectAll().execute()
  const gone = known.filter((old) => !counts.some(({ project_id }) => project_id === old.project_id))
  for (const { project_id } of gone)
    await tables(db).deleteFrom('participation_open').where('project_id', '=', project_id).execute()
  const changed = counts.filter(
    (one) => !known.some((old) => old.project_id === one.project_id && old.open === one.open),
  )
  if (changed.length === 0) return
  await tables(db)
    .insertInto('participation_open')
    .values([...changed])
    .onConflict((conflict) =>
      conflict.column('project_id').doUpdateSet((row) => ({
        open: row.ref('excluded.open'),
        counted_on: row.ref('excluded.counted_on'),
      })),
    )
    .execute()
}

/** What is counted of a project: in a month, or what waits now. */
export interface ParticipationCount {
  readonly project_id: string
  readonly in_time: number
  readonly late: number
  readonly open: number
}

/** The counts of these projects, of the months that begin between these days, and how much waits now; one query. */
export async function participationCounts(
  db: Db,
  projectIds: readonly string[],
  period: { readonly from: Day; readonly to: Day },
): Promise<readonly ParticipationCount[]> {
  if (projectIds.length === 0) return []
  const { rows } = await sql<ParticipationCount>`
    select project_id, in_time, late, 0 as open from participation_count
     where project_id = any (${[...projectIds]}::uuid[]) and month between ${period.from} and ${period.to}
    union all
    select project_id, 0, 0, open from participation_open where project_id = any (${[...projectIds]}::uuid[])`.execute(
    db,
  )
  return rows
}
