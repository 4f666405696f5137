import type { Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { OwnerKind, ProjectState } from '../schema.ts'

export interface ProjectTable {
  id: Generated<string>
  number: string
  slug: string
  title: string
  summary: string
  summary_en: string | null
  owner_kind: OwnerKind
  owner_name: string | null
  owner_contact: string | null
  department: string | null
  address: string | null
  lon: number | null
  lat: number | null
  subjects: readonly string[]
  photo_id: string | null
  /** What the photo shows; there when it is. */
  photo_description: string | null
  leader_id: string | null
  state: ProjectState
  /** People younger than 16 take part too. */
  for_young: Generated<boolean>
  review_first: Generated<boolean>
  review_reason: string | null
  review_changed_on: Day | null
  published_on: Day | null
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

interface MoveTable {
  id: Generated<string>
  sequence: GeneratedAlways<string>
  project_id: string
  state: Exclude<ProjectState, 'preparing'>
  body: string | null
  lessons: string | null
  at: Date
  by_person_id: string | null
}

interface LevelTable {
  id: Generated<string>
  sequence: GeneratedAlways<string>
  project_id: string
  result_id: string
  decided_by: string | null
  decided_on: Day | null
  by_person_id: string | null
  at: Date
}

export interface PlanTable {
  id: Generated<string>
  project_id: string
  version: number
  level_id: string | null
  content: string
  state: 'draft' | 'review' | 'returned' | 'agreed' | 'published'
  change_note: string | null
  changed_at: Date
  changed_by: string | null
  submitted_by: string | null
  submitted_at: Date | null
  published_at: Date | null
  published_by: string | null
}

interface ReviewTable {
  id: Generated<string>
  plan_id: string
  outcome: 'agreed' | 'returned'
  reasons: string | null
  by_person_id: string | null
  at: Date
}

interface PhaseTable {
  id: Generated<string>
  project_id: string
  position: number
  name: string
  starts_on: Day | null
  ends_on: Day | null
  when_words: string | null
}

interface PersonTable {
  id: Generated<string>
  project_id: string
  position: number
  person_id: string | null
  function: string
  task: string
  reach: string
}

interface DocumentTable {
  id: Generated<string>
  project_id: string
  file_id: string
  title: string
  added_at: Date
  added_by: string | null
  removed_at: Date | null
}

interface NewsTable {
  id: Generated<string>
  project_id: string
  title: string
  body: string
  published_at: Date
  by_person_id: string | null
  withdrawn_at: Date | null
}

type Tables = {
  project: ProjectTable
  project_area: { project_id: string; area_id: string }
  project_number_sequence: { year: number; last_number: number }
  project_move: MoveTable
  project_level: LevelTable
  project_plan: PlanTable
  project_review: ReviewTable
  project_phase: PhaseTable
  project_person: PersonTable
  project_document: DocumentTable
  project_news: NewsTable
}

export const tables = (db: Db) => db.withTables<Tables>()

export type Move = Readonly<Selectable<MoveTable>>
export type Level = Readonly<Selectable<LevelTable>>
export type Review = Readonly<Selectable<ReviewTable>>
export type Phase = Readonly<Selectable<PhaseTable>>
export type ProjectPerson = Readonly<Selectable<PersonTable>>
export type ProjectDocument = Readonly<Selectable<DocumentTable>>
export type News = Readonly<Selectable<NewsTable>>

export interface By {
  readonly at: Date
  readonly personId: string | null
}
