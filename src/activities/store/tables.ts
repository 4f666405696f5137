import type { Generated, GeneratedAlways, Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type {
  ActivityKind,
  Asked,
  Channel,
  ContributionKind,
  ContributionState,
  NameShown,
} from '../schema.ts'

interface ActivityTable {
  id: Generated<string>
  project_id: string
  kind: ActivityKind
  slug: string
  way_key: string
  title: string
  question: string
  explanation: string | null
  asks: Asked
  opens_on: Day
  closes_on: Day
  may_support: boolean
  may_comment: boolean
  review_first: boolean
  review_reason: string | null
  review_changed_on: Day | null
  without_email: boolean
  answer_on: Day | null
  stopped_at: Date | null
  stopped_by: string | null
  stop_reason: string | null
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

interface ContributionTable {
  id: string
  nr: GeneratedAlways<number>
  project_id: string
  activity_id: string
  kind: ContributionKind
  target_id: string | null
  voice: string
  person_id: string | null
  channel: Channel
  entered_by: string | null
  state: ContributionState
  is_owed: boolean
  at: Date
  changed_at: Date
  supports: Generated<number>
  comments: Generated<number>
  group_id: Generated<string | null>
  response_id: Generated<string | null>
}

interface ContributionTextTable {
  contribution_id: string
  title: string | null
  body: string | null
  name: string | null
  shows: NameShown
  email: string | null
  locale: Locale
  source: string | null
  words: string | null
}

export const tables = (db: Db) =>
  db.withTables<{
    activity: ActivityTable
    contribution: ContributionTable
    contribution_text: ContributionTextTable
  }>()

export type Activity = Readonly<Selectable<ActivityTable>>

/** A contribution with its words; of support there are none. */
export interface Contribution
  extends Readonly<Selectable<ContributionTable>>,
    Readonly<Pick<ContributionTextTable, 'title' | 'body' | 'name' | 'email' | 'source'>> {
  readonly shows: NameShown | null
  readonly locale: Locale | null
}
