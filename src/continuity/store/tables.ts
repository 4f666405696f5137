import type { Generated } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { MaintainerRole, Standing } from '../rules.ts'

export type EndOfKeeping = 'once' | 'stopped' | 'reopened'

/** A wish that was carried out and goes on. */
export interface KeptWish {
  readonly case_id: string
  readonly starts_on: Day
  readonly agreement: string | null
  readonly agreed_until: Day | null
  readonly warned_on: Day | null
  readonly every_months: number
  readonly next_on: Day | null
  readonly standing: Standing | null
  readonly seen_on: Day | null
  readonly ended_on: Day | null
  readonly ended_as: EndOfKeeping | null
  readonly told: string | null
  readonly left_over: string | null
  readonly lesson: string | null
  readonly lesson_shown_on: Day | null
}

/** Who keeps it up, from when until when. */
export interface Maintainer {
  readonly id: string
  readonly case_id: string
  readonly person_id: string | null
  readonly organisation_id: string | null
  readonly role: MaintainerRole
  readonly starts_on: Day
  readonly until_day: Day | null
  readonly ended_on: Day | null
}

export interface CheckIn {
  readonly id: string
  readonly case_id: string
  readonly asked_on: Day
  readonly reminded_on: Day | null
  readonly answered_on: Day | null
  readonly answer: Standing | null
  readonly note: string | null
  readonly answered_by: string | null
  readonly entered_by: string | null
  readonly handled_on: Day | null
}

export interface Offer {
  readonly id: string
  readonly case_id: string
  readonly name: string | null
  readonly email: string | null
  readonly message: string | null
  readonly offered_at: Date
  readonly answered_at: Date | null
  readonly accepted: boolean | null
}

type Tables = {
  kept_wish: KeptWish
  maintainer: Omit<Maintainer, 'id'> & { id: Generated<string> }
  check_in: Omit<CheckIn, 'id'> & { id: Generated<string> }
  takeover_offer: Omit<Offer, 'id'> & { id: Generated<string> }
  maintainer_link: { token_hash: string; maintainer_id: string; made_on: Day }
}

export const tables = (db: Db) => db.withTables<Tables>()
