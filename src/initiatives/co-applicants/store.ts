import type { Generated } from 'kysely'
import { type Day, dayOf } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'

interface CoApplicantTable {
  id: Generated<string>
  case_id: string
  email: string | null
  name: string | null
  organisation: string | null
  token_hash: string | null
  asked_at: Date
  asked_by: string | null
  answer_by: Day
  answer: 'yes' | 'no' | null
  answered_at: Date | null
  party_id: string | null
  ended_at: Date | null
}

const tables = (db: Db) => db.withTables<{ co_applicant: CoApplicantTable }>()

/** Somebody who was asked to apply together. */
export interface CoApplicant extends Readonly<Omit<CoApplicantTable, 'id'>> {
  readonly id: string
}

/** Stores a question; null when the same one waits for an answer already, also in the same moment. */
export async function insertCoApplicant(
  db: Db,
  row: Omit<CoApplicant, 'id' | 'answer' | 'answered_at' | 'party_id' | 'ended_at'>,
): Promise<string | null> {
  const inserted = await tables(db)
    .insertInto('co_applicant')
    .values({ ...row, answer: null, answered_at: null, party_id: null, ended_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id ?? null
}

export async function coApplicantsOf(db: Db, caseId: string): Promise<readonly CoApplicant[]> {
  return tables(db)
    .selectFrom('co_applicant')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
}

/** By the digest of the token of a link, or by its id; `lock` for who is about to change it. */
export async function findCoApplicant(
  db: Db,
  by: { readonly tokenHash: string } | { readonly id: string },
  lock = false,
): Promise<CoApplicant | null> {
  const query = tables(db)
    .selectFrom('co_applicant')
    .selectAll()
    .where((is) => ('id' in by ? is('id', '=', by.id) : is('token_hash', '=', by.tokenHash)))
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Questions to this address that can still be answered. */
export async function askedOf(db: Db, email: string, today: Day): Promise<readonly CoApplicant[]> {
  return tables(db)
    .selectFrom('co_applicant')
    .selectAll()
    .where('email', '=', email)
    .where('answer', 'is', null)
    .where('ended_at', 'is', null)
    .where('answer_by', '>=', today)
    .orderBy('answer_by')
    .execute()
}

export async function updateCoApplicant(
  db: Db,
  id: string,
  change: Partial<Omit<CoApplicant, 'id' | 'case_id'>>,
): Promise<void> {
  await tables(db).updateTable('co_applicant').set(change).where('id', '=', id).execute()
}

/** Forgets who was asked before this moment and does not take part. */
export async function forgetAskedBefore(db: Db, before: Date): Promise<void> {
  await tables(db)
    .deleteFrom('co_applicant')
    .where('party_id', 'is', null)
    .where('answer_by', '<', dayOf(before))
    .execute()
}
