import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { tables } from './tables.ts'

export interface Absence {
  readonly id: string
  readonly person_id: string
  readonly substitute_id: string | null
  readonly first_day: Day
  readonly last_day: Day
}

/** The provider gives them no role any more, and they had work here. */
export type AbsenceCause = 'role_ended'

export async function insertAbsence(
  db: Db,
  absence: Omit<Absence, 'id'>,
  at: Date,
  cause: AbsenceCause | null = null,
): Promise<void> {
  await tables(db)
    .insertInto('absence')
    .values({ ...absence, created_at: at, cause })
    .execute()
}

export async function removeAbsence(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('absence').where('id', '=', id).execute()
}

/** Absences that hold on `day`. */
export async function absencesOn(db: Db, day: Day): Promise<readonly Absence[]> {
  return tables(db)
    .selectFrom('absence')
    .select(['id', 'person_id', 'substitute_id', 'first_day', 'last_day'])
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .execute()
}

/** The same as a part of another question. */
export const absencesAsked = (day: Day): RawBuilder<readonly Absence[]> => sql`coalesce((
  select json_agg(json_build_object('id', id, 'person_id', person_id, 'substitute_id', substitute_id,
    'first_day', first_day, 'last_day', last_day))
  from absence where first_day <= ${day}::date and last_day >= ${day}::date), '[]')`

/** Absences that hold now or later, first day first. */
export async function absencesFrom(db: Db, day: Day): Promise<readonly Absence[]> {
  return tables(db)
    .selectFrom('absence')
    .select(['id', 'person_id', 'substitute_id', 'first_day', 'last_day'])
    .where('last_day', '>=', day)
    .orderBy('first_day')
    .execute()
}

export async function officerRoster(db: Db): Promise<ReadonlyMap<number, string>> {
  const rows = await tables(db).selectFrom('officer_of_the_day').selectAll().execute()
  return new Map(rows.map((row) => [row.weekday, row.person_id]))
}

export async function setOfficer(db: Db, weekday: number, personId: string): Promise<void> {
  await tables(db)
    .insertInto('officer_of_the_day')
    .values({ weekday, person_id: personId })
    .onConflict((conflict) => conflict.column('weekday').doUpdateSet({ person_id: personId }))
    .execute()
}

export async function absenceById(db: Db, id: string): Promise<Absence | null> {
  const row = await tables(db)
    .selectFrom('absence')
    .select(['id', 'person_id', 'substitute_id', 'first_day', 'last_day'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Somebody else answers for who is away now or later; nobody is their own substitute. */
export async function replaceSubstitute(db: Db, fromId: string, toId: string, today: Day): Promise<void> {
  const theirs = () =>
    tables(db).updateTable('absence').where('substitute_id', '=', fromId).where('last_day', '>=', today)
  await theirs().set({ substitute_id: null }).where('person_id', '=', toId).execute()
  await theirs().set({ substitute_id: toId }).execute()
}

/** Who has work here and no role any more since their groups changed. */
export const absencesByEndedRole = (db: Db): Promise<readonly Absence[]> =>
  tables(db)
    .selectFrom('absence')
    .select(['id', 'person_id', 'substitute_id', 'first_day', 'last_day'])
    .where('cause', '=', 'role_ended')
    .orderBy('created_at')
    .execute()

/** They have a role again, or their work was handed over. */
export async function removeEndedRoleAbsence(db: Db, personId: string): Promise<void> {
  await tables(db)
    .deleteFrom('absence')
    .where('person_id', '=', personId)
    .where('cause', '=', 'role_ended')
    .execute()
}
