import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Localised } from '../../kit/locale.ts'
import type { SettlementGround } from './rules.ts'

/** One line of what was spent. */
export interface SpentLine {
  readonly what: string
  readonly cents: number
}

interface AccountabilityTable {
  application_id: string
  due_on: Day
  asked_at: Date
  why_later: string | null
}

interface ReportTable {
  id: Generated<string>
  application_id: string
  received_at: Date
  channel: 'online' | 'paper'
  given_by: string | null
  lines: string
  spent_cents: number
  unspent_cents: number
  returned_at: Date | null
  returned_by: string | null
}

interface SettlementTable {
  id: Generated<string>
  application_id: string
  report_id: string | null
  granted_cents: number
  cents: number
  ground: SettlementGround
  reasons: string | null
  body: string
  mandate: string | null
  signed_by: string | null
  decided_on: Day
  last_day_to_object: Day
  reclaim_cents: number
  reclaim_by: Day | null
  movement: string
}

export type Accountability = Readonly<Selectable<AccountabilityTable>>
export type Report = Readonly<Omit<Selectable<ReportTable>, 'lines'>> & {
  readonly lines: readonly SpentLine[]
}
export type Settlement = Readonly<Omit<Selectable<SettlementTable>, 'body' | 'mandate'>> & {
  readonly body: Localised
  readonly mandate: Localised | null
}

interface ReminderTable {
  application_id: string
  due_on: Day
  reminder: string
  at: Date
}

const tables = (db: Db) =>
  db.withTables<{
    accountability: AccountabilityTable
    accountability_report: ReportTable
    accountability_reminder: ReminderTable
    settlement: SettlementTable
  }>()

// jsonb columns go in as text and come back as values.
const reportFrom = (row: Selectable<ReportTable>): Report => ({
  ...row,
  lines: row.lines as unknown as readonly SpentLine[],
})
const settlementFrom = (row: Selectable<SettlementTable>): Settlement => ({
  ...row,
  body: row.body as unknown as Localised,
  mandate: row.mandate as unknown as Localised | null,
})

/** Asks for an account; granted again after a correction, it is asked anew. */
export async function askAccount(db: Db, applicationId: string, due: Day, at: Date): Promise<void> {
  await tables(db)
    .insertInto('accountability')
    .values({ application_id: applicationId, due_on: due, asked_at: at, why_later: null })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet({ due_on: due, asked_at: at }))
    .execute()
}

export async function accountabilityOf(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Accountability>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('accountability')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .execute()
  return new Map(rows.map((row) => [row.application_id, row]))
}

export async function postpone(db: Db, applicationId: string, due: Day, why: string): Promise<void> {
  await tables(db)
    .updateTable('accountability')
    .set({ due_on: due, why_later: why })
    .where('application_id', '=', applicationId)
    .execute()
}

/** The account that waits to be assessed or was, of each of these. */
export async function reportsOf(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Report>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('accountability_report')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .where('returned_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.application_id, reportFrom(row)]))
}

export async function insertReport(
  db: Db,
  report: Pick<
    Report,
    'application_id' | 'received_at' | 'channel' | 'given_by' | 'lines' | 'spent_cents' | 'unspent_cents'
  >,
): Promise<void> {
  await tables(db)
    .insertInto('accountability_report')
    .values({ ...report, lines: JSON.stringify(report.lines) })
    .execute()
}

/** Puts an account aside because we asked for more; false when somebody did so already. */
export async function returnReport(db: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const row = await tables(db)
    .updateTable('accountability_report')
    .set({ returned_at: at, returned_by: by })
    .where('id', '=', id)
    .where('returned_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertSettlement(db: Db, settlement: Omit<Settlement, 'id'>): Promise<string> {
  const row = await tables(db)
    .insertInto('settlement')
    .values({
      ...settlement,
      body: JSON.stringify(settlement.body),
      mandate: settlement.mandate ? JSON.stringify(settlement.mandate) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The settlement that holds for each of these: not one of which the booking was undone. */
export async function settlementsOf(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, Settlement>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('settlement')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .where(
      sql<boolean>`not exists (select from ledger_entry as entry join ledger_entry as counter on counter.counters = entry.id
        where entry.movement = settlement.movement)`,
    )
    .execute()
  return new Map(rows.map((row) => [row.application_id, settlementFrom(row)]))
}

export async function settlementById(db: Db, id: string): Promise<Settlement | null> {
  const row = await tables(db).selectFrom('settlement').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? settlementFrom(row) : null
}

/** Something of a grantee that waits: for their account, for us, or for money to come back. */
export interface Open {
  readonly applicationId: string
  readonly waitsFor: 'account' | 'assessment' | 'money_back'
  readonly day: Day
}

/** Accounts that are asked or wait for us, and money that is to come back; what is due first on top. */
export async function openAccounts(db: Db): Promise<readonly Open[]> {
  const { rows } = await sql<Open>`
    select application_id as "applicationId", case when report.id is null then 'account' else 'assessment' end as "waitsFor",
           coalesce((report.received_at at time zone 'Europe/Amsterdam')::date, due_on) as day
      from accountability join application_balance as balance using (application_id)
      left join (select * from accountability_report where returned_at is null) as report using (application_id)
     where grants > 0 and settlements = 0
    union all
    select application_id, 'money_back', reclaim_by
      from settlement join application_balance as balance using (application_id)
     where settlements > 0 and reclaim_cents > 0 and advanced + paid - reclaimed > balance.settled
       and not exists (select from ledger_entry as entry join ledger_entry as counter on counter.counters = entry.id
         where entry.movement = settlement.movement)
     order by day, "applicationId"`.execute(db)
  return rows
}

/** Marks a reminder as said; false when it was. */
export async function claimReminder(
  db: Db,
  mark: {
    readonly application_id: string
    readonly due_on: Day
    readonly reminder: string
    readonly at: Date
  },
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('accountability_reminder')
    .values(mark)
    .onConflict((conflict) => conflict.doNothing())
    .returning('reminder')
    .executeTakeFirst()
  return row !== undefined
}
