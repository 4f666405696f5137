import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Origin, Progress, Relation } from '../schema.ts'

/** Columns that follow from the timeline of the case. */
export interface Projection {
  consent_public_at: Date | null
  approved_public_at: Date | null
  approved_public_by: string | null
  public: boolean
  progress: Progress
  answer_due: Day | null
  waiting: boolean
  submitted_on: Day | null
  ended_on: Day | null
  contact_days: number | null
  contact_on: Day | null
  changed_at: Date
}

export interface InitiativeTable extends Projection {
  case_id: string
  number: string
  kind: string
  title: string
  slug: string
  summary: string
  story: string
  subject: string
  district_id: string | null
  neighbourhood_id: string | null
  address: string | null
  lon: number | null
  lat: number | null
  home_bound: boolean
  needs: readonly string[]
  amount_cents: number | null
  origin: Origin | null
  photo_id: string | null
  photo_description: string | null
  framework_result_id: string | null
  answers_id: string | null
  entered_by: string | null
  created_at: Date
  declined_public_at: Date | null
  declined_public_by: string | null
  declined_public_reason: string | null
  result: string | null
  lessons: string | null
}

export interface EditTable {
  case_id: string
  title: string
  summary: string
  story: string
  photo_id: string | null
  photo_description: string | null
  proposed_at: Date
  proposed_by: string | null
}

type Tables = {
  initiative: InitiativeTable
  initiative_sent: { id: string; email: string; input: unknown; sent_at: Date; case_id: string | null }
  initiative_edit: EditTable
  initiative_revision: {
    id: Generated<number>
    case_id: string
    title: string
    summary: string
    story: string
    replaced_at: Date
    replaced_by: string | null
  }
  initiative_link: {
    from_id: string
    to_id: string
    relation: Relation
    linked_at: Date
    linked_by: string | null
  }
  initiative_count: {
    kind: string
    subject: string
    district_id: string | null
    neighbourhood_id: string | null
    progress: Progress
    amount: number
  }
  initiative_contact: { month: Day; amount: number; days: number }
}

export const tables = (db: Db) => db.withTables<Tables>()
