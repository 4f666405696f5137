import { sql } from 'kysely'
import { type Day, dayOf } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

/** How far answering what people put in is. */
export interface Answering {
  /** What is owed an answer, and how much of it waits. */
  readonly owed: number
  readonly open: number
  /** The day on which the last got its answer; null while something waits, and where there is nothing. */
  readonly answeredOn: Day | null
}

export const nothingOwed: Answering = { owed: 0, open: 0, answeredOn: null }

/** How far answering is in these projects, by their identifier; one statement, however many there are. */
export async function answeringOf(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, Answering>> {
  if (projectIds.length === 0) return new Map()
  const { rows } = await sql<{ project_id: string; owed: number; open: number; last: Date | null }>`
    select project_id, count(*)::int as owed, (count(*) filter (where response_id is null))::int as open,
           max(answered_at) as last
      from contribution
     where project_id = any (${[...projectIds]}::uuid[]) and is_owed and state in ('held', 'shown', 'hidden')
     group by project_id`.execute(db)
  return new Map(
    rows.map(({ project_id, owed, open, last }) => [
      project_id,
      { owed, open, answeredOn: open === 0 && last ? dayOf(last) : null },
    ]),
  )
}

/** The same of one project. */
export const answeringIn = async (db: Db, projectId: string): Promise<Answering> =>
  (await answeringOf(db, [projectId])).get(projectId) ?? nothingOwed
