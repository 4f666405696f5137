import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'

interface MailingTable {
  id: string
  survey_id: string
  subject: string
  body: string
  reminder: string
  sender: string
  letters: number
  twice: number
  made_at: Date
  made_by: string | null
  ready_at: Date | null
  reminded_at: Date | null
  reminders: number | null
  erased_at: Date | null
  used: number | null
}

interface LetterTable {
  mailing_id: string
  nr: number
  survey_id: string
  digest: string
  place_digest: string
  sealed: string
  gets_reminder: boolean
}

const tables = (db: Db) => db.withTables<{ survey_mailing: MailingTable; survey_letter: LetterTable }>()

/** Letters that were made at once, for one survey. */
export interface Mailing extends Readonly<Omit<MailingTable, 'used'>> {
  /** How many of its codes were used by now. */
  readonly used: number
}
export type MailingText = Pick<Mailing, 'subject' | 'body' | 'reminder' | 'sender'>
export type Letter = Readonly<LetterTable>

export async function insertMailing(
  db: Db,
  one: MailingText & Pick<Mailing, 'id' | 'survey_id' | 'letters' | 'twice' | 'made_at' | 'made_by'>,
): Promise<void> {
  const later = { ready_at: null, reminded_at: null, reminders: null, erased_at: null, used: null }
  await tables(db)
    .insertInto('survey_mailing')
    .values({ ...one, ...later })
    .execute()
}

/** Keeps letters; of one survey no address gets two, also not in the same moment. Gives how many were kept. */
export async function insertLetters(
  db: Db,
  letters: readonly Omit<Letter, 'gets_reminder'>[],
): Promise<number> {
  let kept = 0
  for (let from = 0; from < letters.length; from += 500) {
    const rows = await tables(db)
      .insertInto('survey_letter')
      .values(letters.slice(from, from + 500).map((one) => ({ ...one, gets_reminder: false })))
      .onConflict((conflict) => conflict.columns(['survey_id', 'place_digest']).doNothing())
      .returning('nr')
      .execute()
    kept += rows.length
  }
  return kept
}

const usedNow = sql<number>`coalesce(survey_mailing.used, (
  select count(*)::int from survey_letter
    join survey_taker on survey_taker.survey_id = survey_letter.survey_id and voice = digest
   where mailing_id = survey_mailing.id))`

const columns = [
  ...(['id', 'survey_id', 'subject', 'body', 'reminder', 'sender', 'letters', 'twice'] as const),
  ...(['made_at', 'made_by', 'ready_at', 'reminded_at', 'reminders', 'erased_at'] as const),
] as const

/** The mailings of a survey, the first one first. */
export async function mailingsOf(db: Db, surveyId: string): Promise<readonly Mailing[]> {
  return tables(db)
    .selectFrom('survey_mailing')
    .select(columns)
    .select(usedNow.as('used'))
    .where('survey_id', '=', surveyId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/** Whether letters of this survey are ready. */
export async function hasReadyLetters(db: Db, surveyId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('survey_mailing')
    .select('id')
    .where('survey_id', '=', surveyId)
    .where('ready_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these addresses have a letter of this survey already. */
export async function placesWritten(
  db: Db,
  surveyId: string,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tables(db)
    .selectFrom('survey_letter')
    .select('place_digest')
    .where('survey_id', '=', surveyId)
    .where(sql<boolean>`place_digest = any(${[...digests]}::text[])`)
    .execute()
  return new Set(rows.map(({ place_digest }) => place_digest))
}

export async function updateMailing(
  db: Db,
  id: string,
  change: Partial<MailingText & Pick<MailingTable, 'letters' | 'twice' | 'ready_at'>>,
): Promise<void> {
  await tables(db).updateTable('survey_mailing').set(change).where('id', '=', id).execute()
}

/** Throws away letters that were never sent. */
export async function deleteMailing(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('survey_mailing').where('id', '=', id).where('ready_at', 'is', null).execute()
}

/** Fixes which addresses get a second letter: those whose code was not used by now. Gives how many. */
export async function markReminders(db: Db, mailingId: string, at: Date): Promise<number> {
  const done = await tables(db)
    .updateTable('survey_letter')
    .set({ gets_reminder: true })
    .where('mailing_id', '=', mailingId)
    .where(
      sql<boolean>`not exists (select from survey_taker
        where survey_taker.survey_id = survey_letter.survey_id and voice = digest)`,
    )
    .executeTakeFirst()
  const reminders = Number(done.numUpdatedRows)
  await tables(db)
    .updateTable('survey_mailing')
    .set({ reminded_at: at, reminders })
    .where('id', '=', mailingId)
    .execute()
  return reminders
}

/** Letters of a mailing in the order of the file; `after` and `most` for a part of them. */
export async function lettersOf(
  db: Db,
  mailingId: string,
  choice: { readonly reminders: boolean; readonly from?: number; readonly most?: number },
): Promise<readonly Pick<Letter, 'nr' | 'sealed'>[]> {
  let query = tables(db)
    .selectFrom('survey_letter')
    .select(['nr', 'sealed'])
    .where('mailing_id', '=', mailingId)
    .orderBy('nr')
  if (choice.reminders) query = query.where('gets_reminder', '=', true)
  if (choice.most !== undefined) query = query.limit(choice.most).offset(choice.from ?? 0)
  return query.execute()
}

/** The letter whose code has one of these digests, once its mailing is ready, and whether the code was used. */
export async function letterByDigest(
  db: Db,
  digests: readonly string[],
): Promise<{ readonly survey_id: string; readonly digest: string; readonly isUsed: boolean } | null> {
  const { rows } = await sql<{ survey_id: string; digest: string; isUsed: boolean }>`
    select survey_letter.survey_id, digest, exists (select from survey_taker
        where survey_taker.survey_id = survey_letter.survey_id and voice = digest) as "isUsed"
      from survey_letter join survey_mailing on survey_mailing.id = mailing_id
     where digest = any(${[...digests]}::text[]) and ready_at is not null`.execute(db)
  return rows[0] ?? null
}

/** Of each survey of a project: how many letters went out, and how many of their codes were used. */
export async function responseBySurvey(
  db: Db,
  projectId: string,
): Promise<ReadonlyMap<string, { readonly letters: number; readonly used: number }>> {
  const { rows } = await sql<{ survey_id: string; letters: number; used: number }>`
    select survey_id, sum(letters)::int as letters, sum(${usedNow})::int as used
      from survey_mailing join activity on activity.id = survey_id
     where project_id = ${projectId} and ready_at is not null group by survey_id`.execute(db)
  return new Map(rows.map(({ survey_id, letters, used }) => [survey_id, { letters, used }]))
}

/** Mailings with addresses, of surveys that ended before this day. */
export async function mailingsToErase(db: Db, endedBefore: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select survey_mailing.id from survey_mailing join activity on activity.id = survey_id
     where erased_at is null
       and least(closes_on, (stopped_at at time zone 'Europe/Amsterdam')::date) < ${endedBefore}
     order by survey_mailing.id limit 200`.execute(db)
  return rows.map(({ id }) => id)
}

/** Erases the addresses and codes of a mailing for good; how many codes were used stays. */
export async function eraseLetters(db: Db, mailingId: string, at: Date): Promise<void> {
  await sql`update survey_mailing set used = ${usedNow}, erased_at = ${at}
     where id = ${mailingId} and erased_at is null`.execute(db)
  await tables(db).deleteFrom('survey_letter').where('mailing_id', '=', mailingId).execute()
}
