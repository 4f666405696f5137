import type { Generated } from 'kysely'
import type { Assurance } from '../../kit/actor.ts'
import type { Db } from '../../kit/db.ts'

/** How a filled-in form reached us. */
export type EntryChannel = 'website' | 'telephone' | 'desk' | 'street' | 'paper' | 'email'

type FormTables = {
  form_version: {
    id: Generated<string>
    key: string
    version: number
    definition: unknown
    published_at: Date
    published_by: string | null
  }
  form_answer: {
    id: Generated<string>
    form_version_id: string
    answers: unknown
    person_id: string | null
    entered_by: string | null
    channel: EntryChannel
    submitted_at: Date
    assurance: Assurance | null
  }
  form_draft: {
    id: Generated<string>
    form_version_id: string
    form_key: string
    typed: unknown
    person_id: string | null
    resume_email: string | null
    step: string | null
    way: string | null
    created_at: Date
    updated_at: Date
    expires_at: Date
    submitted_at: Date | null
    form_answer_id: string | null
    location: string | null
  }
  form_draft_key: {
    token_hash: string
    form_draft_id: string
    kind: 'browser' | 'mail'
    created_at: Date
    expires_at: Date
  }
  form_draft_file: { file_id: string; form_draft_id: string; field: string; added_at: Date }
  file: { id: string; name: string }
}

/** The tables of the forms, for these stores only. */
export const tables = (db: Db) => db.withTables<FormTables>()
