import { type Generated, sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Help, ReferralAnswer, ReferralKind } from './rules.ts'

/** Somebody was sent on to somebody else, and what came of it. */
export interface Referral {
  readonly id: string
  readonly case_id: string
  readonly kind: ReferralKind
  readonly to_name: string | null
  readonly organisation_id: string | null
  readonly source_id: string | null
  /** Whom to ask for, such as "coordinator of the hall". */
  readonly to_function: string | null
  readonly to_phone: string | null
  readonly to_email: string | null
  readonly to_page: string | null
  readonly handed: string | null
  /** Name and address of the initiator go along. */
  readonly consent: boolean
  readonly consent_asked_on: Day | null
  readonly consented_on: Day | null
  readonly declined_on: Day | null
  readonly made_on: Day
  readonly made_by: string | null
  readonly due_on: Day
  readonly late_told_on: Day | null
  readonly answer: ReferralAnswer | null
  readonly reason: string | null
  readonly answered_on: Day | null
  readonly done_on: Day | null
  readonly entered_by: string | null
  readonly handled_on: Day | null
  readonly ask_on: Day
  readonly asked_on: Day | null
  readonly helped: Help | null
  readonly happened: string | null
  readonly helped_on: Day | null
}

export type Whose = 'receiver' | 'initiator'

type Tables = {
  referral: Omit<Referral, 'id'> & { id: Generated<string> }
  referral_link: { token_hash: string; referral_id: string; whose: Whose; made_on: Day }
}

const tables = (db: Db) => db.withTables<Tables>()

export type NewReferral = Pick<
  Referral,
  | 'case_id'
  | 'kind'
  | 'to_name'
  | 'organisation_id'
  | 'source_id'
  | 'to_function'
  | 'to_phone'
  | 'to_email'
  | 'to_page'
  | 'handed'
  | 'consent'
  | 'consent_asked_on'
  | 'consented_on'
  | 'made_on'
  | 'made_by'
  | 'due_on'
  | 'ask_on'
>

export async function insertReferral(db: Db, referral: NewReferral): Promise<string> {
  const { id } = await tables(db)
    .insertInto('referral')
    .values({
      ...referral,
      late_told_on: null,
      declined_on: null,
      done_on: null,
      answer: null,
      reason: null,
      answered_on: null,
      entered_by: null,
      handled_on: null,
      asked_on: null,
      helped: null,
      happened: null,
      helped_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function referralById(db: Db, id: string, lock = false): Promise<Referral | null> {
  const query = tables(db).selectFrom('referral').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function updateReferral(
  db: Db,
  id: string,
  change: Partial<Omit<Referral, 'id' | 'case_id'>>,
): Promise<void> {
  await tables(db).updateTable('referral').set(change).where('id', '=', id).execute()
}

/** Where a plan was sent on to, the latest first. */
export const referralsOf = (db: Db, caseId: string): Promise<readonly Referral[]> =>
  tables(db)
    .selectFrom('referral')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('made_on', 'desc')
    .orderBy('id')
    .execute()

/** Those whose day has passed without an answer, of which nobody was told. */
export const lateUntold = (db: Db, today: Day): Promise<readonly Referral[]> =>
  tables(db)
    .selectFrom('referral')
    .selectAll()
    .where('answer', 'is', null)
    .where('late_told_on', 'is', null)
    .where('declined_on', 'is', null)
    .where('due_on', '<', today)
    .limit(500)
    .execute()

/** Those that were handed over, of which it is the day to ask whether it helped. */
export const toAsk = (db: Db, today: Day): Promise<readonly Referral[]> =>
  tables(db)
    .selectFrom('referral')
    .selectAll()
    .where('asked_on', 'is', null)
    .where('helped', 'is', null)
    .where('declined_on', 'is', null)
    .where((eb) => eb.or([eb('consent_asked_on', 'is', null), eb('consented_on', 'is not', null)]))
    .where('ask_on', '<=', today)
    .limit(500)
    .execute()

/** A referral as a list shows it. */
export interface ReferralLine extends Referral {
  readonly number: string
  readonly title: string
  readonly guide_id: string | null
}

/** All that somebody may see, the latest first. */
export async function referralLines(
  db: Db,
  visible: { readonly guideId: string } | null,
  limit: number,
): Promise<readonly ReferralLine[]> {
  const { rows } = await sql<ReferralLine>`
    select referral.*, initiative.number, initiative.title, case_file.guide_id
      from referral
      join initiative on initiative.case_id = referral.case_id
      join case_file on case_file.id = referral.case_id
     ${visible ? sql`where case_file.guide_id = ${visible.guideId}::uuid` : sql``}
     order by referral.made_on desc, referral.id limit ${limit}`.execute(db)
  return rows
}

export async function insertLink(
  db: Db,
  link: {
    readonly token_hash: string
    readonly referral_id: string
    readonly whose: Whose
    readonly made_on: Day
  },
): Promise<void> {
  await tables(db).insertInto('referral_link').values(link).execute()
}

export async function referralByLink(db: Db, tokenHash: string, whose: Whose): Promise<Referral | null> {
  const row = await tables(db)
    .selectFrom('referral_link')
    .innerJoin('referral', 'referral.id', 'referral_link.referral_id')
    .selectAll('referral')
    .where('referral_link.token_hash', '=', tokenHash)
    .where('referral_link.whose', '=', whose)
    .executeTakeFirst()
  return row ?? null
}

export async function forgetLinks(db: Db, before: Day): Promise<void> {
  await tables(db).deleteFrom('referral_link').where('made_on', '<', before).execute()
}
