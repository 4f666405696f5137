import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Scheme } from '../schema.ts'

/** What can wait with money: an application, an account number, or an account of what was spent. */
export const waits = ['check', 'supplement', 'decide', 'account_number', 'assess', 'account_late'] as const
export type Wait = (typeof waits)[number]

/** One thing that waits, with what says whose it is. */
export interface Waiting {
  readonly kind: Wait
  readonly day: Day | null
  readonly scheme_key: string
  /** Area of the ceiling; null for the whole city. */
  readonly ceiling_area: string | null
  /** Area of the plan. */
  readonly plan_area: string | null
  /** Where its case is: "neighbourhood_wish.decision". */
  readonly step: string
  readonly scheme: Pick<Scheme, 'title' | 'slug' | 'allocation' | 'decided_by' | 'payment' | 'terms'>
}

/** Everything that waits with money, in one query, however much it is; `today` says what is late. */
export async function waitingWithMoney(db: Db, today: Day, limit: number): Promise<readonly Waiting[]> {
  // It begins with "select": what does not is taken for a statement that writes.
  const { rows } = await sql<Waiting>`
    select * from (with one as (
      select application.*, ceiling.area_id as ceiling_area, file.area_id as plan_area,
             file.kind || '.' || coalesce(file.step_key, '') as step, step_due, paused_until,
             grants, settlements, granted + settled as owed, advanced + paid as out
        from application join application_balance as balance on balance.application_id = application.id
        join ceiling on ceiling.id = application.ceiling_id
        join case_file as file on file.id = application.case_id
       where application.ended_at is null
    ), waiting as (
      select case when complete_at is not null then 'decide'
                  when incomplete_since is not null then 'supplement' else 'check' end as kind,
             case when complete_at is null and incomplete_since is not null then paused_until else step_due end as day,
             one.*
        from one where grants = 0
      union all
      select 'account_number', (account.given_at at time zone 'Europe/Amsterdam')::date, one.*
        from bank_account as account join one on one.id = account.application_id
       where account.replaced_at is null and account.outcome is null and grants > 0 and out < owed
      union all
      select case when report.id is null then 'account_late' else 'assess' end,
             coalesce((report.received_at at time zone 'Europe/Amsterdam')::date, due_on), one.*
        from accountability join one on one.id = accountability.application_id
        left join accountability_report as report
          on report.application_id = one.id and report.returned_at is null
       where grants > 0 and settlements = 0 and (report.id is not null or due_on < ${today}::date)
      limit ${limit}
    )
    select kind, day, waiting.scheme_key, ceiling_area, plan_area, step,
           jsonb_build_object('title', definition->'title', 'slug', definition->'slug',
             'allocation', definition->'allocation', 'decided_by', definition->'decided_by',
             'payment', definition->'payment', 'terms', definition->'terms') as scheme
      from waiting join scheme_version as version
        on version.key = waiting.scheme_key and version.version = waiting.scheme_version) as found
     order by scheme_key, day`.execute(db)
  return rows
}
