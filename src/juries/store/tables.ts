import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Choice, ConflictGround, Outcome, Part, RoundState } from '../rules.ts'

export type Source = 'self' | 'paper'

export interface JuryTable {
  area_id: string
  secretary_id: string | null
  seeks_until: Day | null
  seeks_text: string | null
}

export interface SeatTable {
  grant_id: string
  part: Part
  from_day: Day
  until_day: Day
}

export interface CandidateTable {
  id: Generated<string>
  area_id: string
  person_id: string
  motivation: string
  received_at: Date
  answer: 'invited' | 'declined' | null
  answered_at: Date | null
  answered_by: string | null
}

export interface RoundTable {
  id: Generated<string>
  area_id: string
  number: number
  ceiling_id: string
  scheme_key: string
  scheme_version: number
  closes_on: Day
  votes_until: Day
  written: boolean
  meeting_id: string | null
  secret: boolean
  state: Generated<RoundState>
  list_closed_at: Date | null
  counted_at: Date | null
  advised_at: Date | null
  decided_at: Date | null
  notes: string | null
  created_at: Date
  created_by: string | null
}

export interface WishTable {
  id: Generated<string>
  round_id: string
  application_id: string
  position: number
  left_as: 'withdrawn' | 'moved' | null
  outcome: Outcome | null
  advised_cents: number | null
  conditions: string | null
  reasons: string | null
  other_way: string | null
  yes_votes: number | null
  no_votes: number | null
  blank_votes: number | null
  score: number | null
  /** What the chair chose when it was counted; null in a secret vote. */
  chair_vote: Choice | null
  decided_as: 'followed' | 'deviated' | null
  deviation: string | null
  decision_id: string | null
  decided_cents: number | null
  decided_at: Date | null
}

export interface ConflictTable {
  wish_id: string
  person_id: string
  ground: ConflictGround
  declared_at: Date
  declared_by: string | null
  /** They had voted in secret, so that the vote on this wish began anew. */
  anew: boolean
}

export interface AbsenceTable {
  round_id: string
  person_id: string
  substitute_id: string | null
}

export interface ScoreTable {
  wish_id: string
  person_id: string
  criterion: string
  score: number
  source: Source
}

export interface VoterTable {
  wish_id: string
  person_id: string
  /** Null in a secret vote. */
  choice: Choice | null
  source: Source
}

export interface BallotTable {
  key: Generated<string>
  wish_id: string
  choice: Choice
}

export interface QuestionTable {
  id: Generated<string>
  wish_id: string
  asked_by: string | null
  question: string
  asked_at: Date
  sent_at: Date | null
  sent_by: string | null
  answer: string | null
  answered_at: Date | null
}

type Tables = {
  jury: JuryTable
  jury_seat: SeatTable
  jury_candidate: CandidateTable
  jury_round: RoundTable
  jury_wish: WishTable
  jury_conflict: ConflictTable
  jury_absence: AbsenceTable
  jury_score: ScoreTable
  jury_voter: VoterTable
  jury_ballot: BallotTable
  jury_question: QuestionTable
}

export const tables = (db: Db) => db.withTables<Tables>()
