import type { Generated, Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type { MemberState, PanelKind, PanelOutcome, Part } from '../rules.ts'

export interface PanelTable {
  id: Generated<string>
  slug: string
  kind: PanelKind
  name: string
  purpose: string
  asked_for: string
  not_for: string
  contact: string
  project_id: string | null
  area_id: string | null
  subjects: readonly string[]
  area_ids: readonly string[]
  seats_min: number | null
  seats_max: number | null
  term_months: number | null
  owner_id: string | null
  recruits_until: Day | null
  recruits_text: string | null
  published_on: Day | null
  ended_on: Day | null
  made_at: Date
  changed_at: Date
  changed_by: string | null
}

export interface MemberTable {
  id: string
  panel_id: string
  email: string
  locale: Locale
  name: string | null
  shows_name: boolean
  motivation: string | null
  state: MemberState
  part: Part
  from_day: Day | null
  until_day: Day | null
  ended_on: Day | null
  subjects: readonly string[]
  area_ids: readonly string[]
  token_hash: string
  asked_at: Date
  confirmed_at: Date | null
  answered_at: Date | null
  answered_by: string | null
  reminded_at: Date | null
}

export interface RequestTable {
  id: Generated<string>
  panel_id: string
  nr: number
  title: string
  question: string
  link: string | null
  project_id: string | null
  asked_by: string | null
  asked_at: Date
  due_on: Day
  answer_by: Day
  advice: string | null
  advised_at: Date | null
  advised_by: string | null
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export interface RequestChangeTable {
  id: Generated<string>
  request_id: string
  changed_at: Date
  changed_by: string | null
  reason: string
  title: string
  question: string
  due_on: Day
  answer_by: Day
}

export interface RequestFileTable {
  id: Generated<string>
  request_id: string
  file_id: string
  title: string
  added_at: Date
  added_by: string | null
  removed_at: Date | null
}

export interface PointTable {
  id: Generated<string>
  request_id: string
  position: number
  point: string | null
  outcome: PanelOutcome | null
  reasons: string | null
}

export interface InvitationTable {
  id: Generated<string>
  panel_id: string
  activity_id: string | null
  meeting_id: string | null
  subjects: readonly string[]
  area_ids: readonly string[]
  amount: number
  sent_by: string | null
  sent_at: Date
}

export const tables = (db: Db) =>
  db.withTables<{
    panel: PanelTable
    panel_member: MemberTable
    panel_request: RequestTable
    panel_request_change: RequestChangeTable
    panel_request_file: RequestFileTable
    panel_point: PointTable
    panel_invitation: InvitationTable
    panel_invited: { target_id: string; voice: string }
  }>()

/** A standing group that the municipality asks. */
export type Panel = Readonly<Selectable<PanelTable>>
/** Somebody who is in a group, wants to be, or was. */
export type Member = Readonly<Selectable<MemberTable>>
/** A question to a group, its advice and our answer. */
export type AdviceRequest = Readonly<Selectable<RequestTable>>
/** How a question was before it was changed. */
export type RequestChange = Readonly<Selectable<RequestChangeTable>>
/** A document with a question. */
export type RequestFile = Readonly<Selectable<RequestFileTable>>
export type Point = Readonly<Selectable<PointTable>>
export type Invitation = Readonly<Selectable<InvitationTable>>
