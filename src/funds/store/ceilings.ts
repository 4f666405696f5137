import type { Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CeilingBalance } from '../rules.ts'
import { type CeilingBalanceTable, type CeilingTable, tables } from './tables.ts'

/** A ceiling (subsidieplafond) with how it stands. */
export interface Ceiling {
  readonly id: string
  readonly scheme_key: string
  readonly from_day: Day
  readonly until_day: Day
  /** Null for the whole municipality. */
  readonly area_id: string | null
  readonly balance: CeilingBalance
  /** How many applications were granted. */
  readonly grants: number
}

type Row = Selectable<CeilingTable> & Selectable<CeilingBalanceTable>

const ceilingFrom = (row: Row): Ceiling => ({
  id: row.id,
  scheme_key: row.scheme_key,
  from_day: row.from_day,
  until_day: row.until_day,
  area_id: row.area_id,
  balance: balanceFrom(row),
  grants: row.grants,
})

const balanceFrom = ({
  budgeted,
  reserved,
  granted,
  advanced,
  paid,
  settled,
  reclaimed,
}: CeilingBalance): CeilingBalance => ({ budgeted, reserved, granted, advanced, paid, settled, reclaimed })

const ceilings = (db: Db) =>
  tables(db)
    .selectFrom('ceiling')
    .innerJoin('ceiling_balance', 'ceiling_balance.ceiling_id', 'ceiling.id')
    .selectAll()

/** Every ceiling, or those of one scheme: the newest period first. */
export async function ceilingsOf(db: Db, schemeKey?: string): Promise<readonly Ceiling[]> {
  let query = ceilings(db)
  if (schemeKey !== undefined) query = query.where('scheme_key', '=', schemeKey)
  const rows = await query.orderBy('from_day', 'desc').orderBy('id').execute()
  return rows.map(ceilingFrom)
}

export async function ceilingById(db: Db, id: string): Promise<Ceiling | null> {
  const row = await ceilings(db).where('ceiling.id', '=', id).executeTakeFirst()
  return row ? ceilingFrom(row) : null
}

/**
 * The ceiling with its balance locked until the transaction ends: who books waits here for their turn. Always before
 * `lockedApplication`, so that two people never wait for each other.
 */
export async function lockedCeiling(db: Db, id: string): Promise<Ceiling | null> {
  const row = await ceilings(db)
    .where('ceiling.id', '=', id)
    .forNoKeyUpdate('ceiling_balance')
    .executeTakeFirst()
  return row ? ceilingFrom(row) : null
}

/** Stores a ceiling without money in it. */
export async function insertCeiling(
  db: Db,
  ceiling: Pick<Ceiling, 'scheme_key' | 'from_day' | 'until_day' | 'area_id'>,
  by: { readonly personId: string | null; readonly at: Date },
): Promise<string> {
  const row = await tables(db)
    .insertInto('ceiling')
    .values({ ...ceiling, created_at: by.at, created_by: by.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Ceilings of a scheme for this area of which the period touches these days. */
export async function ceilingsAround(
  db: Db,
  period: Pick<Ceiling, 'scheme_key' | 'from_day' | 'until_day' | 'area_id'>,
): Promise<readonly Ceiling[]> {
  const rows = await ceilings(db)
    .where('scheme_key', '=', period.scheme_key)
    .where('area_id', 'is not distinct from', period.area_id)
    .where('from_day', '<=', period.until_day)
    .where('until_day', '>=', period.from_day)
    .orderBy('from_day')
    .execute()
  return rows.map(ceilingFrom)
}
