import { type Selectable, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { ApplicationBalance, Waiting } from '../rules.ts'
import { type ApplicationBalanceTable, type ApplicationTable, tables } from './tables.ts'

/** An application with how its money stands. */
export type Application = Readonly<Selectable<ApplicationTable>> & { readonly balance: ApplicationBalance }

type Row = Selectable<ApplicationTable> & Selectable<ApplicationBalanceTable>

function applicationFrom(row: Row): Application {
  const {
    application_id: _,
    reserved,
    granted,
    advanced,
    paid,
    settled,
    reclaimed,
    grants,
    settlements,
    ...application
  } = row
  const balance = { reserved, granted, advanced, paid, settled, reclaimed, grants, settlements }
  return { ...application, balance }
}

const applications = (db: Db) =>
  tables(db)
    .selectFrom('application')
    .innerJoin('application_balance', 'application_balance.application_id', 'application.id')
    .selectAll()

export async function applicationById(db: Db, id: string): Promise<Application | null> {
  const row = await applications(db).where('application.id', '=', id).executeTakeFirst()
  return row ? applicationFrom(row) : null
}

/** The application, locked until the transaction ends; after `lockedCeiling` of its ceiling. */
export async function lockedApplication(db: Db, id: string): Promise<Application | null> {
  const row = await applications(db)
    .where('application.id', '=', id)
    .forNoKeyUpdate(['application', 'application_balance'])
    .executeTakeFirst()
  return row ? applicationFrom(row) : null
}

export const applicationsOfCase = (db: Db, caseId: string): Promise<readonly Application[]> =>
  applicationsOfCases(db, [caseId])

/** What was asked for these cases, what came in first on top. */
export async function applicationsOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly Application[]> {
  if (caseIds.length === 0) return []
  const rows = await applications(db).where('case_id', 'in', caseIds).orderBy('received_at').execute()
  return rows.map(applicationFrom)
}

/** What was asked of a ceiling: what has no number yet on top in order of receipt, then the highest number. */
export async function applicationsOfCeiling(
  db: Db,
  ceilingId: string,
  limit: number,
): Promise<readonly Application[]> {
  const rows = await applications(db)
    .where('ceiling_id', '=', ceilingId)
    .orderBy('sequence_no', (order) => order.desc().nullsFirst())
    .orderBy('last_received_at')
    .orderBy('application.id')
    .limit(limit)
    .execute()
  return rows.map(applicationFrom)
}

export async function applicationsByIds(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Application>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await applications(db).where('application.id', 'in', known).execute()
  return new Map(rows.map((row) => [row.id, applicationFrom(row)]))
}

/** What was granted under a scheme, the newest number first. */
export async function grantedUnder(
  db: Db,
  schemeKey: string,
  page: { readonly ceilingId?: string | undefined; readonly limit: number },
): Promise<readonly Application[]> {
  let query = applications(db).where('scheme_key', '=', schemeKey).where('grants', '>', 0)
  if (page.ceilingId !== undefined) query = query.where('ceiling_id', '=', page.ceilingId)
  const rows = await query
    .orderBy('complete_at', 'desc')
    .orderBy('sequence_no', 'desc')
    .orderBy('application.id')
    .limit(page.limit)
    .execute()
  return rows.map(applicationFrom)
}

export type NewApplication = Pick<
  Selectable<ApplicationTable>,
  | 'case_id'
  | 'scheme_key'
  | 'scheme_version'
  | 'ceiling_id'
  | 'party_id'
  | 'requested_cents'
  | 'received_at'
  | 'case_public'
>

/** Stores an application; null when this case has one under this scheme already. */
export async function insertApplication(db: Db, application: NewApplication): Promise<string | null> {
  const row = await tables(db)
    .insertInto('application')
    .values({ ...application, last_received_at: application.received_at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function updateApplication(
  db: Db,
  id: string,
  change: Partial<
    Pick<
      Selectable<ApplicationTable>,
      | 'last_received_at'
      | 'incomplete_since'
      | 'complete_at'
      | 'sequence_no'
      | 'ended_at'
      | 'ended_as'
      | 'requested_cents'
    >
  >,
): Promise<void> {
  await tables(db).updateTable('application').set(change).where('id', '=', id).execute()
}

/** Applications of a ceiling that came in and were not looked at. */
export async function waitingFor(db: Db, ceilingId: string): Promise<readonly Waiting[]> {
  const rows = await tables(db)
    .selectFrom('application')
    .select(['id', 'last_received_at as lastReceivedAt'])
    .where('ceiling_id', '=', ceilingId)
    .where('complete_at', 'is', null)
    .where('incomplete_since', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  return rows
}

/** Complete applications of a ceiling that wait for a decision, with less set aside than they ask; by number. */
export async function unfundedOf(db: Db, ceilingId: string): Promise<readonly Application[]> {
  const rows = await applications(db)
    .where('ceiling_id', '=', ceilingId)
    .where('complete_at', 'is not', null)
    .where(isOpen)
    .whereRef('application_balance.reserved', '<', 'application.requested_cents')
    .orderBy('sequence_no')
    .execute()
  return rows.map(applicationFrom)
}

/** The next number under a ceiling; its balance is locked by who asks. */
export async function nextSequence(db: Db, ceilingId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('application')
    .select(({ fn }) => fn.max('sequence_no').as('last'))
    .where('ceiling_id', '=', ceilingId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Brings what follows from the case up to date in its applications. */
export async function followCase(db: Db, caseId: string, isPublic: boolean): Promise<void> {
  await tables(db)
    .updateTable('application')
    .set({ case_public: isPublic })
    .where('case_id', '=', caseId)
    .where('case_public', '<>', isPublic)
    .execute()
}

/** On which day each of these was granted: that of its booking that was not undone. */
export async function grantMoments(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('ledger_entry')
    .leftJoin('ledger_entry as counter', 'counter.counters', 'ledger_entry.id')
    .select(['ledger_entry.application_id', 'ledger_entry.at'])
    .where('ledger_entry.application_id', 'in', [...ids])
    .where('ledger_entry.kind', '=', 'granted')
    .where('ledger_entry.counters', 'is', null)
    .where('counter.id', 'is', null)
    .execute()
  return new Map(rows.map(({ application_id, at }) => [application_id ?? '', at]))
}

/** Applications per ceiling that came in and were not looked at. */
export async function waitingCounts(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(db)
    .selectFrom('application')
    .where('complete_at', 'is', null)
    .where('incomplete_since', 'is', null)
    .where('ended_at', 'is', null)
    .select(['ceiling_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .groupBy('ceiling_id')
    .execute()
  return new Map(rows.map(({ ceiling_id, amount }) => [ceiling_id, amount]))
}

/** Nothing was decided and nobody stopped. */
const isOpen = sql<boolean>`(application.ended_at is null and application_balance.grants = 0)`

/** What was asked of a ceiling and is open, by order of receipt; what has no number yet at the end. */
export async function openApplicationsOf(db: Db, ceilingId: string): Promise<readonly Application[]> {
  const rows = await applications(db)
    .where('ceiling_id', '=', ceilingId)
    .where(isOpen)
    .orderBy('sequence_no')
    .orderBy('last_received_at')
    .orderBy('application.id')
    .execute()
  return rows.map(applicationFrom)
}

/** Everything that was asked and is open, what came in first on top. */
export async function allOpenApplications(db: Db, limit: number): Promise<readonly Application[]> {
  const rows = await applications(db)
    .where(isOpen)
    .orderBy('last_received_at')
    .orderBy('application.id')
    .limit(limit)
    .execute()
  return rows.map(applicationFrom)
}

/** Money was asked and it is not written down yet that everything is there. */
export const isToCheck = ({
  ended_at,
  complete_at,
}: Pick<Application, 'ended_at' | 'complete_at'>): boolean => ended_at === null && complete_at === null

/** The cases among these with an application that is to be checked. */
export async function casesToCheck(db: Db, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('application')
    .where('case_id', 'in', caseIds)
    .where('complete_at', 'is', null)
    .where('ended_at', 'is', null)
    .select('case_id')
    .execute()
  return new Set(rows.map(({ case_id }) => case_id))
}

/** What was asked under a scheme: what waits to be looked at first, then by number, the newest on top. */
export async function applicationsOfScheme(
  db: Db,
  schemeKey: string,
  page: { readonly openOnly: boolean; readonly offset: number; readonly limit: number },
): Promise<readonly Application[]> {
  let query = applications(db).where('scheme_key', '=', schemeKey)
  if (page.openOnly) query = query.where(isOpen)
  if (page.openOnly) query = query.orderBy('sequence_no', (order) => order.asc().nullsLast())
  const rows = await query
    .orderBy('last_received_at', page.openOnly ? 'asc' : 'desc')
    .orderBy('application.id')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
  return rows.map(applicationFrom)
}

/** How many applications of a scheme are open, and how many there are. */
export async function countApplications(
  db: Db,
  schemeKey: string,
): Promise<{ readonly open: number; readonly all: number }> {
  const row = await tables(db)
    .selectFrom('application')
    .innerJoin('application_balance', 'application_balance.application_id', 'application.id')
    .where('scheme_key', '=', schemeKey)
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere(isOpen).as('open'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

/** Complete applications of the same ceiling with a lower number that wait for their decision. */
export async function waitingBefore(
  db: Db,
  { ceiling_id, sequence_no }: Pick<Application, 'ceiling_id' | 'sequence_no'>,
): Promise<number> {
  if (sequence_no === null) return 0
  const row = await tables(db)
    .selectFrom('application')
    .innerJoin('application_balance', 'application_balance.application_id', 'application.id')
    .where('ceiling_id', '=', ceiling_id)
    .where('sequence_no', '<', sequence_no)
    .where(isOpen)
    .select(({ fn }) => fn.countAll<number>().as('amount'))
    .executeTakeFirstOrThrow()
  return row.amount
}
