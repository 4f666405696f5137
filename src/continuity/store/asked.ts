import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type CheckIn, type Offer, tables } from './tables.ts'

export type { CheckIn, Offer } from './tables.ts'

/** Asks how it stands, unless this was asked on that day; gives null then. */
export async function insertCheckIn(db: Db, caseId: string, on: Day): Promise<string | null> {
  const row = await tables(db)
    .insertInto('check_in')
    .values({
      case_id: caseId,
      asked_on: on,
      reminded_on: null,
      answered_on: null,
      answer: null,
      note: null,
      answered_by: null,
      entered_by: null,
      handled_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** What was asked, the latest first. */
export const checkInsOf = (db: Db, caseId: string): Promise<readonly CheckIn[]> =>
  tables(db)
    .selectFrom('check_in')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_on', 'desc')
    .execute()

export async function answerCheckIn(
  db: Db,
  id: string,
  given: Pick<CheckIn, 'answer' | 'note' | 'answered_on' | 'answered_by' | 'entered_by' | 'handled_on'>,
): Promise<void> {
  await tables(db).updateTable('check_in').set(given).where('id', '=', id).execute()
}

/** What is left of it to do was done: of one answer, or of all of a wish. */
export async function markHandled(db: Db, caseId: string, on: Day): Promise<void> {
  await tables(db)
    .updateTable('check_in')
    .set({ handled_on: on })
    .where('case_id', '=', caseId)
    .where('handled_on', 'is', null)
    .execute()
}

export async function markAskedAgain(db: Db, id: string, on: Day): Promise<void> {
  await tables(db).updateTable('check_in').set({ reminded_on: on }).where('id', '=', id).execute()
}

export async function insertOffer(
  db: Db,
  offer: Pick<Offer, 'case_id' | 'name' | 'email' | 'message' | 'offered_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('takeover_offer')
    .values({ ...offer, answered_at: null, accepted: null })
    .execute()
}

/** Who offered to take it over and was not answered, the first on top. */
export const openOffers = (db: Db, caseId: string): Promise<readonly Offer[]> =>
  tables(db)
    .selectFrom('takeover_offer')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('answered_at', 'is', null)
    .orderBy('offered_at')
    .execute()

export async function openOfferById(db: Db, id: string): Promise<Offer | null> {
  const row = await tables(db)
    .selectFrom('takeover_offer')
    .selectAll()
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Keeps the answer and lets go of who it was. */
export async function answerOffers(
  db: Db,
  which: { readonly id: string } | { readonly caseId: string },
  accepted: boolean,
  at: Date,
): Promise<void> {
  const query = tables(db)
    .updateTable('takeover_offer')
    .set({ accepted, answered_at: at, name: null, email: null, message: null })
    .where('answered_at', 'is', null)
  await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('case_id', '=', which.caseId)
  ).execute()
}
