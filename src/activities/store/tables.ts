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
  may_be_private: Generated<boolean>
  review_first: boolean
  review_reason: string | null
  review_changed_on: Day | null
  without_email: boolean
  answer_on: Day | null
  /** Null: a draft. */
  published_at: Date | null
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
  is_private: Generated<boolean>
  at: Date
  changed_at: Date
  supports: Generated<number>
  comments: Generated<number>
  group_id: Generated<string | null>
  response_id: Generated<string | null>
  answered_at: Generated<Date | null>
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
  place_id: string | null
  place: string | null
  lon: number | null
  lat: number | null
  area_id: string | null
  paragraph_id: string | null
}

interface ActivityParagraphTable {
  id: Generated<string>
  activity_id: string
  position: number
  /** Null: a heading. */
  number: number | null
  body: string
}

interface ActivityPlaceTable {
  id: Generated<string>
  activity_id: string
  position: number
  name: string
  lon: number | null
  lat: number | null
  area_id: string | null
}

export const tables = (db: Db) =>
  db.withTables<{
    activity: ActivityTable
    activity_paragraph: ActivityParagraphTable
    activity_place: ActivityPlaceTable
    contribution: ContributionTable
    contribution_text: ContributionTextTable
  }>()

export type Activity = Readonly<Selectable<ActivityTable>>
/** A place that people can choose. */
export type ActivityPlace = Readonly<Selectable<ActivityPlaceTable>>

/** A part of the text that people react to. */
export type ActivityParagraph = Readonly<Selectable<ActivityParagraphTable>>

/** What is read of the words of a contribution. */
export const textColumns = [
  ...(['title', 'body', 'name', 'shows', 'email', 'locale', 'source'] as const),
  ...(['place_id', 'place', 'lon', 'lat', 'area_id', 'paragraph_id'] as const),
] as const

/** A contribution with its words; of support there are none. */
export interface Contribution
  extends Readonly<Selectable<ContributionTable>>,
    Readonly<
      Pick<
        ContributionTextTable,
        | 'title'
        | 'body'
        | 'name'
        | 'email'
        | 'source'
        | 'place_id'
        | 'place'
        | 'lon'
        | 'lat'
        | 'area_id'
        | 'paragraph_id'
      >
    > {
  readonly shows: NameShown | null
  readonly locale: Locale | null
}
