import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

/** What came after a no, after sending somebody on, and after a plan was carried out. */
export interface AfterwardsCount {
  /** Ideas that got a no or belonged elsewhere, and were sent on or grew into another plan. */
  readonly carried_on: number
  /** Handed over to somebody else: what they said, and whether it helped. */
  readonly taken_up: number
  readonly not_taken_up: number
  readonly unanswered: number
  readonly helped: number
  readonly helped_partly: number
  readonly not_helped: number
  /** Sent to another desk at the front door, and whether it worked out. */
  readonly door_sent_on: number
  readonly door_yes: number
  readonly door_partly: number
  readonly door_no: number
  /** Carried out to go on: what is still kept up, and what stopped. */
  readonly kept: number
  readonly stopped: number
}

/** Ways to end that say no, or that it belongs elsewhere. */
export const noes = ['refused', 'not_treated', 'referred'] as const

/**
 * Counts of a period, in one query. Each part begins at the few rows of what followed, so that it stays cheap in a city
 * with many cases.
 */
export async function afterwardsOf(
  db: Db,
  filter: {
    readonly areas: readonly string[] | null
    readonly kind: string | null
    readonly from: Day
    readonly to: Day
  },
): Promise<AfterwardsCount> {
  const { areas, kind, from, to } = filter
  const inPeriod = (day: string) => sql`${sql.ref(day)} between ${from}::date and ${to}::date`
  const chosen = (
    table: string,
  ) => sql`${kind === null ? sql`true` : sql`${sql.ref(`${table}.kind`)} = ${kind}`}
    and ${areas === null ? sql`true` : sql`${sql.ref(`${table}.district_id`)} = any (${[...areas]}::uuid[])`}`
  const isHandedOver = sql`declined_on is null and (consent_asked_on is null or consented_on is not null)`
  // It begins with "select": what does not is taken for a statement that writes.
  const { rows } = await sql<AfterwardsCount>`
    select * from (with handed as (
      select referral.case_id, answer, helped, made_on from referral where ${isHandedOver}
    ), sent as (
      select handed.answer, handed.helped from handed join initiative on initiative.case_id = handed.case_id
       where ${inPeriod('made_on')} and ${chosen('initiative')}
    ), went_on as (
      select case_id from handed union select to_id from initiative_link where relation = 'grew_from'
    ), door as (
      select helped from front_door_referral
       where ended = 'sent_on' and ended_at >= ${from}::date and ended_at < ${to}::date + 1
         and ${kind === null && areas === null}
    ), going as (
      select kept_wish.ended_on from kept_wish join figure_fact fact on fact.case_id = kept_wish.case_id
       where measure = 'outcome' and name = 'completed' and ${inPeriod('day')} and ${chosen('fact')}
         and coalesce(ended_as, 'stopped') = 'stopped'
    )
    select (select count(*)::int from went_on join figure_fact fact on fact.case_id = went_on.case_id
             where measure = 'outcome' and name = any (${[...noes]}::text[])
               and ${inPeriod('day')} and ${chosen('fact')}) as carried_on,
           (select count(*)::int from sent where answer = 'taken_up') as taken_up,
           (select count(*)::int from sent where answer = 'not_taken_up') as not_taken_up,
           (select count(*)::int from sent where answer is null) as unanswered,
           (select count(*)::int from sent where helped = 'yes') as helped,
           (select count(*)::int from sent where helped = 'partly') as helped_partly,
           (select count(*)::int from sent where helped = 'no') as not_helped,
           (select count(*)::int from door) as door_sent_on,
           (select count(*)::int from door where helped = 'yes') as door_yes,
           (select count(*)::int from door where helped = 'partly') as door_partly,
           (select count(*)::int from door where helped = 'no') as door_no,
           (select count(*)::int from going where ended_on is null) as kept,
           (select count(*)::int from going where ended_on is not null) as stopped) as counts`.execute(db)
  const [row] = rows
  if (!row) throw new Error('A count always gives a row')
  return row
}
