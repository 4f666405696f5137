import type { Generated, JSONColumnType } from 'kysely'
import type { Assurance, RoleGrant } from '../../kit/actor.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import type { SecondFactor, SignInMethod } from '../standing.ts'

/** Who gave a role: an administrator, a group at the municipality's provider, or an invitation. */
export type GrantSource = 'hand' | 'provider' | 'invitation'

/** What became of an invitation. */
export type InvitationAnswer = 'accepted' | 'declined' | 'withdrawn'

export type Channel = 'email' | 'phone' | 'letter'

interface PersonTable {
  id: Generated<string>
  name: string
  email: string | null
  phone: string | null
  channel: Generated<Channel>
  postal_address: string | null
  locale: Generated<Locale>
  email_confirmed_at: Date | null
  email_bounced_at: Date | null
  password_hash: string | null
  job_title: string | null
  department: string | null
  expertise: Generated<readonly string[]>
  created_at: Date
}

export type Tables = {
  person: PersonTable
  organisation: {
    id: Generated<string>
    name: string
    kind: Generated<string>
    email: string | null
    website: string | null
    created_at: Date
  }
  organisation_member: {
    organisation_id: string
    person_id: string
    role: Generated<'contact' | 'member'>
    since: Day
    until: Day | null
  }
  role_grant: {
    id: Generated<string>
    person_id: string
    role: string
    scope_kind: RoleGrant['scopeKind']
    scope_id: string | null
    granted_by: string | null
    granted_at: Date
    ended_at: Date | null
    source: Generated<GrantSource>
    group_name: string | null
  }
  identity: {
    id: Generated<string>
    person_id: string
    kind: 'provider' | 'broker'
    issuer: string
    subject: string
    created_at: Date
    last_used_at: Date
  }
  absence: {
    id: Generated<string>
    person_id: string
    substitute_id: string | null
    first_day: Day
    last_day: Day
    created_at: Date
    cause: 'role_ended' | null
  }
  api_key: {
    id: Generated<string>
    start: string
    token_hash: string
    name: string
    email: string
    scopes: readonly string[]
    created_at: Date
    created_by: string | null
    expires_on: Day
    revoked_at: Date | null
    revoked_by: string | null
    last_used_on: Day | null
  }
  invitation: {
    id: Generated<string>
    email: string
    name: string
    locale: Locale
    role: string
    scope_kind: 'city' | 'area'
    scope_id: string | null
    job_title: string | null
    department: string | null
    token_hash: string
    invited_by: string | null
    invited_at: Date
    sent_at: Date
    expires_at: Date
    answer: InvitationAnswer | null
    answered_at: Date | null
    person_id: string | null
  }
  officer_of_the_day: { weekday: number; person_id: string }
  session: {
    id: Generated<string>
    token_hash: string
    person_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    method: SignInMethod
    second_factor: SecondFactor | null
    assurance: Assurance
    device: string | null
  }
  passkey: {
    id: Generated<string>
    person_id: string
    name: string
    credential_id: string
    public_key: Buffer
    counter: number
    transports: readonly string[]
    created_at: Date
    last_used_at: Date | null
  }
  second_factor: { person_id: string; secret: string; created_at: Date; last_step: Generated<number> }
  recovery_code: { person_id: string; code_hash: string; created_at: Date; used_at: Date | null }
  sign_in_attempt: {
    token_hash: string
    kind: string
    person_id: string | null
    asked: JSONColumnType<object>
    created_at: Date
    expires_at: Date
  }
  email_link: {
    token_hash: string
    purpose: string
    email: string
    person_id: string | null
    subject_id: string | null
    return_path: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
}

export const tables = (db: Db) => db.withTables<Tables>()
