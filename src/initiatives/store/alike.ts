import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { around } from './initiatives.ts'
import type { InitiativeTable } from './tables.ts'

/** A plan that one of the plans asked about may be like. */
export interface Candidate {
  readonly idea_id: string
  readonly same_person: boolean
  readonly plan: Readonly<Pick<InitiativeTable, Compared>>
}

const compared = [
  'case_id',
  'number',
  'title',
  'summary',
  'address',
  'subject',
  'district_id',
  'neighbourhood_id',
  'lon',
  'lat',
] as const
type Compared = (typeof compared)[number]

/** So many are looked at from each side: the same place, the same subject in the district, people, words of the title. */
const mostLookedAt = 12

/**
 * What each of these plans may be like, in one query for any number of them. What was linked with it is left out, and
 * what goes on in another plan. Whether they are alike is for `likeness.ts`.
 */
export async function candidatesFor(db: Db, ids: readonly string[]): Promise<readonly Candidate[]> {
  if (ids.length === 0) return []
  const columns = sql.join(compared.map((column) => sql`${sql.lit(column)}, ${sql.ref(`plan.${column}`)}`))
  const { rows } = await sql<Candidate>`
    select idea.case_id as idea_id, near.same_person, jsonb_build_object(${columns}) as plan
      from initiative idea
     cross join lateral (
       select case_id, bool_or(same_person) as same_person from (
         (select case_id, false as same_person from initiative
           where lon is not null and lon between idea.lon - ${around.lon} and idea.lon + ${around.lon}
             and lat between idea.lat - ${around.lat} and idea.lat + ${around.lat} limit ${mostLookedAt})
         union all
         (select case_id, false from initiative
           where district_id = idea.district_id and subject = idea.subject
           order by created_at desc limit ${mostLookedAt})
         union all
         (select theirs.case_id, true from case_party mine join case_party theirs using (person_id)
           where mine.case_id = idea.case_id and mine.role <> 'partner' and mine.left_on is null
             and theirs.left_on is null and theirs.case_id <> idea.case_id limit ${mostLookedAt})
         union all
         (select plans_with_title_like(ts_filter(words, '{a}'), ${mostLookedAt}), false from search_document
           where kind = 'initiative' and id = idea.case_id::text)
       ) as found group by case_id
     ) as near
      join initiative plan on plan.case_id = near.case_id
      join case_file on case_file.id = plan.case_id
     where idea.case_id = any (${[...ids]}::uuid[]) and plan.case_id <> idea.case_id
       and case_file.outcome is distinct from 'merged'
       and not exists (select from initiative_link
         where (from_id, to_id) in ((idea.case_id, plan.case_id), (plan.case_id, idea.case_id)))`.execute(db)
  return rows
}

/** Plans about the same subject in the same district, the newest first. */
export async function initiativeIdsAbout(
  db: Db,
  { case_id, subject, district_id }: Pick<InitiativeTable, 'case_id' | 'subject' | 'district_id'>,
  limit: number,
): Promise<readonly string[]> {
  if (district_id === null) return []
  const { rows } = await sql<{ case_id: string }>`
    select case_id from initiative
     where district_id = ${district_id} and subject = ${subject} and case_id <> ${case_id}
     order by created_at desc limit ${limit}`.execute(db)
  return rows.map((row) => row.case_id)
}
