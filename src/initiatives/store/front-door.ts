import { type Generated, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'

/** Channels by which we tell people who do not use e-mail. */
export type ReceiptChannel = 'phone' | 'letter'

/** Whether it worked out, for who was sent on. */
export const helps = ['yes', 'partly', 'no'] as const
export type Help = (typeof helps)[number]

type Tables = {
  initiative_sent: {
    id: string
    email: string
    input: unknown
    sent_at: Date
    case_id: string | null
    reminded_at: Date | null
    locale: Locale
  }
  front_door_referral: {
    id: Generated<string>
    draft_id: string | null
    outcome: string
    shown_at: Date
    ended: 'sent_on' | 'overruled' | null
    ended_at: Date | null
    framework_result_id: string | null
    answers_id: string | null
    case_id: string | null
    locale: Generated<Locale>
    asked_on: Day | null
    asked_token_hash: string | null
    helped: Help | null
    helped_on: Day | null
  }
  initiative_receipt: {
    case_id: string
    channel: ReceiptChannel
    asked_at: Date
    done_at: Date | null
    done_by: string | null
  }
  initiative: { case_id: string; number: string; title: string }
}

const tables = (db: Db) => db.withTables<Tables>()

/** Somebody who was shown another way than an initiative. */
export interface Referral {
  readonly id: string
  readonly outcome: string
  readonly ended: 'sent_on' | 'overruled' | null
  readonly ended_at: Date | null
  readonly framework_result_id: string | null
  readonly answers_id: string | null
  readonly case_id: string | null
  readonly locale: Locale
  readonly asked_on: Day | null
  /** Whether it worked out, as they say. */
  readonly helped: Help | null
}

const referralColumns = [
  'id',
  'outcome',
  'ended',
  'ended_at',
  'framework_result_id',
  'answers_id',
  'case_id',
  'locale',
  'asked_on',
  'helped',
] as const

/** Notes that a draft was shown another way; once per draft, with the last outcome. */
export async function noteReferralShown(
  db: Db,
  shown: { readonly draftId: string; readonly outcome: string; readonly at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('front_door_referral')
    .values({
      draft_id: shown.draftId,
      outcome: shown.outcome,
      shown_at: shown.at,
      ended: null,
      ended_at: null,
      framework_result_id: null,
      ...{ answers_id: null, case_id: null },
      ...{ asked_on: null, asked_token_hash: null, helped: null, helped_on: null },
    })
    .onConflict((conflict) =>
      conflict
        .column('draft_id')
        .doUpdateSet({ outcome: shown.outcome })
        .where('front_door_referral.ended', 'is', null),
    )
    .execute()
}

/** Stores how it ended: sent on by us, or told as an initiative. Gives the identifier. */
export async function endReferral(
  db: Db,
  end: {
    readonly draftId: string | null
    readonly outcome: string
    readonly ended: 'sent_on' | 'overruled'
    readonly resultId: string | null
    /** Kept only where somebody may still come back to it. */
    readonly answersId: string | null
    readonly caseId: string | null
    readonly at: Date
    /** In which language it was told. */
    readonly locale: Locale
  },
): Promise<string> {
  const change = {
    locale: end.locale,
    outcome: end.outcome,
    ended: end.ended,
    ended_at: end.at,
    framework_result_id: end.resultId,
    answers_id: end.answersId,
    case_id: end.caseId,
  }
  const { id } = await tables(db)
    .insertInto('front_door_referral')
    .values({
      ...{ ...change, draft_id: end.draftId, shown_at: end.at },
      ...{ asked_on: null, asked_token_hash: null, helped: null, helped_on: null },
    })
    .onConflict((conflict) => conflict.column('draft_id').doUpdateSet(change))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function referralById(db: Db, id: string, lock = false): Promise<Referral | null> {
  const query = tables(db).selectFrom('front_door_referral').select(referralColumns).where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** What was sent on became an initiative after all. */
export async function overruleReferral(db: Db, id: string, caseId: string | null, at: Date): Promise<void> {
  await tables(db)
    .updateTable('front_door_referral')
    .set({ ended: 'overruled', ended_at: at, case_id: caseId })
    .where('id', '=', id)
    .execute()
}

/** Those that were sent on before `moment`, whose sender was not asked yet whether it worked out. */
export async function unaskedSince(db: Db, moment: Date): Promise<readonly Referral[]> {
  return tables(db)
    .selectFrom('front_door_referral')
    .select(referralColumns)
    .where('ended', '=', 'sent_on')
    .where('asked_on', 'is', null)
    .where('answers_id', 'is not', null)
    .where('ended_at', '<=', moment)
    .orderBy('ended_at')
    .limit(2000)
    .execute()
}

/** Notes that the sender is asked; false when somebody was first. */
export async function markAsked(
  db: Db,
  id: string,
  asked: { readonly on: Day; readonly tokenHash: string },
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('front_door_referral')
    .set({ asked_on: asked.on, asked_token_hash: asked.tokenHash })
    .where('id', '=', id)
    .where('ended', '=', 'sent_on')
    .where('asked_on', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function referralAsked(db: Db, tokenHash: string): Promise<Referral | null> {
  const row = await tables(db)
    .selectFrom('front_door_referral')
    .select(referralColumns)
    .where('asked_token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

export async function setHelped(db: Db, id: string, helped: Help, on: Day): Promise<void> {
  await tables(db)
    .updateTable('front_door_referral')
    .set({ helped, helped_on: on })
    .where('id', '=', id)
    .execute()
}

/** What came of showing people another way than an initiative. */
export interface FrontDoorCount {
  /** The outcome of the framework that leads there. */
  readonly outcome: string
  readonly shown: number
  readonly sent_on: number
  readonly overruled: number
  readonly asked: number
  readonly yes: number
  readonly partly: number
  readonly no: number
}

/** How many people were shown another way since a day, and what came of it; per way. */
export async function frontDoorCounts(db: Db, since: Date): Promise<readonly FrontDoorCount[]> {
  const { rows } = await sql<FrontDoorCount>`
    select outcome, count(*)::int as shown,
           (count(*) filter (where ended = 'sent_on'))::int as sent_on,
           (count(*) filter (where ended = 'overruled'))::int as overruled,
           (count(*) filter (where asked_on is not null))::int as asked,
           (count(*) filter (where helped = 'yes'))::int as yes,
           (count(*) filter (where helped = 'partly'))::int as partly,
           (count(*) filter (where helped = 'no'))::int as no
      from front_door_referral where shown_at >= ${since}
     group by outcome order by outcome`.execute(db)
  return rows
}

/** Answers of what was sent on before `moment`, let go of; gives their identifiers. */
export async function forgetReferralAnswers(db: Db, moment: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ answers_id: string }>`
    with old as (
      select id, answers_id from front_door_referral
      where answers_id is not null and ended_at < ${moment}
      limit 500 for update skip locked
    )
    update front_door_referral set answers_id = null from old
    where front_door_referral.id = old.id returning old.answers_id
  `.execute(db)
  return rows.map((row) => row.answers_id)
}

interface Waiting {
  readonly id: string
  readonly email: string
  readonly input: unknown
  readonly sent_at: Date
}

/** Ideas that wait for their address since before `moment` and got no reminder yet. */
export async function unremindedSince(
  db: Db,
  moment: Date,
): Promise<readonly { readonly id: string; readonly locale: Locale }[]> {
  return tables(db)
    .selectFrom('initiative_sent')
    .select(['id', 'locale'])
    .where('case_id', 'is', null)
    .where('reminded_at', 'is', null)
    .where('sent_at', '<=', moment)
    .orderBy('sent_at')
    .limit(500)
    .execute()
}

/** Keeps in which language a waiting idea was told. */
export async function setSentLocale(db: Db, id: string, locale: Locale): Promise<void> {
  await tables(db).updateTable('initiative_sent').set({ locale }).where('id', '=', id).execute()
}

/** Marks the reminder as sent; false when somebody was first or the idea no longer waits. */
export async function markReminded(db: Db, id: string, at: Date): Promise<boolean> {
  const result = await tables(db)
    .updateTable('initiative_sent')
    .set({ reminded_at: at })
    .where('id', '=', id)
    .where('case_id', 'is', null)
    .where('reminded_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Throws away ideas nobody confirmed before `moment`; gives what they held. */
export async function forgetUnconfirmed(db: Db, moment: Date): Promise<readonly unknown[]> {
  const rows = await tables(db)
    .deleteFrom('initiative_sent')
    .where('case_id', 'is', null)
    .where('sent_at', '<', moment)
    .returning('input')
    .execute()
  return rows.map((row) => row.input)
}

/** The sender corrects the address an idea waits for. */
export async function changeWaitingAddress(
  db: Db,
  id: string,
  change: { readonly email: string; readonly input: object },
): Promise<void> {
  await tables(db)
    .updateTable('initiative_sent')
    .set({ email: change.email, input: sql`${JSON.stringify(change.input)}::jsonb` })
    .where('id', '=', id)
    .where('case_id', 'is', null)
    .execute()
}

/** Ideas that wait for this address to be confirmed, newest first. */
export async function waitingFor(db: Db, email: string): Promise<readonly Waiting[]> {
  return tables(db)
    .selectFrom('initiative_sent')
    .select(['id', 'email', 'input', 'sent_at'])
    .where('email', '=', email)
    .where('case_id', 'is', null)
    .orderBy('sent_at', 'desc')
    .limit(20)
    .execute()
}

/** Somebody to be told by telephone or letter. */
export interface Receipt {
  readonly case_id: string
  readonly channel: ReceiptChannel
  readonly asked_at: Date
  readonly done_at: Date | null
}

export async function insertReceipt(
  db: Db,
  receipt: { readonly caseId: string; readonly channel: ReceiptChannel; readonly at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('initiative_receipt')
    .values({
      case_id: receipt.caseId,
      channel: receipt.channel,
      asked_at: receipt.at,
      done_at: null,
      done_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function receiptOf(db: Db, caseId: string): Promise<Receipt | null> {
  const row = await tables(db)
    .selectFrom('initiative_receipt')
    .select(['case_id', 'channel', 'asked_at', 'done_at'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

export async function markTold(db: Db, caseId: string, by: string | null, at: Date): Promise<void> {
  await tables(db)
    .updateTable('initiative_receipt')
    .set({ done_at: at, done_by: by })
    .where('case_id', '=', caseId)
    .where('done_at', 'is', null)
    .execute()
}

/** Who still has to be told, oldest first. */
export async function openReceipts(
  db: Db,
): Promise<readonly (Receipt & { readonly number: string; readonly title: string })[]> {
  return tables(db)
    .selectFrom('initiative_receipt')
    .innerJoin('initiative', 'initiative.case_id', 'initiative_receipt.case_id')
    .select([
      'initiative_receipt.case_id',
      'channel',
      'asked_at',
      'done_at',
      'initiative.number',
      'initiative.title',
    ])
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .limit(200)
    .execute()
}
