import type { Blotted } from '../../kit/backup.ts'

/**
 * What an export leaves out: whoever holds it could pretend to be somebody, or guess back what the audit log hides. Of
 * a table all of it, or some columns. A test asks of every column that looks like a secret whether it stands here.
 */
export const withheld: Readonly<Record<string, 'all' | readonly string[]>> = {
  session: 'all',
  email_link: 'all',
  form_once: 'all',
  form_draft_key: 'all',
  rate_limit: 'all',
  recovery_code: 'all',
  satisfaction: ['token_hash'],
  invitation: ['token_hash'],
  initiative_support_link: ['token_hash'],
  co_applicant: ['token_hash'],
  green_link: ['token_hash'],
  green_takeover: ['token_hash'],
  reaction: ['token_hash'],
  meeting_sign_up: ['token_hash'],
  panel_member: ['token_hash'],
  maintainer_link: ['token_hash'],
  referral_link: ['token_hash'],
  follow_request: ['token_hash'],
  follower_link: ['token_hash'],
  front_door_referral: ['asked_token_hash'],
  sign_in_attempt: 'all',
  second_factor: ['secret'],
  passkey: ['credential_id', 'public_key'],
  identity: ['subject'],
  audit_salt: 'all',
  // Mail as it came names the secret address it was sent to; what it says is in inbound_mail.
  inbound_raw: 'all',
  reply_address: ['token'],
  outbox: ['reply_to'],
  api_key: ['token_hash'],
  person: ['password_hash'],
  case_text: ['salt'],
  // Addresses, and codes with which somebody could take part in their place.
  survey_letter: 'all',
}

/** Columns that look like a secret by their name and are none, with why. */
export const noSecrets: Readonly<Record<string, string>> = {
  'audit_entry.hash': 'the seal of a row of the log, made to be shown',
  'audit_entry.digests': 'says nothing without its salt, which is left out',
  'audit_waiting.digests': 'says nothing without its salt, which is left out',
  'audit_key.fingerprint': 'tells keys apart, not what they are',
  'inbound_mail.body_digest': 'of a text that stands beside it',
  'forecast.digest': 'tells whether what a forecast is made of has changed',
  'jury.secretary_id': 'a secretary is somebody, not a secret',
  'jury_round.secret': 'says whether a vote is secret',
  'case_event.text_digest': 'says nothing without its salt, which is left out',
  'activity.may_be_private': 'says whether people may write for the team alone',
  'contribution.is_private': 'says that it was written for the team alone',
}

/** The columns of a table that an export has; null when the table is left out. */
export function columnsFor(table: string, columns: readonly string[]): readonly string[] | null {
  const rule = withheld[table]
  if (rule === 'all') return null
  return rule ? columns.filter((column) => !rule.includes(column)) : columns
}

/** Links in mail hold a token that signs somebody in; in an export it is blotted out. */
const blotted = {
  pattern: '(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])',
  by: '(weggelaten)',
}
export const tokens: Readonly<Record<string, Blotted>> = {
  outbox: { columns: ['body_text', 'body_html'], ...blotted },
  inbound_mail: { columns: ['body'], ...blotted },
}

/** The same for a text at hand. */
export const withoutTokens = (text: string): string =>
  text.replace(new RegExp(blotted.pattern, 'g'), blotted.by)
