import type { Generated, Selectable } from 'kysely'
import type { Db } from '../../kit/db.ts'

interface AdditionTable {
  id: Generated<string>
  incident_id: string
  body: string
  at: Date
  by_person_id: string | null
}

const tables = (db: Db) => db.withTables<{ incident_addition: AdditionTable }>()

/** What somebody added to an incident later. */
export type Addition = Readonly<Selectable<AdditionTable>>

export async function insertAddition(db: Db, addition: Omit<Addition, 'id'>): Promise<void> {
  await tables(db).insertInto('incident_addition').values(addition).execute()
}

/** What was added to an incident, the oldest first. */
export async function additionsOf(db: Db, incidentId: string): Promise<readonly Addition[]> {
  return tables(db)
    .selectFrom('incident_addition')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** The additions of these incidents, by identifier: to forget them with their incident. */
export async function additionIds(db: Db, incidentIds: readonly string[]): Promise<readonly string[]> {
  if (incidentIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('incident_addition')
    .select('id')
    .where('incident_id', 'in', [...incidentIds])
    .execute()
  return rows.map(({ id }) => id)
}
