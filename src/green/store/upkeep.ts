import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type EndOfUpkeep, type Takeover, tables, type Upkeep } from './tables.ts'

export type { EndOfUpkeep, Takeover, Upkeep } from './tables.ts'

export async function insertUpkeep(
  db: Db,
  upkeep: Pick<Upkeep, 'case_id' | 'person_id' | 'starts_on' | 'ends_on'>,
): Promise<string> {
  const { id } = await tables(db)
    .insertInto('green_upkeep')
    .values({
      ...upkeep,
      ended_on: null,
      ended_as: null,
      end_reason: null,
      reminders: true,
      reminded_on: null,
      warned_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function upkeepById(db: Db, id: string, lock = false): Promise<Upkeep | null> {
  const query = tables(db).selectFrom('green_upkeep').selectAll().where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Who kept it up, the latest first. */
export const upkeepOf = (db: Db, caseId: string): Promise<readonly Upkeep[]> =>
  tables(db)
    .selectFrom('green_upkeep')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('starts_on', 'desc')
    .orderBy('ended_on', (order) => order.desc().nullsFirst())
    .execute()

/** What somebody keeps up now. */
export const keptBy = (db: Db, personId: string): Promise<readonly Upkeep[]> =>
  tables(db)
    .selectFrom('green_upkeep')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
    .orderBy('starts_on')
    .execute()

/** Who keeps up a place now. */
export async function keptOf(db: Db, caseId: string): Promise<Upkeep | null> {
  const row = await tables(db)
    .selectFrom('green_upkeep')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** A page of what is kept up now, by id. */
export async function keptAfter(db: Db, after: string | null, limit: number): Promise<readonly Upkeep[]> {
  const query = tables(db).selectFrom('green_upkeep').selectAll().where('ended_on', 'is', null)
  return (after === null ? query : query.where('id', '>', after)).orderBy('id').limit(limit).execute()
}

export async function updateUpkeep(
  db: Db,
  id: string,
  change: Partial<Pick<Upkeep, 'ends_on' | 'reminders' | 'reminded_on' | 'warned_on'>>,
): Promise<void> {
  await tables(db).updateTable('green_upkeep').set(change).where('id', '=', id).execute()
}

/** Ends it; false when it had ended. */
export async function endUpkeep(
  db: Db,
  id: string,
  end: { readonly on: Day; readonly as: EndOfUpkeep; readonly reason: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('green_upkeep')
    .set({ ended_on: end.on, ended_as: end.as, end_reason: end.reason })
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Places nobody keeps up any more: given back, run out, or gone. */
export const endedSince = (db: Db, since: Day): Promise<readonly Upkeep[]> =>
  tables(db)
    .selectFrom('green_upkeep')
    .selectAll()
    .where('ended_on', '>=', since)
    .where('ended_as', 'in', ['given_back', 'run_out', 'gone'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('green_upkeep as next')
            .select('next.id')
            .whereRef('next.case_id', '=', 'green_upkeep.case_id')
            .where('next.ended_on', 'is', null),
        ),
      ),
    )
    .orderBy('ended_on', 'desc')
    .limit(50)
    .execute()

export async function insertLink(
  db: Db,
  link: { readonly token_hash: string; readonly upkeep_id: string; readonly made_on: Day },
): Promise<void> {
  await tables(db).insertInto('green_link').values(link).execute()
}

export async function upkeepByLink(db: Db, tokenHash: string): Promise<Upkeep | null> {
  const row = await tables(db)
    .selectFrom('green_link')
    .innerJoin('green_upkeep', 'green_upkeep.id', 'green_link.upkeep_id')
    .selectAll('green_upkeep')
    .where('green_link.token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

export async function forgetLinks(db: Db, before: Day): Promise<void> {
  await tables(db).deleteFrom('green_link').where('made_on', '<', before).execute()
}

export async function insertTakeover(
  db: Db,
  takeover: Pick<Takeover, 'upkeep_id' | 'name' | 'email' | 'token_hash' | 'asked_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('green_takeover')
    .values({ ...takeover, answered_at: null, accepted: null })
    .execute()
}

export async function takeoverByToken(db: Db, tokenHash: string, lock = false): Promise<Takeover | null> {
  const query = tables(db).selectFrom('green_takeover').selectAll().where('token_hash', '=', tokenHash)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Who was asked to go on with it and has not answered. */
export async function openTakeover(db: Db, upkeepId: string): Promise<Takeover | null> {
  const row = await tables(db)
    .selectFrom('green_takeover')
    .selectAll()
    .where('upkeep_id', '=', upkeepId)
    .where('answered_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** Keeps the answer and lets go of who it was. */
export async function answerTakeovers(
  db: Db,
  where: { readonly id: string } | { readonly upkeepId: string },
  accepted: boolean,
  at: Date,
): Promise<void> {
  const query = tables(db)
    .updateTable('green_takeover')
    .set({ accepted, answered_at: at, name: null, email: null, token_hash: null })
    .where('answered_at', 'is', null)
  await ('id' in where
    ? query.where('id', '=', where.id)
    : query.where('upkeep_id', '=', where.upkeepId)
  ).execute()
}

/** Questions to a neighbour that stayed without an answer: who it was is forgotten. */
export async function forgetTakeovers(db: Db, before: Date, at: Date): Promise<void> {
  await tables(db)
    .updateTable('green_takeover')
    .set({ accepted: false, answered_at: at, name: null, email: null, token_hash: null })
    .where('answered_at', 'is', null)
    .where('asked_at', '<', before)
    .execute()
}
