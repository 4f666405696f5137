import type { Db } from '../../kit/db.ts'
import type { FormValues } from '../../kit/form.ts'
import type { FileAnswer } from '../schema.ts'
import { tables } from './tables.ts'

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
  /** Key of the short way through the form that it takes; null for the whole form. */
  readonly way: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly expires_at: Date
  readonly submitted_at: Date | null
  readonly form_answer_id: string | null
  readonly location: string | null
}

export async function insertDraft(
  db: Db,
  draft: {
    versionId: string
    key: string
    personId: string | null
    way?: string | null
    typed?: FormValues
    at: Date
    expiresAt: Date
  },
): Promise<Draft> {
  const row = await tables(db)
    .insertInto('form_draft')
    .values({
      form_version_id: draft.versionId,
      form_key: draft.key,
      typed: JSON.stringify(draft.typed ?? {}),
      person_id: draft.personId,
      resume_email: null,
      step: null,
      way: draft.way ?? null,
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
  end: { answerId: string; location: string; at: Date; unnamed: boolean },
): Promise<void> {
  await tables(db)
    .updateTable('form_draft')
    // What was typed lives on in the answers only.
    .set({
      ...{ submitted_at: end.at, form_answer_id: end.answerId, location: end.location, typed: '{}' },
      ...(end.unnamed ? { person_id: null, resume_email: null } : {}),
    })
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
