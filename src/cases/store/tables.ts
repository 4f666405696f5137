import type { Generated, GeneratedAlways } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale, Localised } from '../../kit/locale.ts'
import type { CaseTerm } from '../case-terms.ts'
import type { Side, Visibility } from '../events.ts'
import type { Process } from '../schema.ts'

/** Where an adviser looks from. */
export const aspects = [
  'goals',
  'space_permits',
  'money',
  'support',
  'safety',
  'continuity',
  'legal',
] as const
export type Aspect = (typeof aspects)[number]

export type PartyRole = 'initiator' | 'co_initiator' | 'partner'

export interface ProcessVersionTable {
  id: Generated<string>
  key: string
  version: number
  kind: string
  definition: Process
  published_at: Date | null
  published_by: string | null
  retired_at: Date | null
  created_at: Date
}

/** The columns of a case that follow from its timeline. */
export interface Projection {
  state: 'running' | 'paused' | 'ended'
  outcome: string | null
  step_key: string | null
  step_since: Day | null
  step_due: Day | null
  next_due: Day | null
  paused_until: Day | null
  guide_id: string | null
  guide_since: Day | null
  substitute_id: string | null
  officer_id: string | null
  zaaknummer: string | null
  submitted_on: Day | null
  ended_on: Day | null
  consent_on: Day | null
  published_on: Day | null
  lead_days: number | null
  lead_days_paused: number | null
  last_update_on: Day | null
  last_event_at: Date | null
  projected_at: Date | null
}

export interface CaseFileTable extends Projection {
  id: string
  number: string
  process_version_id: string
  kind: string
  subject_kind: string
  title: string
  area_id: string | null
  created_at: Date
}

export interface CaseEventTable {
  id: GeneratedAlways<number>
  case_id: string
  type: string
  data: unknown
  visibility: Visibility
  side: Side
  by_person_id: string | null
  at: Date
  on_day: Day
  text_id: string | null
  text_digest: string | null
}

export interface AdviceTable {
  id: Generated<string>
  case_id: string
  aspect: Aspect
  question: string
  department: string | null
  adviser_id: string | null
  asked_by: string | null
  asked_on: Day
  due_day: Day
  reminders: Generated<number>
  last_reminded_on: Day | null
  answered_on: Day | null
  answered_by: string | null
  verdict: 'yes' | 'yes_if' | 'no' | 'unknown' | null
  answer: string | null
  released_on: Day | null
  released_text: string | null
}

export interface RequirementTable {
  id: Generated<string>
  advice_id: string
  case_id: string
  text: string
  ground: 'law' | 'our_wish'
  source: string | null
  solution: string
  weeks: number | null
  outcome: Generated<'stands' | 'met' | 'changed' | 'dropped'>
  position: number
}

export interface DecisionTable {
  id: string
  case_id: string
  step_key: string
  type_key: string
  outcome_key: string
  says_no: boolean
  body: Localised
  mandate: Localised | null
  signed_by: string | null
  decided_on: Day
  is_besluit: boolean
  last_day_to_object: Day | null
  reasons: string
  criteria: readonly CriterionAnswer[]
  conditions: string | null
  other_way: string | null
  no_other_way_found: boolean
  created_at: Date
}

export interface CriterionAnswer {
  readonly key: string
  /** Null: does not apply here. */
  readonly met: boolean | null
  readonly reason: string
}

export type StuckOutcome = 'helped' | 'dropped' | 'changed' | 'stays' | 'other'

export interface StuckTable {
  id: Generated<string>
  case_id: string
  kind: 'stuck' | 'requirement'
  requirement_id: string | null
  text_id: string
  raised_by: string | null
  raised_on: Day
  level: Generated<'coordinator' | 'alderman'>
  due_day: Day
  escalated_on: Day | null
  answered_on: Day | null
  answered_by: string | null
  outcome: StuckOutcome | null
  answer_text_id: string | null
}

export type Tables = {
  process_version: ProcessVersionTable
  case_number_sequence: { year: number; last_number: number }
  case_file: CaseFileTable
  case_text: {
    id: Generated<string>
    case_id: string
    author_id: string | null
    body: string | null
    salt: string | null
    created_at: Date
    erased_at: Date | null
  }
  case_event: CaseEventTable
  case_term: {
    case_id: string
    key: string
    kind: CaseTerm['kind']
    name: string
    owed_by: CaseTerm['owedBy']
    legal: boolean
    from_day: Day
    due_day: Day
    extended: boolean
    done_on: Day | null
    status: CaseTerm['status']
  }
  case_signal: { case_id: string; subject: string; signal: string; due_day: Day; at: Date }
  case_party: {
    id: Generated<string>
    case_id: string
    person_id: string | null
    organisation_id: string | null
    role: PartyRole
    joined_on: Day
    left_on: Day | null
  }
  case_message: {
    id: string
    case_id: string
    author_id: string | null
    side: Side
    text_id: string
    at: Date
    via: Generated<'site' | 'email'>
    quoted_text_id: string | null
  }
  case_reader: { case_id: string; person_id: string; read_at: Date }
  case_attachment: {
    case_id: string
    file_id: string
    event_id: number | null
    message_id: string | null
    visibility: Visibility
    description: string | null
    at: Date
  }
  advice_request: AdviceTable
  advice_requirement: RequirementTable
  decision: DecisionTable
  stuck_request: StuckTable
  hand_letter: {
    id: Generated<string>
    case_id: string
    person_id: string
    subject: string
    body: string | null
    locale: Locale
    on_day: Day
    created_at: Date
    told_at: Date | null
    told_by: string | null
  }
}

export const tables = (db: Db) => db.withTables<Tables>()
