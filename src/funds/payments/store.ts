import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { PaymentKind } from './rules.ts'

interface BankAccountTable {
  id: string
  application_id: string
  sealed: string | null
  channel: 'online' | 'paper'
  given_at: Date
  given_by: string | null
  outcome: 'right' | 'wrong' | null
  checked_at: Date | null
  checked_by: string | null
  how: string | null
  replaced_at: Date | null
}

interface BatchTable {
  id: Generated<string>
  number: string
  made_at: Date
  made_by: string
  pay_on: Day
  approved_at: Date | null
  approved_by: string | null
  called_off_at: Date | null
  called_off_by: string | null
  why_called_off: string | null
}

interface PaymentTable {
  id: Generated<string>
  batch_id: string
  application_id: string
  bank_account_id: string
  kind: PaymentKind
  cents: number
  due_on: Day
  reference: string
  outcome: 'paid' | 'failed' | 'called_off' | null
  outcome_on: Day | null
  why_failed: string | null
  recorded_by: string | null
  movement: string | null
}

export type BankAccount = Readonly<Selectable<BankAccountTable>>
export type Batch = Readonly<Selectable<BatchTable>>
export type Payment = Readonly<Selectable<PaymentTable>>

const tables = (db: Db) =>
  db.withTables<{ bank_account: BankAccountTable; payment_batch: BatchTable; payment: PaymentTable }>()

/** The account that holds for each of these applications. */
export async function accountsOf(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, BankAccount>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('bank_account')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .where('replaced_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.application_id, row]))
}

export async function accountsByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BankAccount>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('bank_account')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Puts another account in the place of the one that held. */
export async function replaceAccount(
  db: Db,
  account: Pick<BankAccount, 'id' | 'application_id' | 'sealed' | 'channel' | 'given_at' | 'given_by'>,
): Promise<void> {
  await tables(db)
    .updateTable('bank_account')
    .set({ replaced_at: account.given_at })
    .where('application_id', '=', account.application_id)
    .where('replaced_at', 'is', null)
    .execute()
  await tables(db).insertInto('bank_account').values(account).execute()
}

/** Keeps what was found out about an account; false when another took its place meanwhile. */
export async function storeCheck(
  db: Db,
  id: string,
  check: Pick<BankAccount, 'outcome' | 'checked_at' | 'checked_by' | 'how'>,
): Promise<boolean> {
  const row = await tables(db)
    .updateTable('bank_account')
    .set(check)
    .where('id', '=', id)
    .where('replaced_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** An application for which something may have to be paid. */
export interface Candidate {
  readonly id: string
  /** When it was granted, and when it was settled. */
  readonly grantedAt: Date
  readonly settledAt: Date | null
}

/** Granted and not paid in full, or of these only; the longest waiting first. What is due of it, the rules say. */
export async function candidates(db: Db, only: readonly string[] | null): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select application_id as id,
           (select max(at) from ledger_entry where ledger_entry.application_id = balance.application_id
              and kind = 'granted' and counters is null) as "grantedAt",
           case when settlements > 0 then (
             select max(at) from ledger_entry where ledger_entry.application_id = balance.application_id
                and kind = 'settled' and counters is null) end as "settledAt"
      from application_balance as balance
     where grants > 0 and advanced + paid - reclaimed < case when settlements > 0 then settled else granted end
       and (${only === null} or application_id = any (${[...(only ?? [])]}::uuid[]))
     order by "grantedAt", application_id`.execute(db)
  return rows
}

/** Applications of these of which a payment is under way. */
export async function underWay(db: Db, applicationIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (applicationIds.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('payment')
    .select('application_id')
    .where('application_id', 'in', [...applicationIds])
    .where('outcome', 'is', null)
    .execute()
  return new Set(rows.map(({ application_id }) => application_id))
}

/** Makes the next batch of a year, such as `BET-2026-0007`; nobody gets the same number at the same moment. */
export async function insertBatch(
  db: Db,
  batch: Pick<Batch, 'made_at' | 'made_by' | 'pay_on'> & { readonly year: number },
): Promise<Batch> {
  const { year, ...values } = batch
  await sql`lock table payment_batch in share row exclusive mode`.execute(db)
  const { rows } = await sql<{ amount: number }>`
    select count(*)::integer as amount from payment_batch where number like ${`BET-${year}-%`}`.execute(db)
  const number = `BET-${year}-${String((rows[0]?.amount ?? 0) + 1).padStart(4, '0')}`
  return tables(db)
    .insertInto('payment_batch')
    .values({ ...values, number })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function insertPayments(
  db: Db,
  payments: readonly Pick<
    Payment,
    'batch_id' | 'application_id' | 'bank_account_id' | 'kind' | 'cents' | 'due_on' | 'reference'
  >[],
): Promise<void> {
  await tables(db)
    .insertInto('payment')
    .values([...payments])
    .execute()
}

/** How often something was to be paid for each of these: makes the next reference. */
export async function paymentCounts(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('payment')
    .select(['application_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .where('application_id', 'in', [...applicationIds])
    .groupBy('application_id')
    .execute()
  return new Map(rows.map(({ application_id, amount }) => [application_id, Number(amount)]))
}

/** A batch; `lock` keeps others from approving, calling off or recording meanwhile. */
export async function batchById(db: Db, id: string, lock = false): Promise<Batch | null> {
  const query = tables(db).selectFrom('payment_batch').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** The areas of the ceilings that a batch pays from; null for one of the whole city. */
export async function areasOfBatch(db: Db, batchId: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ area: string | null }>`
    select distinct area_id as area from payment
      join application on application.id = application_id join ceiling on ceiling.id = ceiling_id
     where batch_id = ${batchId}`.execute(db)
  return rows.map(({ area }) => area)
}

export async function paymentsOfBatch(db: Db, batchId: string): Promise<readonly Payment[]> {
  return tables(db)
    .selectFrom('payment')
    .selectAll()
    .where('batch_id', '=', batchId)
    .orderBy('reference')
    .execute()
}

/** What was to be paid for an application, in its order. */
export async function paymentsOfApplications(
  db: Db,
  applicationIds: readonly string[],
): Promise<readonly Payment[]> {
  if (applicationIds.length === 0) return []
  return tables(db)
    .selectFrom('payment')
    .innerJoin('payment_batch', 'payment_batch.id', 'batch_id')
    .selectAll('payment')
    .where('application_id', 'in', [...applicationIds])
    .orderBy('made_at')
    .execute()
}

export async function paymentById(db: Db, id: string, lock = false): Promise<Payment | null> {
  const query = tables(db).selectFrom('payment').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Keeps what became of a payment; false when that was known already. */
export async function storeOutcome(
  db: Db,
  id: string,
  outcome: Pick<Payment, 'outcome' | 'outcome_on' | 'why_failed' | 'recorded_by' | 'movement'>,
): Promise<boolean> {
  const row = await tables(db)
    .updateTable('payment')
    .set(outcome)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function storeApproval(db: Db, id: string, by: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('payment_batch')
    .set({ approved_by: by, approved_at: at })
    .where('id', '=', id)
    .execute()
}

/** Calls a batch off with all its payments: what they were for is to be paid again. */
export async function storeCallingOff(
  db: Db,
  id: string,
  off: { readonly by: string | null; readonly at: Date; readonly on: Day; readonly why: string },
): Promise<void> {
  await tables(db)
    .updateTable('payment')
    .set({ outcome: 'called_off', outcome_on: off.on, recorded_by: off.by })
    .where('batch_id', '=', id)
    .execute()
  await tables(db)
    .updateTable('payment_batch')
    .set({ called_off_by: off.by, called_off_at: off.at, why_called_off: off.why })
    .where('id', '=', id)
    .execute()
}

/** A batch in a list, with how many payments it has and of how many nobody knows yet. */
export interface ListedBatch extends Batch {
  readonly payments: number
  readonly open: number
  readonly cents: number
  /** Of the ceilings it pays from; null for one of the whole city. */
  readonly areas: readonly (string | null)[]
}

/** Batches, the newest first. */
export async function batchesListed(
  db: Db,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedBatch[]> {
  const { rows } = await sql<ListedBatch>`
    select batch.*, payments, open, cents, areas from payment_batch as batch, lateral (
      select count(*)::integer as payments, (count(*) filter (where outcome is null))::integer as open,
             coalesce(sum(cents), 0)::bigint as cents, array_agg(distinct ceiling.area_id) as areas
        from payment join application on application.id = application_id join ceiling on ceiling.id = ceiling_id
       where batch_id = batch.id) as counted
     order by made_at desc, id limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** When each of these was settled, where it was and is. */
export async function settleMoments(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (applicationIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: Date }>`
    select application_id as id, max(at) as at from ledger_entry
     where application_id = any (${[...applicationIds]}::uuid[]) and kind = 'settled' and counters is null
       and not exists (select from ledger_entry as counter where counter.counters = ledger_entry.id)
     group by application_id`.execute(db)
  return new Map(rows.map(({ id, at }) => [id, at]))
}
