import type { Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type QuestionTable, tables } from './tables.ts'

export type Question = Readonly<Selectable<QuestionTable>>

/** Questions about these wishes, the first one on top. */
export async function questionsAbout(db: Db, wishIds: readonly string[]): Promise<readonly Question[]> {
  if (wishIds.length === 0) return []
  return tables(db)
    .selectFrom('jury_question')
    .selectAll()
    .where('wish_id', 'in', [...wishIds])
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

export async function questionById(db: Db, id: string): Promise<Question | null> {
  const row = await tables(db)
    .selectFrom('jury_question')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function insertQuestion(
  db: Db,
  question: Pick<Question, 'wish_id' | 'asked_by' | 'question' | 'asked_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('jury_question')
    .values({ ...question, sent_at: null, sent_by: null, answer: null, answered_at: null })
    .execute()
}

export async function updateQuestion(
  db: Db,
  id: string,
  change: Partial<Pick<Question, 'question' | 'sent_at' | 'sent_by' | 'answer' | 'answered_at'>>,
): Promise<void> {
  await tables(db).updateTable('jury_question').set(change).where('id', '=', id).execute()
}
