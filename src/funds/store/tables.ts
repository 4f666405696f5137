import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { ApplicationBalance, CeilingBalance, EntryKind } from '../rules.ts'

export interface SchemeVersionTable {
  key: string
  version: number
  definition: string
  status: 'example' | 'adopted'
  published_at: Date
  published_by: string | null
  adoption: string | null
}

export interface CeilingTable {
  id: Generated<string>
  scheme_key: string
  from_day: Day
  until_day: Day
  area_id: string | null
  created_at: Date
  created_by: string | null
}

export interface ApplicationTable {
  id: Generated<string>
  case_id: string
  scheme_key: string
  scheme_version: number
  ceiling_id: string
  party_id: string | null
  requested_cents: number
  received_at: Date
  last_received_at: Date
  incomplete_since: Date | null
  complete_at: Date | null
  sequence_no: number | null
  ended_at: Date | null
  ended_as: 'refused' | 'not_treated' | 'withdrawn' | 'referred' | null
  case_public: boolean
}

export interface ApplicationCheckTable {
  application_id: string
  item: string
  is_there: boolean
  checked_at: Date
  checked_by: string | null
}

export interface ApplicationRequestTable {
  application_id: string
  budget: string | null
  facts: string
  entered_by: string | null
  judged_from: Day | null
}

export interface LedgerTable {
  id: Generated<number>
  movement: string
  at: Date
  ceiling_id: string
  application_id: string | null
  kind: EntryKind
  frees: 'reserved' | 'granted' | null
  cents: number
  reason: string
  by_person_id: string | null
  decision_id: string | null
  adoption: string | null
  counters: number | null
}

export interface ForecastTable {
  id: Generated<number>
  ceiling_id: string
  at: Date
  seed: string
  digest: string
  inputs: string
  result: string
}

export interface ForecastThresholdTable {
  scheme_key: string
  chance: number
  weeks: number
  changed_at: Date
  changed_by: string | null
}

export type CeilingBalanceTable = { ceiling_id: string; grants: number } & CeilingBalance
export type ApplicationBalanceTable = { application_id: string } & ApplicationBalance

type Tables = {
  scheme_version: SchemeVersionTable
  ceiling: CeilingTable
  application: ApplicationTable
  application_check: ApplicationCheckTable
  application_request: ApplicationRequestTable
  ledger_entry: LedgerTable
  ceiling_balance: CeilingBalanceTable
  application_balance: ApplicationBalanceTable
  forecast: ForecastTable
  forecast_threshold: ForecastThresholdTable
  forecast_warning: { ceiling_id: string; told_at: Date }
}

export const tables = (db: Db) => db.withTables<Tables>()
