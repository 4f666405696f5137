import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Reaction, type ReactionAnswer, type ReactionForm, tables } from './tables.ts'

export async function formOf(db: Db, caseId: string, lock = false): Promise<ReactionForm | null> {
  const query = tables(db).selectFrom('reaction_form').selectAll().where('case_id', '=', caseId)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function formByCode(db: Db, code: string): Promise<ReactionForm | null> {
  const query = tables(db).selectFrom('reaction_form').selectAll().where('code', '=', code)
  return (await query.executeTakeFirst()) ?? null
}

/** False when the code is taken, or the case has a form already. */
export async function insertForm(db: Db, form: ReactionForm): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('reaction_form')
    .values(form)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateForm(
  db: Db,
  caseId: string,
  change: Partial<Omit<ReactionForm, 'case_id' | 'code' | 'opened_on'>>,
): Promise<void> {
  await tables(db).updateTable('reaction_form').set(change).where('case_id', '=', caseId).execute()
}

/** Forms that closed before this day, of which the initiator did not hear yet. */
export const formsToTell = (db: Db, before: Day, limit: number): Promise<readonly ReactionForm[]> =>
  tables(db)
    .selectFrom('reaction_form')
    .selectAll()
    .where('told_closed_on', 'is', null)
    .where('closes_on', '<', before)
    .orderBy('closes_on')
    .limit(limit)
    .execute()

/** Open or closed forms with reactions of neighbours that the initiator did not hear of. */
export const formsWithNews = (db: Db, limit: number): Promise<readonly ReactionForm[]> =>
  tables(db)
    .selectFrom('reaction_form')
    .selectAll()
    .where('mails_news', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reaction')
          .select('reaction.id')
          .whereRef('reaction.case_id', '=', 'reaction_form.case_id')
          .whereRef('reaction.received_at', '>=', 'reaction_form.told_news_at')
          .where('channel', '=', 'online'),
      ),
    )
    .orderBy('case_id')
    .limit(limit)
    .execute()

/** How many neighbours reacted since this moment; what was entered from paper is no news. */
export async function countNews(db: Db, caseId: string, since: Date): Promise<number> {
  const { amount } = await tables(db)
    .selectFrom('reaction')
    .select(({ fn }) => fn.countAll<number>().as('amount'))
    .where('case_id', '=', caseId)
    .where('channel', '=', 'online')
    .where('received_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(amount)
}

export async function insertReaction(db: Db, reaction: Omit<Reaction, 'id'>): Promise<string> {
  const { id } = await tables(db)
    .insertInto('reaction')
    .values(reaction)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What neighbours said, the latest on top. */
export const reactionsOf = (db: Db, caseId: string): Promise<readonly Reaction[]> =>
  tables(db)
    .selectFrom('reaction')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute()

/** How many came, and how many still wait for an answer. */
export async function countReactions(
  db: Db,
  caseId: string,
): Promise<{ readonly all: number; readonly open: number }> {
  const row = await tables(db)
    .selectFrom('reaction')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('answer_id', 'is', null).as('open'),
    ])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { all: Number(row.all), open: Number(row.open) }
}

export async function reactionByToken(db: Db, tokenHash: string, lock = false): Promise<Reaction | null> {
  const query = tables(db).selectFrom('reaction').selectAll().where('token_hash', '=', tokenHash)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function confirmReaction(db: Db, id: string, at: Date): Promise<void> {
  await tables(db).updateTable('reaction').set({ confirmed_at: at }).where('id', '=', id).execute()
}

/** Who it was heard what was done: the address is not needed any more. */
export async function markTold(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('reaction')
    .set({ told_at: at, email: null, token_hash: null })
    .where('id', '=', id)
    .execute()
}

export const answersOf = (db: Db, caseId: string): Promise<readonly ReactionAnswer[]> =>
  tables(db)
    .selectFrom('reaction_answer')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('answered_on')
    .orderBy('id')
    .execute()

export async function insertAnswer(db: Db, answer: Omit<ReactionAnswer, 'id'>): Promise<ReactionAnswer> {
  return tables(db).insertInto('reaction_answer').values(answer).returningAll().executeTakeFirstOrThrow()
}

export async function updateAnswer(
  db: Db,
  id: string,
  change: Pick<ReactionAnswer, 'theme' | 'done'>,
): Promise<void> {
  await tables(db).updateTable('reaction_answer').set(change).where('id', '=', id).execute()
}

/** Gives these reactions an answer, as far as they have none; gives them back as they are then. */
export async function giveAnswer(
  db: Db,
  caseId: string,
  ids: readonly string[],
  answerId: string,
): Promise<readonly Reaction[]> {
  if (ids.length === 0) return []
  return tables(db)
    .updateTable('reaction')
    .set({ answer_id: answerId })
    .where('case_id', '=', caseId)
    .where('id', 'in', [...ids])
    .where('answer_id', 'is', null)
    .returningAll()
    .execute()
}

/** Addresses that nobody confirmed: the reaction stays, who it was goes. */
export async function forgetUnconfirmed(db: Db, before: Date): Promise<void> {
  await tables(db)
    .updateTable('reaction')
    .set({ email: null, token_hash: null })
    .where('email', 'is not', null)
    .where('confirmed_at', 'is', null)
    .where('received_at', '<', before)
    .execute()
}

/** Names and addresses of forms that closed long ago. */
export async function forgetNames(db: Db, closedBefore: Day): Promise<void> {
  await tables(db)
    .updateTable('reaction')
    .set({ name: null, email: null, token_hash: null })
    .where(({ or, eb }) => or([eb('name', 'is not', null), eb('email', 'is not', null)]))
    .where('case_id', 'in', (query) =>
      query.selectFrom('reaction_form').select('case_id').where('closes_on', '<', closedBefore),
    )
    .execute()
}
