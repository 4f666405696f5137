import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'

/** How somebody's plan involves the neighbours: the answers it follows from, and when it starts. */
export interface Plan {
  readonly case_id: string
  readonly result_id: string
  readonly starts_on: Day
  readonly created_at: Date
}

/** A step that was taken, with who was asked and how. */
export interface StepDone {
  readonly case_id: string
  readonly step: string
  readonly done_on: Day
  readonly who: string | null
}

export interface ReactionForm {
  readonly case_id: string
  /** Last part of its short address. */
  readonly code: string
  readonly about: string
  readonly contact: string | null
  readonly opened_on: Day
  readonly closes_on: Day
  readonly told_closed_on: Day | null
  /** The initiator hears of new reactions, once a day. */
  readonly mails_news: boolean
  readonly told_news_at: Date
  /** A meeting with the neighbours, for the letter. */
  readonly meeting_on: Day | null
  /** `HH:MM`. */
  readonly meeting_time: string | null
  readonly meeting_place: string | null
}

export interface ReactionAnswer {
  readonly id: string
  readonly case_id: string
  readonly theme: string
  readonly done: string
  readonly answered_on: Day
}

export const sides = ['for', 'against', 'other'] as const
export type ReactionSide = (typeof sides)[number]

export interface Reaction {
  readonly id: string
  readonly case_id: string
  readonly side: ReactionSide
  /** Null for who only said for or against, or was erased. */
  readonly body: string | null
  readonly name: string | null
  readonly channel: 'online' | 'paper'
  readonly received_at: Date
  readonly entered_by: string | null
  readonly answer_id: string | null
  readonly email: string | null
  readonly locale: Locale
  readonly token_hash: string | null
  readonly confirmed_at: Date | null
  readonly told_at: Date | null
}

type Tables = {
  neighbour_plan: Plan
  neighbour_step: StepDone
  reaction_form: ReactionForm
  reaction_answer: Omit<ReactionAnswer, 'id'> & { id: Generated<string> }
  reaction: Omit<Reaction, 'id'> & { id: Generated<string> }
}

export const tables = (db: Db) => db.withTables<Tables>()
