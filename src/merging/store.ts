import type { Generated, Selectable } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'

interface QuestionTable {
  id: Generated<string>
  from_id: string
  into_id: string
  party_id: string
  asked_on: Day
  wants: boolean | null
  wants_on: Day | null
  welcome: boolean | null
  welcome_on: Day | null
}

type Tables = {
  merge_question: QuestionTable
  case_party: { id: string; person_id: string | null; organisation_id: string | null; left_on: Day | null }
}

const tables = (db: Db) => db.withTables<Tables>()

/** Whether somebody of a plan that was merged joins the other one, with who they are. */
export type MergeQuestion = Readonly<Selectable<QuestionTable>> & {
  readonly person_id: string | null
  readonly organisation_id: string | null
}

const questions = (db: Db) =>
  tables(db)
    .selectFrom('merge_question')
    .innerJoin('case_party', 'case_party.id', 'party_id')
    .selectAll('merge_question')
    .select(['person_id', 'organisation_id'])
    // Who left the plan, or was erased, is asked nothing any more.
    .where('left_on', 'is', null)

export async function insertQuestions(
  db: Db,
  rows: readonly Pick<MergeQuestion, 'from_id' | 'into_id' | 'party_id' | 'asked_on'>[],
): Promise<void> {
  if (rows.length === 0) return
  const open = { wants: null, wants_on: null, welcome: null, welcome_on: null }
  await tables(db)
    .insertInto('merge_question')
    .values(rows.map((row) => ({ ...row, ...open })))
    .execute()
}

/** What was asked when this plan was merged, or when others were merged into it. */
export async function questionsOf(
  db: Db,
  of: { readonly fromId: string } | { readonly intoId: string },
): Promise<readonly MergeQuestion[]> {
  const query =
    'fromId' in of
      ? questions(db).where('from_id', '=', of.fromId)
      : questions(db).where('into_id', '=', of.intoId)
  return query.orderBy('asked_on').orderBy('merge_question.id').execute()
}

export async function questionById(db: Db, id: string): Promise<MergeQuestion | null> {
  return (await questions(db).where('merge_question.id', '=', id).executeTakeFirst()) ?? null
}

export async function answer(
  db: Db,
  id: string,
  said:
    | { readonly wants: boolean; readonly wants_on: Day }
    | { readonly welcome: boolean; readonly welcome_on: Day },
): Promise<void> {
  await tables(db).updateTable('merge_question').set(said).where('id', '=', id).execute()
}

/** The plans are apart again: nobody joins by it any more. Who joined already stays. */
export async function removeQuestions(db: Db, fromId: string): Promise<void> {
  await tables(db).deleteFrom('merge_question').where('from_id', '=', fromId).execute()
}
