import { sql, type Updateable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { grouped } from '../../kit/grouped.ts'
import type { MemberState, PanelKind } from '../rules.ts'
import { type Member, type MemberTable, tables } from './tables.ts'

const inOrder = sql`case part when 'chair' then 0 when 'secretary' then 1 else 2 end, asked_at, id`

/** Everybody of a group, in one of these states. */
export const membersOf = (
  db: Db,
  panelId: string,
  states: readonly MemberState[] = ['member'],
): Promise<readonly Member[]> =>
  tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where('panel_id', '=', panelId)
    .where('state', 'in', [...states])
    .orderBy(inOrder)
    .execute()

/** How many are in each group, and how many wait for our choice. */
export async function memberCounts(
  db: Db,
): Promise<ReadonlyMap<string, { readonly members: number; readonly applied: number }>> {
  const { rows } = await sql<{ panel_id: string; members: number; applied: number }>`
    select panel_id, count(*) filter (where state = 'member')::int as members,
           count(*) filter (where state = 'applied')::int as applied
      from panel_member group by panel_id`.execute(db)
  return new Map(rows.map(({ panel_id, ...counts }) => [panel_id, counts]))
}

/** How many are in one group, in this state. */
export async function countMembers(db: Db, panelId: string, state: MemberState = 'member'): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    select count(*)::int as amount from panel_member where panel_id = ${panelId} and state = ${state}`.execute(
    db,
  )
  return rows[0]?.amount ?? 0
}

/** Who are named on the pages of these groups: members who agreed to it. */
export async function namedMembers(
  db: Db,
  panelIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  if (panelIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where('panel_id', 'in', [...panelIds])
    .where('state', '=', 'member')
    .where('shows_name', '=', true)
    .where('name', 'is not', null)
    .orderBy(inOrder)
    .execute()
  return grouped(rows, ({ panel_id }) => panel_id)
}

/** How many terms end between these days, by the group. */
export async function endingTerms(
  db: Db,
  panelIds: readonly string[],
  between: { readonly from: Day; readonly until: Day },
): Promise<ReadonlyMap<string, number>> {
  if (panelIds.length === 0) return new Map()
  const { rows } = await sql<{ panel_id: string; amount: number }>`
    select panel_id, count(*)::int as amount from panel_member
      where panel_id = any (${[...panelIds]}::uuid[]) and state = 'member'
        and until_day between ${between.from} and ${between.until}
      group by panel_id`.execute(db)
  return new Map(rows.map(({ panel_id, amount }) => [panel_id, amount]))
}

export async function memberByEmail(db: Db, panelId: string, email: string): Promise<Member | null> {
  const row = await tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where('panel_id', '=', panelId)
    .where('email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

/** Who has the link with this digest. */
export async function memberByToken(db: Db, tokenHash: string): Promise<Member | null> {
  const row = await tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** The identifier is as somebody sent it. */
export async function memberById(db: Db, id: string): Promise<Member | null> {
  const row = await tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where(sql<boolean>`id::text = ${id}`)
    .executeTakeFirst()
  return row ?? null
}

export async function insertMember(db: Db, member: Member): Promise<void> {
  await tables(db).insertInto('panel_member').values(member).execute()
}

export async function updateMember(db: Db, id: string, change: Updateable<MemberTable>): Promise<void> {
  await tables(db).updateTable('panel_member').set(change).where('id', '=', id).execute()
}

export async function deleteMembers(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .deleteFrom('panel_member')
    .where('id', 'in', [...ids])
    .execute()
}

/** Whose term the round of the morning looks at, and who may have to be forgotten. */
export const membersToTend = (db: Db): Promise<readonly Member[]> =>
  tables(db)
    .selectFrom('panel_member')
    .selectAll()
    .where((where) =>
      where.or([where('until_day', 'is not', null), where('state', 'in', ['asked', 'declined', 'ended'])]),
    )
    .orderBy('panel_id')
    .orderBy('id')
    .execute()

/** Where this address is a member or applied, of groups that still are. */
export async function membershipsOf(
  db: Db,
  email: string,
): Promise<readonly (Member & { readonly panel: string; readonly kind: PanelKind })[]> {
  return tables(db)
    .selectFrom('panel_member')
    .innerJoin('panel', 'panel.id', 'panel_member.panel_id')
    .selectAll('panel_member')
    .select(['panel.name as panel', 'panel.kind'])
    .where('email', '=', email.toLowerCase())
    .where('state', 'in', ['applied', 'member'])
    .where('panel.ended_on', 'is', null)
    .orderBy('panel.name')
    .execute()
}
