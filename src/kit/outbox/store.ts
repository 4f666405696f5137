import { randomUUID } from 'node:crypto'
import { type Generated, sql } from 'kysely'
import type { Db } from '../db.ts'

export interface OutboxTable {
  id: Generated<string>
  message_id: string
  to_address: string
  to_person_id: string | null
  subject: string
  body_text: string
  body_html: string
  attachments: string
  about_kind: string | null
  about_id: string | null
  reply_to: string | null
  in_reply_to: string | null
  mail_references: string | null
  unsubscribe_path: string | null
  created_at: Date
  sent_at: Date | null
  attempts: Generated<number>
  last_error: string | null
  given_up_at: Date | null
}

const tables = (db: Db) => db.withTables<{ outbox: OutboxTable }>()

/** A file that goes along with a mail, such as a calendar file. */
export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly content: string
  /** Absent: the content is text. */
  readonly encoding?: 'base64'
}

export interface OutboxRow {
  readonly id: string
  readonly message_id: string
  readonly to_address: string
  readonly to_person_id: string | null
  readonly subject: string
  readonly body_text: string
  readonly body_html: string
  readonly attachments: readonly Attachment[]
  readonly about_kind: string | null
  readonly about_id: string | null
  readonly reply_to: string | null
  readonly in_reply_to: string | null
  readonly mail_references: string | null
  readonly unsubscribe_path: string | null
  readonly created_at: Date
  readonly sent_at: Date | null
  readonly attempts: number
  readonly last_error: string | null
}

/** How many mails go in one statement. */
const atOnce = 500

/** Writes mails and the jobs that deliver them, in one statement for many: a case or an answer tells several people. */
export async function insertMails(
  db: Db,
  rows: readonly Omit<OutboxRow, 'id' | 'sent_at' | 'attempts' | 'last_error'>[],
): Promise<readonly string[]> {
  const mails = rows.map((row) => ({ id: randomUUID(), ...row }))
  for (let from = 0; from < mails.length; from += atOnce)
    await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(mails.slice(from, from + atOnce))}::jsonb) as mail (id uuid,
        message_id text, to_address text, to_person_id uuid, subject text, body_text text, body_html text,
        attachments jsonb, about_kind text, about_id text, reply_to text, in_reply_to text, mail_references text,
        unsubscribe_path text, created_at timestamptz)
    ), mail as (
      insert into outbox (id, message_id, to_address, to_person_id, subject, body_text, body_html, attachments,
        about_kind, about_id, reply_to, in_reply_to, mail_references, unsubscribe_path, created_at)
      select id, message_id, to_address, to_person_id, subject, body_text, body_html, attachments,
        about_kind, about_id, reply_to, in_reply_to, mail_references, unsubscribe_path, created_at from given
    )
    select graphile_worker.add_job(
      identifier => 'deliver_mail',
      payload => json_build_object('id', id),
      job_key => 'mail:' || id,
      max_attempts => 25
    ) from given`.execute(db)
  return mails.map(({ id }) => id)
}

/** The mail, locked until the transaction ends; null when it was sent or another worker has it. */
export async function lockUnsentMail(db: Db, id: string): Promise<OutboxRow | null> {
  const row = await tables(db)
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ? (row as unknown as OutboxRow) : null
}

export async function markSent(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('outbox')
    .set((eb) => ({ sent_at: at, attempts: eb('attempts', '+', 1), last_error: null }))
    .where('id', '=', id)
    .execute()
}

export async function markFailed(db: Db, id: string, error: string): Promise<void> {
  await tables(db)
    .updateTable('outbox')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), last_error: error }))
    .where('id', '=', id)
    .execute()
}

export async function markGivenUp(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('outbox')
    .set({ given_up_at: at })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

/** Identifiers of mail that still waits, oldest first. */
export async function waitingMail(db: Db, olderThan: Date): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('outbox')
    .select('id')
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('created_at', '<', olderThan)
    .orderBy('created_at')
    .limit(1000)
    .execute()
  return rows.map((row) => row.id)
}

/** A page of mail, newest first, for the demo's mailbox. */
export async function listMail(
  db: Db,
  options: {
    readonly to?: string
    readonly before?: { readonly at: Date; readonly id: string }
    readonly limit: number
  },
): Promise<readonly OutboxRow[]> {
  let query = tables(db)
    .selectFrom('outbox')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit)
  if (options.to) query = query.where('to_address', '=', options.to)
  const { before } = options
  if (before) query = query.where(sql<boolean>`(created_at, id) < (${before.at}, ${before.id}::uuid)`)
  return (await query.execute()) as unknown as readonly OutboxRow[]
}

export async function mailById(db: Db, id: string): Promise<OutboxRow | null> {
  const row = await tables(db).selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? (row as unknown as OutboxRow) : null
}

export async function mailByMessageId(db: Db, messageId: string): Promise<OutboxRow | null> {
  const row = await tables(db)
    .selectFrom('outbox')
    .selectAll()
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row ? (row as unknown as OutboxRow) : null
}

/** Marks everything unsent as sent when it was written, and takes its jobs out of the queue. */
export async function markAllSent(db: Db): Promise<void> {
  await sql`update outbox set sent_at = created_at, attempts = 1 where sent_at is null`.execute(db)
  await sql`select graphile_worker.complete_jobs(array(
    select jobs.id from graphile_worker.jobs where task_identifier = 'deliver_mail'
  ))`.execute(db)
}

/** How much mail waits, was given up, and was sent since a moment. */
export async function countMail(
  db: Db,
  since: Date,
): Promise<{ readonly waiting: number; readonly givenUp: number; readonly sent: number }> {
  return tables(db)
    .selectNoFrom((eb) => [
      eb
        .selectFrom('outbox')
        .select((inner) => inner.fn.countAll<number>().as('amount'))
        .where('sent_at', 'is', null)
        .where('given_up_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('waiting'),
      eb
        .selectFrom('outbox')
        .select((inner) => inner.fn.countAll<number>().as('amount'))
        .where('given_up_at', 'is not', null)
        .$asScalar()
        .$notNull()
        .as('givenUp'),
      eb
        .selectFrom('outbox')
        .select((inner) => inner.fn.countAll<number>().as('amount'))
        .where('created_at', '>', since)
        .where('sent_at', 'is not', null)
        .$asScalar()
        .$notNull()
        .as('sent'),
    ])
    .executeTakeFirstOrThrow()
}

/** A mail that did not go out at once, without who it is for and what it says. */
export type TroubledMail = Pick<
  OutboxTable,
  'message_id' | 'about_kind' | 'about_id' | 'created_at' | 'last_error' | 'given_up_at'
> & { readonly id: string; readonly attempts: number }

/** Mail about things of this kind that was sent or given up: for who may not be kept any longer. */
export async function removeDone(db: Db, kind: string): Promise<void> {
  await sql`delete from outbox
    where about_kind = ${kind} and (sent_at is not null or given_up_at is not null)`.execute(db)
}

/** Mail about one thing, sent or not: who it was for asked to be forgotten. */
export async function removeAbout(db: Db, kind: string, id: string): Promise<void> {
  await sql`delete from outbox where about_kind = ${kind} and about_id = ${id}`.execute(db)
}

/** Mail that was given up, or failed and is tried again; given up first, then the oldest. */
export async function troubledMail(db: Db, limit: number): Promise<readonly TroubledMail[]> {
  return tables(db)
    .selectFrom('outbox')
    .select([
      'id',
      'message_id',
      'about_kind',
      'about_id',
      'created_at',
      'attempts',
      'last_error',
      'given_up_at',
    ])
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('attempts', '>', 0), eb('given_up_at', 'is not', null)]))
    .orderBy(sql`given_up_at is null`)
    .orderBy('created_at')
    .limit(limit)
    .execute()
}

/** Takes a mail back from being given up; false when it was sent, or does not exist. */
export async function takeUpAgain(db: Db, id: string): Promise<boolean> {
  const result = await tables(db)
    .updateTable('outbox')
    .set({ given_up_at: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
