import type { Assurance } from '../../kit/actor.ts'
import type { Db } from '../../kit/db.ts'
import type { Answers } from '../schema.ts'
import { type EntryChannel, tables } from './tables.ts'

export interface StoredAnswers {
  readonly id: string
  readonly form_version_id: string
  readonly answers: Answers
  readonly person_id: string | null
  readonly entered_by: string | null
  readonly channel: EntryChannel
  readonly submitted_at: Date
}

export async function insertAnswers(
  db: Db,
  row: {
    versionId: string
    answers: Answers
    personId: string | null
    enteredBy: string | null
    channel: EntryChannel
    /** What the form asked for and got; null where it does not ask. */
    assurance?: Assurance | null
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
      assurance: row.assurance ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the same answers so many times, as forms that were counted by hand. Gives their identifiers. */
export async function insertAlike(
  db: Db,
  row: Parameters<typeof insertAnswers>[1],
  times: number,
): Promise<readonly string[]> {
  if (times === 0) return []
  const one = {
    ...{ form_version_id: row.versionId, answers: JSON.stringify(row.answers), person_id: row.personId },
    ...{ entered_by: row.enteredBy, channel: row.channel, submitted_at: row.at, assurance: null },
  }
  const rows = await tables(db)
    .insertInto('form_answer')
    .values(Array.from({ length: times }, () => one))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function answersById(db: Db, id: string): Promise<StoredAnswers | null> {
  const row = await tables(db).selectFrom('form_answer').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as StoredAnswers | undefined) ?? null
}

/** Forgets what somebody answered; that there was an answer stays. */
export async function eraseAnswers(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .updateTable('form_answer')
    .set({ answers: '{}' })
    .where('id', 'in', [...ids])
    .execute()
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
