import { type Selectable, sql } from 'kysely'
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

/** Questions of a running round that wait, by round: to be sent on, and for their answer; with the first wish of each. */
export interface WaitingQuestions {
  readonly toSend: number
  readonly toAnswer: number
  readonly wishId: string
}

/** What waits for the secretary of each of these rounds. */
export async function waitingQuestions(
  db: Db,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, WaitingQuestions>> {
  const waiting = new Map<string, WaitingQuestions>()
  if (roundIds.length === 0) return waiting
  const rows = await tables(db)
    .selectFrom('jury_question')
    .innerJoin('jury_wish', 'jury_wish.id', 'jury_question.wish_id')
    .select(['jury_wish.round_id', 'jury_question.wish_id', 'jury_question.sent_at'])
    .where('jury_wish.round_id', 'in', [...roundIds])
    .where('jury_wish.left_as', 'is', null)
    .where('jury_question.answer', 'is', null)
    // What was not sent on comes first: that wish is the one to open.
    .orderBy(sql`jury_question.sent_at is not null`)
    .orderBy('jury_question.asked_at')
    .execute()
  for (const { round_id, wish_id, sent_at } of rows) {
    const { toSend = 0, toAnswer = 0, wishId = wish_id } = waiting.get(round_id) ?? {}
    waiting.set(
      round_id,
      sent_at === null
        ? { toSend: toSend + 1, toAnswer, wishId }
        : { toSend, toAnswer: toAnswer + 1, wishId },
    )
  }
  return waiting
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
