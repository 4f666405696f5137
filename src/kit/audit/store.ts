import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Content, Link } from './chain.ts'

export * from './store/notes.ts'
export * from './store/read.ts'

/** `update` and the like are of the database; `read` and `refused` are noted by the program. */
export type Operation = 'insert' | 'update' | 'delete' | 'truncate' | 'read' | 'refused'

// Any fixed number: who seals holds it.
const SEALING = 7_233_006

/** Whether this transaction may seal; false while another one does. */
export async function holdSealing(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean
  }>`select pg_try_advisory_xact_lock(${sql.lit(SEALING)}) as held`.execute(db)
  return rows[0]?.held ?? false
}

/** Everything a row says, as text that no setting of the session changes. */
const cells = sql<(string | null)[]>`array[
  id::text, deed::text, (extract(epoch from at) * 1000000)::bigint::text,
  (extract(epoch from recorded_at) * 1000000)::bigint::text, actor, actor_id::text, command, request_id::text,
  op, kind, thing, row_id, case_id::text, person_id::text, clear::text, digests::text
]`

/** Rows that wait for their seal, in the order in which they began. */
export async function waitingRows(db: Db, limit: number): Promise<readonly Content[]> {
  const { rows } = await sql<Content>`
    select id, ${cells} as cells from audit_waiting order by id limit ${limit}`.execute(db)
  return rows
}

export interface Seal extends Pick<Link, 'number' | 'hash'> {
  readonly id: number
}

/** Moves rows from the waiting ones into the log. */
export async function moveSealed(db: Db, seals: readonly Seal[], sealedAt: Date): Promise<void> {
  const ids = seals.map(({ id }) => id)
  const numbers = seals.map(({ number }) => number)
  const hashes = seals.map(({ hash }) => hash.toString('hex'))
  await sql`
    insert into audit_entry (
      number, id, deed, at, recorded_at, actor, actor_id, command, request_id, op, kind, thing, row_id, case_id,
      person_id, clear, digests, sealed_at, hash
    )
    select seal.number, id, deed, at, recorded_at, actor, actor_id, command, request_id, op, kind, thing, row_id, case_id,
           person_id, clear, digests, ${sealedAt}, decode(seal.hash, 'hex')
      from unnest(${ids}::bigint[], ${numbers}::bigint[], ${hashes}::text[]) as seal (id, number, hash)
      join audit_waiting using (id)`.execute(db)
  await sql`delete from audit_waiting where id = any (${ids}::bigint[])`.execute(db)
}

/** The last sealed row. */
export async function lastLink(db: Db): Promise<Pick<Link, 'number' | 'hash'> | null> {
  const { rows } = await sql<Pick<Link, 'number' | 'hash'>>`
    select number, hash from audit_entry order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The log from a number on, for checking. */
export async function linksAfter(db: Db, number: number, limit: number): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select number, id, sealed_at as "sealedAt", hash, ${cells} as cells
      from audit_entry where number > ${number} order by number limit ${limit}`.execute(db)
  return rows
}

/** Seal of the row with this number. */
export async function hashAt(db: Db, number: number): Promise<Buffer | null> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash from audit_entry where number = ${number}`.execute(db)
  return rows[0]?.hash ?? null
}

/** From `firstNumber` on the log is sealed with the key of this fingerprint. */
export interface KeyPeriod {
  readonly firstNumber: number
  readonly fingerprint: string
}

export async function keyPeriods(db: Db): Promise<readonly KeyPeriod[]> {
  const { rows } = await sql<KeyPeriod>`
    select first_number as "firstNumber", fingerprint from audit_key order by first_number`.execute(db)
  return rows
}

export async function insertKeyPeriod(db: Db, period: KeyPeriod, since: Date): Promise<void> {
  await sql`insert into audit_key (first_number, fingerprint, since)
    values (${period.firstNumber}, ${period.fingerprint}, ${since})`.execute(db)
}

/** How many rows wait for their seal, and for how many seconds the oldest does, by the database's own clock. */
export async function countWaiting(
  db: Db,
): Promise<{ readonly amount: number; readonly oldestSeconds: number }> {
  const { rows } = await sql<{ amount: number; oldestSeconds: number }>`
    select count(*) as amount,
           coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)::float8 as "oldestSeconds"
      from audit_waiting`.execute(db)
  return rows[0] ?? { amount: 0, oldestSeconds: 0 }
}

/** Tables of the schema in use, and whether what changes in them is logged. */
export async function tablesWithTriggers(
  db: Db,
): Promise<readonly { readonly table: string; readonly rows: boolean; readonly emptying: boolean }[]> {
  const { rows } = await sql<{ table: string; rows: boolean; emptying: boolean }>`
    select relname as table,
           -- What is new (4), goes (8) or changes (16), by one trigger or by two.
           (select bit_or(tgtype) & 28 = 28 from pg_trigger
             where tgrelid = pg_class.oid and tgname in ('audit_row', 'audit_inserted') and tgenabled in ('O', 'A')
           ) is true as rows,
           exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'audit_emptied' and tgenabled in ('O', 'A')) as emptying
      from pg_class
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
     order by relname`.execute(db)
  return rows
}
