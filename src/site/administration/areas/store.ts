import { sql } from 'kysely'
import type { Db } from '../../../kit/db.ts'

/** What hangs on an area. */
export interface AreaUse {
  readonly cases: number
  readonly running: number
  readonly promises: number
}

const nothing: AreaUse = { cases: 0, running: 0, promises: 0 }

/** What hangs on each area; cases of a neighbourhood count for its district, those of a district for its jury area. */
export async function usesOfAreas(db: Db): Promise<(id: string) => AreaUse> {
  const { rows } = await sql<AreaUse & { id: string }>`
    select id, sum(cases)::int as cases, sum(running)::int as running, sum(promises)::int as promises from (
      select area_id as id, count(*) as cases, count(*) filter (where state <> 'ended') as running, 0 as promises
        from case_file where area_id is not null group by area_id
      union all
      select district_id, count(*), count(*) filter (where state <> 'ended'), 0
        from initiative join case_file on case_file.id = case_id
       where neighbourhood_id is not null and district_id is not null group by district_id
      union all
      select area_id, 0, 0, count(*) from commitment where area_id is not null group by area_id
    ) as used group by id`.execute(db)
  const byId = new Map(rows.map(({ id, ...use }) => [id, use]))
  const districts = await sql<{ id: string; jury: string }>`
    select id, jury_area_id as jury from area where level = 'district' and jury_area_id is not null`.execute(
    db,
  )
  return (id) => {
    const parts = districts.rows.filter(({ jury }) => jury === id)
    return [id, ...parts.map((one) => one.id)]
      .map((one) => byId.get(one) ?? nothing)
      .reduce((sum, use) => ({
        cases: sum.cases + use.cases,
        running: sum.running + use.running,
        promises: sum.promises + use.promises,
      }))
  }
}
