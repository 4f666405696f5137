import type { Generated } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type { KeptThing, Pace, Thing } from '../rules.ts'

type Tables = {
  follow_request: {
    token_hash: string
    email: string
    locale: Locale
    pace: Pace
    things: string
    asked_at: Date
  }
  follower: {
    id: Generated<string>
    email: string
    locale: Locale
    pace: Pace
    confirmed_at: Date
    told_at: Date | null
  }
  follower_link: { token_hash: string; follower_id: string }
  followed: KeptThing & {
    id: Generated<string>
    follower_id: string
    since: Date
  }
  public_event: {
    id: Generated<number>
    kind: string
    thing: string
    occasion: string
    happened_at: Date
    spread_at: Date | null
  }
  follower_news: { follower_id: string; event_id: number; told_at: Date | null }
}

export const tables = (db: Db) => db.withTables<Tables>()

/** Somebody whose address said yes. */
export interface Follower {
  readonly id: string
  readonly email: string
  readonly locale: Locale
  readonly pace: Pace
  readonly confirmed_at: Date
  readonly told_at: Date | null
}

/** One thing that somebody follows. */
export interface Followed extends KeptThing {
  readonly id: string
  readonly follower_id: string
  readonly since: Date
}

/** What was asked for an address that has not said yes. */
export interface FollowRequest {
  readonly email: string
  readonly locale: Locale
  readonly pace: Pace
  readonly things: readonly Thing[]
}

/** Something that happened in public. */
export interface PublicEvent {
  readonly id: number
  readonly kind: string
  readonly thing: string
  readonly happened_at: Date
}
