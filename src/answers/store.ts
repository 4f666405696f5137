import { type Generated, type GeneratedAlways, type Selectable, sql } from 'kysely'
import type { Db } from '../kit/db.ts'
import type { Outcome } from './schema.ts'

interface GroupTable {
  id: Generated<string>
  activity_id: string
  name: string
  summary: string
  created_at: Date
  created_by: string | null
}

interface ResponseTable {
  id: Generated<string>
  sequence: GeneratedAlways<number>
  activity_id: string
  group_id: string | null
  contribution_id: string | null
  outcome: Outcome
  reasons: string
  passed_to: string | null
  at: Date
  by_person_id: string | null
}

const tables = (db: Db) => db.withTables<{ answer_group: GroupTable; response: ResponseTable }>()

export type Group = Readonly<Selectable<GroupTable>>
export type Response = Readonly<Selectable<ResponseTable>>

/** Makes a group; null when its name is taken in this activity. */
export async function insertGroup(db: Db, group: Omit<GroupTable, 'id'>): Promise<string | null> {
  const row = await tables(db)
    .insertInto('answer_group')
    .values(group)
    .onConflict((conflict) => conflict.columns(['activity_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function updateGroup(
  db: Db,
  id: string,
  change: Pick<Group, 'name' | 'summary'>,
): Promise<void> {
  await tables(db).updateTable('answer_group').set(change).where('id', '=', id).execute()
}

export async function groupsOf(db: Db, activityIds: readonly string[]): Promise<readonly Group[]> {
  if (activityIds.length === 0) return []
  return tables(db)
    .selectFrom('answer_group')
    .selectAll()
    .where('activity_id', 'in', [...activityIds])
    .orderBy('created_at')
    .orderBy('name')
    .execute()
}

export async function groupById(db: Db, id: string): Promise<Group | null> {
  return (
    (await tables(db).selectFrom('answer_group').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function insertResponse(
  db: Db,
  response: Omit<ResponseTable, 'id' | 'sequence'>,
): Promise<string> {
  const row = await tables(db)
    .insertInto('response')
    .values(response)
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Every answer to a group in these activities, the latest first; there are as many as there are groups, not people. */
export async function groupResponsesOf(db: Db, activityIds: readonly string[]): Promise<readonly Response[]> {
  if (activityIds.length === 0) return []
  return tables(db)
    .selectFrom('response')
    .selectAll()
    .where('activity_id', 'in', [...activityIds])
    .where('group_id', 'is not', null)
    .orderBy('sequence', 'desc')
    .execute()
}

/** The latest answers that were given to one contribution by itself. */
export async function latestAlone(
  db: Db,
  activityIds: readonly string[],
  most: number,
): Promise<readonly string[]> {
  if (activityIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('response')
    .select('id')
    .where('activity_id', 'in', [...activityIds])
    .where('contribution_id', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

export interface ResponseWithGroup extends Response {
  readonly group_name: string | null
  readonly group_summary: string | null
}

/** These answers, with the group they are of. */
export async function responsesByIds(db: Db, ids: readonly string[]): Promise<readonly ResponseWithGroup[]> {
  if (ids.length === 0) return []
  return tables(db)
    .selectFrom('response')
    .leftJoin('answer_group', 'answer_group.id', 'response.group_id')
    .selectAll('response')
    .select(['answer_group.name as group_name', 'answer_group.summary as group_summary'])
    .where('response.id', 'in', [...ids])
    .execute()
}

/** How much was answered by itself in these activities, by what was done with it. */
export async function countAnsweredAlone(
  db: Db,
  activityIds: readonly string[],
): Promise<readonly { readonly activity_id: string; readonly outcome: Outcome; readonly amount: number }[]> {
  if (activityIds.length === 0) return []
  const { rows } = await sql<{ activity_id: string; outcome: Outcome; amount: number }>`
    select response.activity_id, outcome, count(*)::int as amount
    from response join contribution on contribution.response_id = response.id
    where response.activity_id = any (${[...activityIds]}::uuid[]) and response.contribution_id is not null
      and contribution.state in ('held', 'shown', 'hidden')
    group by response.activity_id, outcome order by amount desc, outcome`.execute(db)
  return rows
}
