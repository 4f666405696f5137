import { type Generated, sql } from 'kysely'
import type { Db } from '../kit/db.ts'

interface ReplyAddressTable {
  token: string
  about_kind: string
  about_id: string
  person_id: string
  created_at: Date
  first_message_id: string | null
  last_message_id: string | null
}

export type InboundStatus =
  | 'new'
  | 'landed'
  | 'waiting'
  | 'ignored'
  | 'bounced'
  | 'answered'
  | 'placed'
  | 'forwarded'
  | 'thrown_away'

interface InboundMailTable {
  id: Generated<string>
  came_by: 'imap' | 'webhook'
  received_at: Date
  bytes: number
  message_id: string | null
  from_address: string | null
  from_name: string | null
  subject: string | null
  body: string | null
  body_digest: string | null
  about_kind: string | null
  about_id: string | null
  person_id: string | null
  status: Generated<InboundStatus>
  why: string | null
  attempts: Generated<number>
  settled_at: Date | null
  settled_by: string | null
  settled_note: string | null
}

const tables = (db: Db) =>
  db.withTables<{
    reply_address: ReplyAddressTable
    inbound_mail: InboundMailTable
    inbound_raw: { mail_id: string; raw: Buffer }
  }>()

export interface ReplyAddress {
  readonly token: string
  readonly about_kind: string
  readonly about_id: string
  readonly person_id: string
  readonly first_message_id: string | null
  readonly last_message_id: string | null
}

const addressColumns = [
  'token',
  'about_kind',
  'about_id',
  'person_id',
  'first_message_id',
  'last_message_id',
] as const

/** The address of this person for this thing, made when there is none, with the last mail before this one. */
export async function takeReplyAddress(
  db: Db,
  row: Pick<ReplyAddress, 'token' | 'about_kind' | 'about_id' | 'person_id'> & { readonly at: Date },
): Promise<ReplyAddress> {
  const { at, ...rest } = row
  const made = await tables(db)
    .insertInto('reply_address')
    .values({ ...rest, created_at: at, first_message_id: null, last_message_id: null })
    .onConflict((conflict) =>
      conflict
        .columns(['about_kind', 'about_id', 'person_id'])
        .doUpdateSet((eb) => ({ token: eb.ref('reply_address.token') })),
    )
    .returning(addressColumns)
    .executeTakeFirstOrThrow()
  return made
}

/** Remembers the newest mail of a conversation by mail. */
export async function keepThread(db: Db, token: string, messageId: string): Promise<void> {
  await tables(db)
    .updateTable('reply_address')
    .set((eb) => ({
      first_message_id: eb.fn.coalesce('first_message_id', eb.val(messageId)),
      last_message_id: messageId,
    }))
    .where('token', '=', token)
    .execute()
}

export async function addressByToken(db: Db, tokens: readonly string[]): Promise<ReplyAddress | null> {
  if (tokens.length === 0) return null
  const row = await tables(db)
    .selectFrom('reply_address')
    .select(addressColumns)
    .where('token', 'in', tokens)
    .executeTakeFirst()
  return row ?? null
}

/** Answers to what this person was mailed do not arrive any more. */
export const removeReplyAddresses = (db: Db, personId: string): Promise<unknown> =>
  tables(db).deleteFrom('reply_address').where('person_id', '=', personId).execute()

export interface InboundMail {
  readonly id: string
  readonly came_by: 'imap' | 'webhook'
  readonly received_at: Date
  readonly bytes: number
  readonly from_address: string | null
  readonly from_name: string | null
  readonly subject: string | null
  readonly body: string | null
  readonly about_kind: string | null
  readonly about_id: string | null
  readonly person_id: string | null
  readonly status: InboundStatus
  readonly why: string | null
}

const mailColumns = [
  'id',
  'came_by',
  'received_at',
  'bytes',
  'from_address',
  'from_name',
  'subject',
  'body',
  'about_kind',
  'about_id',
  'person_id',
  'status',
  'why',
] as const

export async function insertInbound(
  db: Db,
  row: { readonly came_by: 'imap' | 'webhook'; readonly raw: Uint8Array; readonly at: Date },
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('inbound_mail')
    .values({
      came_by: row.came_by,
      received_at: row.at,
      bytes: row.raw.byteLength,
      message_id: null,
      from_address: null,
      from_name: null,
      subject: null,
      body: null,
      body_digest: null,
      about_kind: null,
      about_id: null,
      person_id: null,
      why: null,
      settled_at: null,
      settled_by: null,
      settled_note: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tables(db)
    .insertInto('inbound_raw')
    .values({ mail_id: id, raw: Buffer.from(row.raw) })
    .execute()
  return id
}

/** A mail in one of these states, held until the transaction ends; null when it is not, or another one has it. */
export async function lockInbound(
  db: Db,
  id: string,
  status: 'new' | 'waiting',
): Promise<(InboundMail & { readonly raw: Buffer | null }) | null> {
  const row = await tables(db)
    .selectFrom('inbound_mail')
    .select(mailColumns)
    .where('id', '=', id)
    .where('status', '=', status)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const kept = await tables(db)
    .selectFrom('inbound_raw')
    .select('raw')
    .where('mail_id', '=', id)
    .executeTakeFirst()
  return { ...row, raw: kept?.raw ?? null }
}

/** Writes what was read of a mail, before it is decided what becomes of it. */
export async function keepRead(
  db: Db,
  id: string,
  read: Partial<
    Pick<
      InboundMailTable,
      | 'message_id'
      | 'from_address'
      | 'from_name'
      | 'subject'
      | 'body'
      | 'body_digest'
      | 'about_kind'
      | 'about_id'
      | 'person_id'
    >
  >,
): Promise<void> {
  await tables(db).updateTable('inbound_mail').set(read).where('id', '=', id).execute()
}

export async function keepWaiting(db: Db, id: string, why: string): Promise<void> {
  await tables(db).updateTable('inbound_mail').set({ status: 'waiting', why }).where('id', '=', id).execute()
}

/** It has its place: what it said is no longer kept here. */
export async function settle(
  db: Db,
  id: string,
  to: {
    readonly status: Exclude<InboundStatus, 'new' | 'waiting'>
    readonly why?: string | null
    readonly by?: string | null
    readonly note?: string | null
    readonly at: Date
  },
): Promise<void> {
  await tables(db)
    .updateTable('inbound_mail')
    .set({
      status: to.status,
      ...(to.why === undefined ? {} : { why: to.why }),
      body: null,
      subject: null,
      from_address: null,
      from_name: null,
      settled_at: to.at,
      settled_by: to.by ?? null,
      settled_note: to.note ?? null,
    })
    .where('id', '=', id)
    .execute()
  await tables(db).deleteFrom('inbound_raw').where('mail_id', '=', id).execute()
}

/** Counts an attempt that failed; answers how many there were. */
export async function countAttempt(db: Db, id: string): Promise<number> {
  const row = await tables(db)
    .updateTable('inbound_mail')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .returning('attempts')
    .executeTakeFirst()
  return row?.attempts ?? 0
}

/**
 * Whether the same mail came before: one with this Message-ID has its place, or says the same. Somebody else's mail
 * under a known Message-ID is another mail. Holds others with this Message-ID back until the transaction ends.
 */
export async function cameBefore(
  db: Db,
  mail: { readonly id: string; readonly messageId: string; readonly from: string; readonly digest: string },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mail.messageId}, 28))`.execute(db)
  const row = await tables(db)
    .selectFrom('inbound_mail')
    .select('id')
    .where('message_id', '=', mail.messageId)
    .where('body_digest', '=', mail.digest)
    .where('id', '<>', mail.id)
    .where('status', 'in', ['landed', 'waiting', 'placed', 'forwarded', 'thrown_away', 'answered'])
    .executeTakeFirst()
  return row !== undefined
}

export async function countSince(
  db: Db,
  about: Pick<ReplyAddress, 'about_kind' | 'about_id' | 'person_id'>,
  since: Date,
): Promise<number> {
  const { amount } = await tables(db)
    .selectFrom('inbound_mail')
    .select((eb) => eb.fn.countAll<number>().as('amount'))
    .where('about_kind', '=', about.about_kind)
    .where('about_id', '=', about.about_id)
    .where('person_id', '=', about.person_id)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return amount
}

/** Mail that a person of the team must look at, oldest first. */
export const waitingInbound = (db: Db, limit: number): Promise<readonly InboundMail[]> =>
  tables(db)
    .selectFrom('inbound_mail')
    .select(mailColumns)
    .where('status', '=', 'waiting')
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute()

export async function inboundById(db: Db, id: string): Promise<InboundMail | null> {
  const row = await tables(db)
    .selectFrom('inbound_mail')
    .select(mailColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** How many were passed over since a moment, by reason. */
export async function countIgnored(db: Db, since: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('inbound_mail')
    .select(['why', (eb) => eb.fn.countAll<number>().as('amount')])
    .where('status', '=', 'ignored')
    .where('settled_at', '>', since)
    .groupBy('why')
    .execute()
  return new Map(rows.map(({ why, amount }) => [why ?? '', amount]))
}

/** Mail that nobody read yet, because the worker was away. */
export async function unreadInbound(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('inbound_mail')
    .select('id')
    .where('status', '=', 'new')
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}

/** What has its place is forgotten after a while: only the fact that it came was left. */
export async function forgetSettled(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('inbound_mail').where('settled_at', '<', before).execute()
}
