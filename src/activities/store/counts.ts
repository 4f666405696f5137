import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { PromisedDay } from '../../projects/index.ts'

/** How a project stands with what people put in. */
export interface ProjectCounts {
  /** Different people, whatever they did; surveys count their own. */
  readonly people: number
  /** Everything that is owed an answer, and how much of it has one. */
  readonly contributions: number
  readonly answered: number
  /** Answered by the day that was promised; and later, or not yet while that day is past. */
  readonly in_time: number
  readonly late: number
  /** What has no answer while its day is past. */
  readonly late_open: number
}

/**
 * All that was put in, with the day by which an answer was promised at that moment (the day of the activity, else of the
 * plan that was published then) and the day on which the first answer came.
 */
const withPromise = (promised: readonly PromisedDay[]) => sql`
  with promised as (
    select * from unnest(
      ${promised.map((one) => one.project_id)}::uuid[], ${promised.map(({ since }) => since.toISOString())}::timestamptz[],
      ${promised.map(({ until }) => until?.toISOString() ?? null)}::timestamptz[], ${promised.map(({ day }) => day)}::date[]
    ) as one (project_id, since, until, day)
  ), put_in as (
    select contribution.project_id, voice, is_owed, activity.kind = 'survey' as is_survey,
      coalesce(answer_on, day) as due, (answered_at at time zone 'Europe/Amsterdam')::date as answered_on
    from contribution
    join activity on activity.id = activity_id
    left join promised on promised.project_id = contribution.project_id and at >= since
      and (promised.until is null or at < promised.until)
    where contribution.project_id in (select project_id from promised) and state in ('held', 'shown', 'hidden')
  )`
const inTime = sql`is_owed and answered_on <= due`
const late = (today: Day) => sql`is_owed and due < coalesce(answered_on, ${today}::date)`

/** How these projects stand today. */
export async function countsByProject(
  db: Db,
  promised: readonly PromisedDay[],
  today: Day,
): Promise<ReadonlyMap<string, ProjectCounts>> {
  if (promised.length === 0) return new Map()
  const { rows } = await sql<ProjectCounts & { readonly project_id: string }>`
    ${withPromise(promised)}
    select project_id, (count(distinct voice) filter (where not is_survey))::int as people,
      (count(*) filter (where is_owed))::int as contributions,
      (count(*) filter (where is_owed and answered_on is not null))::int as answered,
      (count(*) filter (where ${inTime}))::int as in_time, (count(*) filter (where ${late(today)}))::int as late,
      (count(*) filter (where ${late(today)} and answered_on is null))::int as late_open
    from put_in group by project_id`.execute(db)
  return new Map(rows.map(({ project_id, ...counts }) => [project_id, counts]))
}

/** How much was answered in time in one project, of one month. */
export interface AnsweredInMonth {
  readonly project_id: string
  /** Its first day: of the promised day, or of the answer where that came before it. */
  readonly month: Day
  readonly in_time: number
  readonly late: number
}

export async function answeredByMonth(
  db: Db,
  promised: readonly PromisedDay[],
  today: Day,
): Promise<readonly AnsweredInMonth[]> {
  if (promised.length === 0) return []
  const { rows } = await sql<AnsweredInMonth>`
    ${withPromise(promised)}
    select project_id, date_trunc('month', least(due, answered_on))::date as month,
      (count(*) filter (where ${inTime}))::int as in_time, (count(*) filter (where ${late(today)}))::int as late
    from put_in where (${inTime}) or (${late(today)})
    group by project_id, month order by project_id, month`.execute(db)
  return rows
}
