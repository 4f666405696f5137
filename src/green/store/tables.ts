import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Owner, What } from '../rules.ts'

export interface GreenRequest {
  readonly case_id: string
  readonly what: What
  readonly area_id: string | null
  readonly owner: Owner | null
  readonly pavement_cm: number | null
  readonly years: number | null
  readonly list_year: number
  /** The Monday of the week in which it is laid. */
  readonly week: Day | null
  readonly before_photo_id: string | null
  readonly after_photo_id: string | null
  readonly laid_on: Day | null
  /** What the work cost the municipality; null while nobody wrote it down. */
  readonly cost_cents: number | null
  readonly created_at: Date
}

export type EndOfUpkeep = 'given_back' | 'taken_over' | 'run_out' | 'gone'

/** Who keeps up a place, from when until when. */
export interface Upkeep {
  readonly id: string
  readonly case_id: string
  readonly person_id: string | null
  readonly starts_on: Day
  readonly ends_on: Day | null
  readonly ended_on: Day | null
  readonly ended_as: EndOfUpkeep | null
  readonly end_reason: string | null
  readonly reminders: boolean
  readonly reminded_on: Day | null
  readonly warned_on: Day | null
}

export const inspectionAnswers = ['good', 'help', 'gone'] as const
export type InspectionAnswer = (typeof inspectionAnswers)[number]

export interface Inspection {
  readonly id: string
  readonly upkeep_id: string
  readonly asked_on: Day
  readonly reminded_on: Day | null
  readonly answered_on: Day | null
  readonly answer: InspectionAnswer | null
  readonly note: string | null
  readonly handled_on: Day | null
}

export interface Takeover {
  readonly id: string
  readonly upkeep_id: string
  readonly name: string | null
  readonly email: string | null
  readonly token_hash: string | null
  readonly asked_at: Date
  readonly answered_at: Date | null
  readonly accepted: boolean | null
}

type Tables = {
  green_request: GreenRequest
  green_upkeep: Omit<Upkeep, 'id'> & { id: Generated<string> }
  green_inspection: Omit<Inspection, 'id'> & { id: Generated<string> }
  green_takeover: Omit<Takeover, 'id'> & { id: Generated<string> }
  green_link: { token_hash: string; upkeep_id: string; made_on: Day }
}

export const tables = (db: Db) => db.withTables<Tables>()
