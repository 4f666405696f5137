import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

/** What waits in one activity. */
export interface Waiting {
  readonly activity_id: string
  readonly project_id: string
  readonly slug: string
  readonly title: string
  /** The last day on which we answer, where it is not the day of the plan. */
  readonly answer_on: Day | null
  readonly closes_on: Day
  readonly open: number
  readonly held: number
  readonly reported: number
  /** Second looks that were asked for; without those that only somebody else may decide. */
  readonly appealed: number
  /** When the first of them was asked. */
  readonly appealed_at: Date | null
  /** Since when the oldest of these waits; what still has to be answered has a day of its own. */
  readonly since: Date | null
}

/** All that waits in these projects, by activity; for this person, who never looks twice at what they hid. */
export async function waitingIn(
  db: Db,
  projectIds: readonly string[],
  personId: string | null,
): Promise<readonly Waiting[]> {
  if (projectIds.length === 0) return []
  const ids = sql`any (${[...projectIds]}::uuid[])`
  const { rows } = await sql<Waiting>`
    with waits as (
      select activity_id, count(*) as open, 0 as held, 0 as reported, 0 as appealed, null::timestamptz as since, null::timestamptz as appealed_at
        from contribution where project_id = ${ids} and is_owed and response_id is null
        and state in ('held', 'shown', 'hidden') group by activity_id
      union all
      select activity_id, 0, count(*), 0, 0, min(at), null from contribution
        where project_id = ${ids} and state = 'held' and not is_private group by activity_id
      union all
      select activity_id, 0, 0, count(distinct contribution.id), 0, min(contribution_report.at), null
        from contribution_report join contribution on contribution.id = contribution_id
        where settled_at is null and project_id = ${ids} and state in ('held', 'shown', 'hidden')
        group by activity_id
      union all
      select activity_id, 0, 0, 0, count(*), min(contribution_appeal.at), min(contribution_appeal.at)
        from contribution_appeal join contribution on contribution.id = contribution_id
        join contribution_look on contribution_look.id = look_id
        where settled_at is null and project_id = ${ids} and state = 'hidden'
        and by_person_id is distinct from ${personId}::uuid group by activity_id
    )
    select activity_id, project_id, slug, title, answer_on, closes_on, sum(open)::int as open,
      sum(held)::int as held, sum(reported)::int as reported, sum(appealed)::int as appealed, min(since) as since,
      min(appealed_at) as appealed_at
    from waits join activity on activity.id = activity_id group by activity_id, activity.id
    order by closes_on, activity_id`.execute(db)
  return rows
}
