/**
 * Tables that are not in the audit log, with why. Every other table must be: `select audit_table(...)` in its
 * migration. `audit.test.ts` and `meemaken audit verify` hold the database against this list.
 */
export const notAudited: Readonly<Record<string, string>> = {
  audit_entry: 'the log itself',
  audit_waiting: 'the log itself',
  audit_key: 'the log itself',
  audit_salt: 'the log itself',
  kysely_migration: 'technique: which migrations have run',
  kysely_migration_lock: 'technique: which migrations have run',
  outbox: 'mail to be sent: follows from what happened',
  inbound_raw: 'mail as it came, until it has its place; that it came is logged',
  reply_address: 'where answers by mail come in: follows from what was mailed',
  rate_limit: 'attempts in a window, forgotten the next day',
  form_once: 'tokens that make a posted form count once',
  email_link: 'one-time links; what is done by one is logged',
  sign_in_attempt: 'signing in under way; what comes of it is logged',
  form_draft: 'what somebody is still typing, not sent to anybody',
  form_draft_key: 'what somebody is still typing, not sent to anybody',
  form_draft_file: 'what somebody is still typing, not sent to anybody',
  case_number_sequence: 'a counter',
  case_term: 'follows from the timeline and can be rebuilt',
  case_signal: 'which warnings were told, so that none is told twice',
  case_reader: 'until when somebody read a conversation: changes at every visit',
  commitment_reminder: 'which reminders were told, so that none is told twice',
  initiative_count: 'counts of public initiatives, kept by the database',
  commitment_count: 'counts of public promises, kept by the database',
  commitment_change: 'counts of public promises, kept by the database',
  case_running_count: 'counts of running cases, kept by the database',
  case_running_change: 'counts of running cases, kept by the database',
  initiative_contact: 'counts of waiting times, kept by the database',
  ceiling_balance: 'sums of a ceiling: follow from its ledger',
  application_balance: 'sums of an application: follow from its ledger',
<<<<<<< HEAD
  jury_ballot: 'secret ballots: nothing may say when one came, or after which',
=======
  forecast: 'reckoned from applications and the ledger, kept with what it was made of',
  forecast_warning: 'which warnings were told, so that none is told twice',
>>>>>>> main
  figure_fact: 'what is counted of a case: follows from its timeline',
  figure_count: 'figures, kept by the database',
  figure_change: 'figures, kept by the database',
  search_document: 'what can be found: follows from the things themselves',
  search_word: 'what can be found: follows from the things themselves',
}
