import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

export interface FactTable {
  case_id: string
  key: string
  kind: string
  district_id: string | null
  measure: string
  name: string
  status: string
  day: Day
  days: number | null
}

export interface CountTable {
  /** Null for the whole city. */
  area_id: string | null
  kind: string
  measure: string
  name: string
  status: string
  day: Day
  days: number | null
  amount: number
}

type Tables = {
  figure_fact: FactTable
  figure_count: CountTable
  figure_change: CountTable & { id: Generated<number> }
}

export const tables = (db: Db) => db.withTables<Tables>()

const columns = ['area_id', 'kind', 'measure', 'name', 'status', 'day', 'days', 'amount'] as const

/** Counts and what changed since the last fold: the figures of this moment. */
export const figuresNow = (db: Db) => {
  const counts = tables(db).selectFrom('figure_count').select(columns)
  const changes = tables(db).selectFrom('figure_change').select(columns)
  return tables(db).selectFrom(counts.unionAll(changes).as('figure'))
}
