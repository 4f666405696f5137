import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { KeptFacts } from '../rules.ts'
import { type KeptWish, tables } from './tables.ts'

export type { EndOfKeeping, KeptWish } from './tables.ts'

/** From this day on it is kept up. What was kept up before begins anew; what was learned then stays. */
export async function startKept(
  db: Db,
  start: Pick<KeptWish, 'case_id' | 'starts_on' | 'every_months' | 'next_on'>,
): Promise<void> {
  const { case_id: _, ...fresh } = start
  await tables(db)
    .insertInto('kept_wish')
    .values({
      ...start,
      agreement: null,
      agreed_until: null,
      warned_on: null,
      standing: null,
      seen_on: null,
      ended_on: null,
      ended_as: null,
      told: null,
      left_over: null,
      lesson: null,
      lesson_shown_on: null,
    })
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet({
        ...fresh,
        warned_on: null,
        standing: null,
        seen_on: null,
        ended_on: null,
        ended_as: null,
        told: null,
        left_over: null,
      }),
    )
    .execute()
}

export async function keptById(db: Db, caseId: string, lock = false): Promise<KeptWish | null> {
  const query = tables(db).selectFrom('kept_wish').selectAll().where('case_id', '=', caseId)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function updateKept(
  db: Db,
  caseId: string,
  change: Partial<Omit<KeptWish, 'case_id'>>,
): Promise<void> {
  await tables(db).updateTable('kept_wish').set(change).where('case_id', '=', caseId).execute()
}

/** A page of what is kept up now, by case. */
export async function keptAfter(db: Db, after: string | null, limit: number): Promise<readonly string[]> {
  const query = tables(db).selectFrom('kept_wish').select('case_id').where('ended_on', 'is', null)
  const rows = await (after === null ? query : query.where('case_id', '>', after))
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** A wish that is or was kept up, as a list shows it. */
export interface KeptLine extends KeptWish, KeptFacts {
  readonly number: string
  readonly slug: string
  readonly kind: string
  readonly title: string
  readonly district_id: string | null
  readonly guide_id: string | null
}

export interface KeptFilter {
  readonly kind?: string | undefined
  readonly districtIds?: readonly string[] | undefined
  /** Only what this guide has, or lies in these areas. */
  readonly visible?: { readonly guideId: string; readonly districtIds: readonly string[] } | undefined
}

/** What is kept up, with what was asked and answered; what is asked first comes first, what ended last. */
export async function keptLines(db: Db, filter: KeptFilter, limit: number): Promise<readonly KeptLine[]> {
  const { kind, districtIds, visible } = filter
  const { rows } = await sql<KeptLine>`
    select kept_wish.*, initiative.number, initiative.slug, initiative.kind, initiative.title,
           initiative.district_id, case_file.guide_id,
           (select count(*)::int from maintainer
             where maintainer.case_id = kept_wish.case_id and maintainer.ended_on is null) as maintainers,
           (select count(*)::int from takeover_offer
             where takeover_offer.case_id = kept_wish.case_id and answered_at is null) as offers,
           (select answer from check_in where check_in.case_id = kept_wish.case_id
               and answered_on is not null and handled_on is null order by asked_on desc limit 1) as unhandled,
           (select min(asked_on) from check_in
             where check_in.case_id = kept_wish.case_id and answered_on is null and handled_on is null) as waiting_since
      from kept_wish
      join initiative on initiative.case_id = kept_wish.case_id
      join case_file on case_file.id = kept_wish.case_id
     where kept_wish.ended_as is distinct from 'reopened'
       ${kind ? sql`and initiative.kind = ${kind}` : sql``}
       ${districtIds ? sql`and initiative.district_id = any (${[...districtIds]}::uuid[])` : sql``}
       ${
         visible
           ? sql`and (case_file.guide_id = ${visible.guideId}::uuid
                      or initiative.district_id = any (${[...visible.districtIds]}::uuid[]))`
           : sql``
       }
     order by kept_wish.ended_on is not null, kept_wish.next_on, initiative.number
     limit ${limit}`.execute(db)
  return rows
}

/** What everyone reads of a wish that is or was kept up: how it stands, and for which organisations somebody acts. */
export interface PublicStanding
  extends Pick<
    KeptWish,
    'starts_on' | 'standing' | 'seen_on' | 'ended_on' | 'ended_as' | 'lesson' | 'lesson_shown_on'
  > {
  readonly maintainers: readonly { readonly organisation: string | null }[]
  /** Organisations that stepped back, each with its last day; who acts for them now is not among them. */
  readonly before: readonly { readonly organisation: string; readonly until: Day }[]
}

export async function publicStanding(db: Db, caseId: string): Promise<PublicStanding | null> {
  const { rows } = await sql<PublicStanding>`
    select starts_on, standing, seen_on, ended_on, ended_as, lesson, lesson_shown_on,
           coalesce((select json_agg(json_build_object('organisation', organisation.name))
                       from maintainer left join organisation on organisation.id = organisation_id
                      where maintainer.case_id = kept_wish.case_id and maintainer.ended_on is null), '[]') as maintainers,
           coalesce((select json_agg(json_build_object('organisation', name, 'until', until) order by until desc, name)
                       from (select organisation.name, max(one.ended_on) as until
                               from maintainer as one join organisation on organisation.id = one.organisation_id
                              where one.case_id = kept_wish.case_id
                              group by organisation.name
                             having bool_and(one.ended_on is not null)) as stepped_back), '[]') as before
      from kept_wish where case_id = ${caseId}`.execute(db)
  return rows[0] ?? null
}

/** The day on which it stopped, for who asks with the day of today. */
export const endKept = (
  db: Db,
  caseId: string,
  end: Pick<KeptWish, 'ended_as'> & { readonly on: Day } & Partial<
      Pick<KeptWish, 'told' | 'left_over' | 'lesson' | 'lesson_shown_on'>
    >,
): Promise<void> => {
  const { on, ...rest } = end
  return updateKept(db, caseId, { ...rest, ended_on: on, next_on: null })
}
