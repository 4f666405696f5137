import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { addDays, type Day, momentAt } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Sum } from '../explain.ts'
import type { Booked, Booking, EntryKind } from '../rules.ts'
import type { CeilingDecision } from '../schema.ts'
import { type LedgerTable, tables } from './tables.ts'

/** What the entries of one movement have in common. */
export interface MovementFacts {
  readonly ceilingId: string
  readonly applicationId: string | null
  readonly reason: string
  readonly byPersonId: string | null
  readonly decisionId: string | null
  readonly adoption: CeilingDecision | null
  readonly at: Date
}

/** An entry of the ledger as it stands there. */
export interface LedgerEntry extends Booked, MovementFacts {
  readonly movement: string
}

type Row = Selectable<LedgerTable> & { readonly counteredBy: number | null }

const entryFrom = (row: Row): LedgerEntry => ({
  id: row.id,
  movement: row.movement,
  kind: row.kind,
  cents: row.cents,
  ...(row.frees ? { frees: row.frees } : {}),
  counters: row.counters,
  counteredBy: row.counteredBy,
  ceilingId: row.ceiling_id,
  applicationId: row.application_id,
  reason: row.reason,
  byPersonId: row.by_person_id,
  decisionId: row.decision_id,
  adoption: row.adoption as unknown as CeilingDecision | null,
  at: row.at,
})

/** Puts a movement in the ledger, in the order given. The database brings the balances up to date, or refuses. */
export async function insertMovement(
  db: Db,
  bookings: readonly Booking[],
  facts: MovementFacts,
  counters: readonly number[] = [],
): Promise<string> {
  const movement = randomUUID()
  await tables(db)
    .insertInto('ledger_entry')
    .values(
      bookings.map(({ kind, cents, frees }, index) => ({
        movement,
        at: facts.at,
        ceiling_id: facts.ceilingId,
        application_id: facts.applicationId,
        kind,
        frees: frees ?? null,
        cents,
        reason: facts.reason,
        by_person_id: facts.byPersonId,
        decision_id: facts.decisionId,
        adoption: facts.adoption ? JSON.stringify(facts.adoption) : null,
        counters: counters[index] ?? null,
      })),
    )
    .execute()
  return movement
}

const entries = (db: Db) =>
  tables(db)
    .selectFrom('ledger_entry')
    .leftJoin('ledger_entry as counter', 'counter.counters', 'ledger_entry.id')
    .selectAll('ledger_entry')
    .select('counter.id as counteredBy')

/** The entries that were booked together, in their order. */
export async function entriesOfMovement(db: Db, movement: string): Promise<readonly LedgerEntry[]> {
  const rows = await entries(db)
    .where('ledger_entry.movement', '=', movement)
    .orderBy('ledger_entry.id')
    .execute()
  return rows.map(entryFrom)
}

/** Everything that was booked for an application, in its order. */
export async function entriesOfApplication(db: Db, applicationId: string): Promise<readonly LedgerEntry[]> {
  const rows = await entries(db)
    .where('ledger_entry.application_id', '=', applicationId)
    .orderBy('ledger_entry.id')
    .execute()
  return rows.map(entryFrom)
}

/** What set, raised and lowered a ceiling, in its order. */
export async function budgetOf(db: Db, ceilingIds: readonly string[]): Promise<readonly LedgerEntry[]> {
  if (ceilingIds.length === 0) return []
  const rows = await entries(db)
    .where('ledger_entry.ceiling_id', 'in', [...ceilingIds])
    .where('ledger_entry.kind', '=', 'budgeted')
    .orderBy('ledger_entry.id')
    .execute()
  return rows.map(entryFrom)
}

export interface LedgerFilter {
  readonly kind?: EntryKind | undefined
  readonly from?: Day | undefined
  readonly until?: Day | undefined
  readonly applicationId?: string | undefined
}

/** A line of the ledger, with what could still be granted after it. */
export interface LedgerLine extends LedgerEntry {
  readonly room: number
}

/**
 * The ledger of a ceiling, the newest on top; `before` an entry for the next page. The room after each entry counts
 * all entries up to it, also those that the filter leaves out.
 */
export async function ledgerOf(
  db: Db,
  ceilingId: string,
  filter: LedgerFilter,
  page: { readonly before?: number | null; readonly limit: number },
): Promise<readonly LedgerLine[]> {
  const running = tables(db)
    .selectFrom('ledger_entry')
    .leftJoin('ledger_entry as counter', 'counter.counters', 'ledger_entry.id')
    .selectAll('ledger_entry')
    .select([
      'counter.id as counteredBy',
      sql<number>`sum(case ledger_entry.kind when 'budgeted' then ledger_entry.cents
        when 'released' then ledger_entry.cents when 'reserved' then -ledger_entry.cents
        when 'granted' then -ledger_entry.cents else 0 end) over (order by ledger_entry.id)::bigint`.as(
        'room',
      ),
    ])
    .where('ledger_entry.ceiling_id', '=', ceilingId)
  let query = db.selectFrom(running.as('line')).selectAll().orderBy('id', 'desc').limit(page.limit)
  const { kind, from, until, applicationId } = filter
  if (page.before) query = query.where('id', '<', page.before)
  if (kind) query = query.where('kind', '=', kind)
  if (from) query = query.where('at', '>=', momentAt(from))
  if (until) query = query.where('at', '<', momentAt(addDays(until, 1)))
  if (applicationId) query = query.where('application_id', '=', applicationId)
  const rows = await query.execute()
  return rows.map((row) => ({ ...entryFrom(row), room: row.room }))
}

/** The entries of a ceiling added up: what its balance is made of. */
export async function sumsOf(db: Db, ceilingId: string): Promise<readonly Sum[]> {
  return tables(db)
    .selectFrom('ledger_entry')
    .select([
      'kind',
      'frees',
      ({ fn }) => fn.countAll<number>().as('entries'),
      sql<number>`sum(cents)::bigint`.as('cents'),
    ])
    .where('ceiling_id', '=', ceilingId)
    .groupBy(['kind', 'frees'])
    .execute()
}

/** Ceilings and applications of which the balance is not the sum of their entries: there should be none. */
export async function balancesThatDiffer(
  db: Db,
): Promise<readonly { readonly what: 'ceiling' | 'application'; readonly id: string }[]> {
  const { rows } = await sql<{ what: 'ceiling' | 'application'; id: string }>`
    with entry as (
      select *,
        case when kind = 'reserved' then cents when frees = 'reserved' then -cents else 0 end as reserves,
        case when kind = 'granted' then cents when frees = 'granted' then -cents else 0 end as grants_cents,
        case when counters is null then 1 else -1 end as once
      from ledger_entry
    )
    select 'ceiling' as what, ceiling_id as id from ceiling_balance as balance
     where (budgeted, reserved, granted, advanced, paid, settled, reclaimed, grants) <> (
       select coalesce(sum(cents) filter (where kind = 'budgeted'), 0)::bigint, coalesce(sum(reserves), 0)::bigint,
              coalesce(sum(grants_cents), 0)::bigint, coalesce(sum(cents) filter (where kind = 'advanced'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'paid'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'settled'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'reclaimed'), 0)::bigint,
              coalesce(sum(once) filter (where kind = 'granted'), 0)::integer
         from entry where entry.ceiling_id = balance.ceiling_id)
    union all
    select 'application', application_id from application_balance as balance
     where (reserved, granted, advanced, paid, settled, reclaimed, grants, settlements) <> (
       select coalesce(sum(reserves), 0)::bigint, coalesce(sum(grants_cents), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'advanced'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'paid'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'settled'), 0)::bigint,
              coalesce(sum(cents) filter (where kind = 'reclaimed'), 0)::bigint,
              coalesce(sum(once) filter (where kind = 'granted'), 0)::smallint,
              coalesce(sum(once) filter (where kind = 'settled'), 0)::smallint
         from entry where entry.application_id = balance.application_id)`.execute(db)
  return rows
}
