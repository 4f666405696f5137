import type { Generated, GeneratedAlways } from 'kysely'
import type { EndKind } from '../../cases/index.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CommitmentKind, EntryFact, OwnerKind, StatusCounts } from '../rules.ts'

interface CommitmentTable {
  id: string
  /** Of a case, or of a project. */
  case_id: string | null
  project_id: string | null
  group_id: string | null
  contribution_id: string | null
  kind: CommitmentKind
  owner_kind: OwnerKind
  owner_person_id: string
  owner_organisation_id: string | null
  department: string | null
  text_id: string | null
  words_id: string | null
  made_on: Day
  first_due: Day
  created_at: Date
  for_everyone: GeneratedAlways<boolean>
  case_public: boolean
  area_id: string | null
  due_day: Day
  kept_on: Day | null
  withdrawn_on: Day | null
  ended_on: Day | null
  ended_because: EndKind | null
}

interface CountTable {
  owner_kind: OwnerKind
  department: string | null
  kind: CommitmentKind
  area_id: string | null
  status: 'open' | Exclude<keyof StatusCounts, 'running' | 'lateNow'>
  /** First promised day of what is open; of what is closed the first day of the month in which it could be judged. */
  due: Day
  /** Kind of the case it was made for. */
  case_kind: string | null
  amount: number
}

export type Tables = {
  commitment: CommitmentTable
  commitment_entry: {
    id: GeneratedAlways<number>
    commitment_id: string
    type: EntryFact['type']
    on_day: Day
    due_day: Day | null
    kept_on: Day | null
    because: EndKind | null
    text_id: string | null
    words_id: string | null
    file_ids: Generated<readonly string[]>
    by_person_id: string | null
    at: Date
  }
  commitment_count: CountTable
  commitment_change: CountTable & { id: GeneratedAlways<number> }
  commitment_text: { id: string; body: string }
  project: { id: string; number: string; title: string; slug: string; leader_id: string | null }
  commitment_reminder: { commitment_id: string; due_day: Day; reminder: string; at: Date }
}

export const tables = (db: Db) => db.withTables<Tables>()

const columns = [
  'owner_kind',
  'department',
  'kind',
  'case_kind',
  'area_id',
  'status',
  'due',
  'amount',
] as const

/** What is counted of promises that everybody may see: the counts, and what changed since the last fold. */
export const countsNow = (db: Db) => {
  const counts = tables(db).selectFrom('commitment_count').select(columns)
  const changes = tables(db).selectFrom('commitment_change').select(columns)
  return tables(db).selectFrom(counts.unionAll(changes).as('counted'))
}
