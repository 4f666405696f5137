import { sql } from 'kysely'
import { forgetDigests } from '../../kit/audit.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Moment } from '../moments.ts'

/** A question to one person about one moment of a case, with the answer when there is one. */
export interface Satisfaction {
  readonly id: string
  readonly case_id: string
  readonly moment: Moment
  readonly person_id: string
  readonly kind: string
  readonly district_id: string | null
  readonly asked_on: Day
  readonly mailed_at: Date | null
  readonly token_hash: string | null
  readonly mark: number | null
  readonly sentence: string | null
  readonly answered_on: Day | null
  readonly entered_by: string | null
}

const tables = (db: Db) => db.withTables<{ satisfaction: Satisfaction }>()

/** Asks, unless this was asked before. */
export async function insertQuestion(
  db: Db,
  asked: Pick<Satisfaction, 'case_id' | 'moment' | 'person_id' | 'kind' | 'asked_on'>,
  areaId: string | null,
): Promise<void> {
  const { case_id, moment, person_id, kind, asked_on } = asked
  await sql`
    insert into satisfaction (case_id, moment, person_id, kind, district_id, asked_on)
    values (${case_id}, ${moment}, ${person_id}, ${kind}, district_of(${areaId}::uuid), ${asked_on}::date)
    on conflict (case_id, moment) do nothing`.execute(db)
}

/** Questions of before today that nobody got by mail yet, not older than `since`. */
export async function unmailed(db: Db, since: Day, today: Day): Promise<readonly Satisfaction[]> {
  return tables(db)
    .selectFrom('satisfaction')
    .selectAll()
    .where('mailed_at', 'is', null)
    .where('mark', 'is', null)
    .where('asked_on', '>=', since)
    .where('asked_on', '<', today)
    .orderBy('asked_on')
    .execute()
}

/** Claims a question to mail; false when another round did so first. */
export async function markMailed(db: Db, id: string, tokenHash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('satisfaction')
    .set({ mailed_at: at, token_hash: tokenHash })
    .where('id', '=', id)
    .where('mailed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function questionByToken(db: Db, tokenHash: string): Promise<Satisfaction | null> {
  const row = await tables(db)
    .selectFrom('satisfaction')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

export async function questionById(db: Db, id: string): Promise<Satisfaction | null> {
  const row = await tables(db).selectFrom('satisfaction').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Questions to a person that were asked since a day, the latest on top. */
export async function questionsTo(db: Db, personId: string, since: Day): Promise<readonly Satisfaction[]> {
  return tables(db)
    .selectFrom('satisfaction')
    .selectAll()
    .where('person_id', '=', personId)
    .where('asked_on', '>=', since)
    .orderBy('asked_on', 'desc')
    .execute()
}

export async function questionsOfCase(db: Db, caseId: string): Promise<readonly Satisfaction[]> {
  return tables(db)
    .selectFrom('satisfaction')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_on', 'desc')
    .execute()
}

export async function saveAnswer(
  db: Db,
  id: string,
  answer: Pick<Satisfaction, 'mark' | 'sentence' | 'answered_on' | 'entered_by'>,
): Promise<void> {
  await tables(db).updateTable('satisfaction').set(answer).where('id', '=', id).execute()
}

/** Everything somebody answered, and what was asked of them. */
export async function eraseAnswers(db: Db, personId: string): Promise<void> {
  const gone = await tables(db)
    .deleteFrom('satisfaction')
    .where('person_id', '=', personId)
    .returning('id')
    .execute()
  const ids = gone.map(({ id }) => id)
  await forgetDigests(db, 'satisfaction', ids)
}

/** What people wrote, without who, which case or which day. */
export type Said = Pick<Satisfaction, 'moment' | 'kind' | 'mark' | 'sentence'> & { readonly month: Day }

export async function sentences(db: Db, limit: number): Promise<readonly Said[]> {
  return tables(db)
    .selectFrom('satisfaction')
    .select([
      'moment',
      'kind',
      'mark',
      'sentence',
      sql<Day>`date_trunc('month', answered_on)::date`.as('month'),
    ])
    .where('sentence', 'is not', null)
    .orderBy(sql`date_trunc('month', answered_on)`, 'desc')
    .orderBy(sql`md5(id::text)`)
    .limit(limit)
    .execute()
}
