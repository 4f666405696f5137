import { type Generated, type Selectable, sql } from 'kysely'
import { forgetDigests } from '../../kit/audit.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type { ObjectionOutcome } from '../schema.ts'

interface BlockTable {
  id: Generated<string>
  person_id: string | null
  voice: string | null
  name: string | null
  email: string | null
  locale: Locale
  reason: string | null
  about: string
  about_path: string
  since: Date
  last_day: Day
  blocked_by: string | null
  objection: string | null
  objected_at: Date | null
  objection_outcome: ObjectionOutcome | null
  objection_reply: string | null
  objection_settled_at: Date | null
  objection_settled_by: string | null
  ended_at: Date | null
  ended_by: string | null
  end_reason: string | null
}

const tables = (db: Db) => db.withTables<{ block: BlockTable }>()

export type Block = Readonly<Selectable<BlockTable>>
export type NewBlock = Pick<
  Block,
  | 'person_id'
  | 'voice'
  | 'name'
  | 'email'
  | 'locale'
  | 'reason'
  | 'about'
  | 'about_path'
  | 'since'
  | 'last_day'
  | 'blocked_by'
>

/** A part of a list. */
export interface Stretch {
  readonly offset: number
  readonly limit: number
}

/** By what somebody is known: their account and the digests of their address. */
export interface Whose {
  readonly personId: string | null
  readonly voices: readonly string[]
}

/** Marks as ended what ended by itself, so that the same person can be blocked anew. */
export async function closeLapsed(db: Db, whose: Whose, today: Day): Promise<void> {
  await tables(db)
    .updateTable('block')
    .set({ ended_at: sql<Date>`(last_day + 1)::timestamptz` })
    .where('voice', 'in', [...whose.voices])
    .where('ended_at', 'is', null)
    .where('last_day', '<', today)
    .execute()
}

/** Stores a block; null when one runs for this voice. */
export async function insertBlock(db: Db, block: NewBlock): Promise<string | null> {
  const row = await tables(db)
    .insertInto('block')
    .values(block)
    .onConflict((conflict) => conflict.column('voice').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The block that holds today for this account or address, the longest of them. */
export async function runningBlock(db: Db, { personId, voices }: Whose, today: Day): Promise<Block | null> {
  if (personId === null && voices.length === 0) return null
  const row = await tables(db)
    .selectFrom('block')
    .selectAll()
    .where((is) =>
      is.or([
        ...(voices.length > 0 ? [is('voice', 'in', [...voices])] : []),
        ...(personId === null ? [] : [is('person_id', '=', personId)]),
      ]),
    )
    .where('ended_at', 'is', null)
    .where('last_day', '>=', today)
    .orderBy('last_day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The blocks that hold today of which the address is known. */
export async function runningAddresses(
  db: Db,
  today: Day,
): Promise<readonly { readonly id: string; readonly email: string }[]> {
  return tables(db)
    .selectFrom('block')
    .select(['id', 'email'])
    .where('ended_at', 'is', null)
    .where('last_day', '>=', today)
    .where('email', 'is not', null)
    .$narrowType<{ email: string }>()
    .execute()
}

export async function blockById(db: Db, id: string, lock = false): Promise<Block | null> {
  const query = tables(db).selectFrom('block').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** What runs, the last to begin on top; then what is over. */
export async function listBlocks(db: Db, today: Day, page: Stretch): Promise<readonly Block[]> {
  return tables(db)
    .selectFrom('block')
    .selectAll()
    .orderBy(sql`(ended_at is not null or last_day < ${today}::date)`)
    .orderBy(sql`(objected_at is null or objection_outcome is not null)`)
    .orderBy('since', 'desc')
    .orderBy('id')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
}

export async function updateBlock(
  db: Db,
  id: string,
  change: Partial<
    Pick<
      Block,
      | 'objection'
      | 'objected_at'
      | 'objection_outcome'
      | 'objection_reply'
      | 'objection_settled_at'
      | 'objection_settled_by'
      | 'ended_at'
      | 'ended_by'
      | 'end_reason'
    >
  >,
): Promise<void> {
  await tables(db).updateTable('block').set(change).where('id', '=', id).execute()
}

/** Forgets blocks that were over before this day, with what the log could still tell of them. */
export async function forgetBlocks(db: Db, before: Day): Promise<void> {
  const gone = await tables(db)
    .deleteFrom('block')
    .where((is) =>
      is.or([is('last_day', '<', before), is('ended_at', '<', sql<Date>`${before}::timestamptz`)]),
    )
    .returning('id')
    .execute()
  await forgetDigests(
    db,
    'block',
    gone.map(({ id }) => id),
  )
}
