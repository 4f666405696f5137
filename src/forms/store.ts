import type { Generated } from 'kysely'
import type { Db } from '../kit/db.ts'
import type { FormValues } from '../kit/form.ts'
import type { Answers, FileAnswer, FormDefinition } from './schema.ts'

/** How a filled-in form reached us. */
export type EntryChannel = 'website' | 'telephone' | 'desk' | 'street' | 'paper' | 'email'

type FormTables = {
  form_version: {
    id: Generated<string>
    key: string
    version: number
    definition: unknown
    published_at: Date
  }
  form_answer: {
    id: Generated<string>
    form_version_id: string
    answers: unknown
    person_id: string | null
    entered_by: string | null
    channel: EntryChannel
    submitted_at: Date
  }
  form_draft: {
    id: Generated<string>
    form_version_id: string
    form_key: string
    typed: unknown
    person_id: string | null
    resume_email: string | null
    step: string | null
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

const tables = (db: Db) => db.withTables<FormTables>()

export interface StoredVersion {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly definition: unknown
}

export interface Draft {
  readonly id: string
  readonly form_version_id: string
  readonly form_key: string
  /** Texts exactly as typed, right or wrong. */
  readonly typed: FormValues
  readonly person_id: string | null
  readonly resume_email: string | null
  /** Key of the section its owner was at. */
  readonly step: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly expires_at: Date
  readonly submitted_at: Date | null
  readonly form_answer_id: string | null
  readonly location: string | null
}

export interface StoredAnswers {
  readonly id: string
  readonly form_version_id: string
  readonly answers: Answers
  readonly person_id: string | null
  readonly entered_by: string | null
  readonly channel: EntryChannel
  readonly submitted_at: Date
}

export async function insertVersion(db: Db, form: FormDefinition, now: Date): Promise<void> {
  await tables(db)
    .insertInto('form_version')
    .values({ key: form.key, version: form.version, definition: JSON.stringify(form), published_at: now })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .execute()
}

export async function versionByNumber(db: Db, key: string, version: number): Promise<StoredVersion | null> {
  const row = await tables(db)
    .selectFrom('form_version')
    .selectAll()
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

export async function newestVersion(db: Db, key: string): Promise<StoredVersion | null> {
  const row = await tables(db)
    .selectFrom('form_version')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function versionById(db: Db, id: string): Promise<StoredVersion | null> {
  return (
    (await tables(db).selectFrom('form_version').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** Every published version, for the code on paper. */
export const allVersions = (db: Db): Promise<readonly StoredVersion[]> =>
  tables(db).selectFrom('form_version').selectAll().orderBy('key').orderBy('version').execute()

export async function insertDraft(
  db: Db,
  draft: { versionId: string; key: string; personId: string | null; at: Date; expiresAt: Date },
): Promise<Draft> {
  const row = await tables(db)
    .insertInto('form_draft')
    .values({
      form_version_id: draft.versionId,
      form_key: draft.key,
      typed: '{}',
      person_id: draft.personId,
      resume_email: null,
      step: null,
      created_at: draft.at,
      updated_at: draft.at,
      expires_at: draft.expiresAt,
      submitted_at: null,
      form_answer_id: null,
      location: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return row as Draft
}

export async function insertDraftKey(
  db: Db,
  key: { tokenHash: string; draftId: string; kind: 'browser' | 'mail'; at: Date; expiresAt: Date },
): Promise<void> {
  await tables(db)
    .insertInto('form_draft_key')
    .values({
      token_hash: key.tokenHash,
      form_draft_id: key.draftId,
      kind: key.kind,
      created_at: key.at,
      expires_at: key.expiresAt,
    })
    .execute()
}

/** The draft a key opens, as long as both live. */
export async function draftByKey(
  db: Db,
  tokenHash: string,
  kind: 'browser' | 'mail',
  now: Date,
): Promise<Draft | null> {
  const row = await tables(db)
    .selectFrom('form_draft')
    .innerJoin('form_draft_key', 'form_draft_key.form_draft_id', 'form_draft.id')
    .selectAll('form_draft')
    .where('form_draft_key.token_hash', '=', tokenHash)
    .where('form_draft_key.kind', '=', kind)
    .where('form_draft_key.expires_at', '>', now)
    .where('form_draft.expires_at', '>', now)
    .executeTakeFirst()
  return (row as Draft | undefined) ?? null
}

export async function draftById(db: Db, id: string, now: Date): Promise<Draft | null> {
  const row = await tables(db)
    .selectFrom('form_draft')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return (row as Draft | undefined) ?? null
}

/** What this person has not sent yet, newest first. */
export async function openDraftsOf(
  db: Db,
  personId: string,
  now: Date,
  key?: string,
): Promise<readonly Draft[]> {
  const query = tables(db)
    .selectFrom('form_draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('submitted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .limit(50)
  return (await (key ? query.where('form_key', '=', key) : query).execute()) as readonly Draft[]
}

/** Holds the draft for this transaction: of two submissions at once the second waits here. */
export async function lockDraft(db: Db, id: string): Promise<Draft | null> {
  const row = await tables(db)
    .selectFrom('form_draft')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (row as Draft | undefined) ?? null
}

export async function saveDraft(
  db: Db,
  id: string,
  change: {
    typed?: FormValues
    step?: string
    personId?: string
    resumeEmail?: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  await tables(db)
    .updateTable('form_draft')
    .set({
      ...(change.typed ? { typed: JSON.stringify(change.typed) } : {}),
      ...(change.step ? { step: change.step } : {}),
      ...(change.personId ? { person_id: change.personId } : {}),
      ...(change.resumeEmail ? { resume_email: change.resumeEmail } : {}),
      updated_at: change.at,
      expires_at: change.expiresAt,
    })
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .execute()
}

export async function closeDraft(
  db: Db,
  id: string,
  end: { answerId: string; location: string; at: Date },
): Promise<void> {
  await tables(db)
    .updateTable('form_draft')
    // What was typed lives on in the answers only.
    .set({ submitted_at: end.at, form_answer_id: end.answerId, location: end.location, typed: '{}' })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('form_draft').where('id', '=', id).where('submitted_at', 'is', null).execute()
}

export async function deleteDraftsExpiredBefore(db: Db, now: Date): Promise<void> {
  await tables(db).deleteFrom('form_draft').where('expires_at', '<=', now).execute()
}

export async function insertDraftFile(
  db: Db,
  file: { fileId: string; draftId: string; field: string; at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('form_draft_file')
    .values({ file_id: file.fileId, form_draft_id: file.draftId, field: file.field, added_at: file.at })
    .execute()
}

export async function deleteDraftFile(db: Db, draftId: string, fileId: string): Promise<void> {
  await tables(db)
    .deleteFrom('form_draft_file')
    .where('form_draft_id', '=', draftId)
    .where('file_id', '=', fileId)
    .execute()
}

/** Files of a draft by field, in the order of sending. */
export async function draftFiles(
  db: Db,
  draftId: string,
): Promise<Readonly<Record<string, readonly FileAnswer[]>>> {
  const rows = await tables(db)
    .selectFrom('form_draft_file')
    .innerJoin('file', 'file.id', 'form_draft_file.file_id')
    .select(['file.id', 'file.name', 'form_draft_file.field'])
    .where('form_draft_id', '=', draftId)
    .orderBy('added_at')
    .orderBy('file.id')
    .execute()
  const fields = [...new Set(rows.map((row) => row.field))]
  return Object.fromEntries(
    fields.map((field) => [
      field,
      rows.filter((row) => row.field === field).map(({ id, name }) => ({ id, name })),
    ]),
  )
}

export async function insertAnswers(
  db: Db,
  row: {
    versionId: string
    answers: Answers
    personId: string | null
    enteredBy: string | null
    channel: EntryChannel
    at: Date
  },
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('form_answer')
    .values({
      form_version_id: row.versionId,
      answers: JSON.stringify(row.answers),
      person_id: row.personId,
      entered_by: row.enteredBy,
      channel: row.channel,
      submitted_at: row.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function answersById(db: Db, id: string): Promise<StoredAnswers | null> {
  const row = await tables(db).selectFrom('form_answer').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as StoredAnswers | undefined) ?? null
}

/** Answers sent by somebody whose address was confirmed afterwards become theirs. */
export async function giveAnswersOwner(db: Db, id: string, personId: string): Promise<void> {
  await tables(db)
    .updateTable('form_answer')
    .set({ person_id: personId })
    .where('id', '=', id)
    .where('person_id', 'is', null)
    .execute()
}
