import { sql } from 'kysely'
import type { RoleGrant } from '../../kit/actor.ts'
import type { Db } from '../../kit/db.ts'
import { type Person, personColumns } from './people.ts'
import { type GrantSource, tables } from './tables.ts'

export async function rolesOf(db: Db, personId: string): Promise<readonly RoleGrant[]> {
  const rows = await tables(db)
    .selectFrom('role_grant')
    .select(['role', 'scope_kind', 'scope_id'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => ({ role: row.role, scopeKind: row.scope_kind, scopeId: row.scope_id }))
}

export interface StaffMember extends Person {
  readonly grants: readonly HeldGrant[]
}

export interface HeldGrant extends RoleGrant {
  readonly id: string
  readonly source: GrantSource
  /** The group at the provider that gives it. */
  readonly group: string | null
}

/** Everybody who has a role now, by name. */
export async function peopleWithRoles(db: Db, role?: string): Promise<readonly StaffMember[]> {
  let query = tables(db)
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(personColumns.map((column) => `person.${column}` as const))
    .select(['role_grant.id as grant_id', 'role', 'scope_kind', 'scope_id', 'source', 'group_name'])
    .where('ended_at', 'is', null)
    .orderBy(sql`person.name collate "nl-x-icu"`)
    .orderBy('role')
  if (role) query = query.where('role', '=', role)
  const rows = await query.execute()
  const byId = new Map<string, StaffMember & { grants: HeldGrant[] }>()
  for (const { grant_id, role, scope_kind, scope_id, source, group_name, ...person } of rows) {
    const member = byId.get(person.id) ?? { ...person, grants: [] }
    member.grants.push({
      ...{ id: grant_id, role, scopeKind: scope_kind, scopeId: scope_id },
      ...{ source, group: group_name },
    })
    byId.set(person.id, member)
  }
  return [...byId.values()]
}

export async function insertGrant(
  db: Db,
  grant: {
    readonly personId: string
    readonly role: string
    readonly scopeKind: RoleGrant['scopeKind']
    readonly scopeId: string | null
    readonly source?: GrantSource
    readonly group?: string | null
  },
  by: string | null,
  at: Date,
): Promise<void> {
  await tables(db)
    .insertInto('role_grant')
    .values({
      person_id: grant.personId,
      role: grant.role,
      scope_kind: grant.scopeKind,
      scope_id: grant.scopeId,
      granted_by: by,
      granted_at: at,
      ended_at: null,
      source: grant.source ?? 'hand',
      group_name: grant.group ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** That somebody has or had a role, and from when until when. */
export interface Membership {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly role: string
  /** Null: for the whole city. */
  readonly areaId: string | null
  readonly department: string | null
  readonly since: Date
  /** Null: still. */
  readonly until: Date | null
}

/** Who has a role, by name, and then who had one until lately. */
export async function memberships(db: Db): Promise<readonly Membership[]> {
  const rows = await tables(db)
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['role_grant.id as grantId', 'person.id as personId', 'name', 'role', 'scope_id as areaId'])
    .select(['department', 'granted_at as since', 'ended_at as until'])
    .where('scope_kind', 'in', ['city', 'area'])
    .orderBy(sql`ended_at desc nulls first`)
    .orderBy(sql`person.name collate "nl-x-icu"`)
    .limit(2000)
    .execute()
  return rows
}

/** Gives a department another name: who works there goes with it. */
export async function renameDepartment(db: Db, from: string, to: string): Promise<void> {
  await tables(db).updateTable('person').set({ department: to }).where('department', '=', from).execute()
}

/** The roles that groups at the provider give somebody now. */
export async function grantsFromGroups(
  db: Db,
  personId: string,
): Promise<readonly (RoleGrant & { readonly id: string })[]> {
  const rows = await tables(db)
    .selectFrom('role_grant')
    .select(['id', 'role', 'scope_kind', 'scope_id'])
    .where('person_id', '=', personId)
    .where('source', '=', 'provider')
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, role: row.role },
    ...{ scopeKind: row.scope_kind, scopeId: row.scope_id },
  }))
}

export async function grantById(
  db: Db,
  id: string,
): Promise<{ readonly id: string; readonly person_id: string; readonly role: string } | null> {
  const row = await tables(db)
    .selectFrom('role_grant')
    .select(['id', 'person_id', 'role'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function endGrant(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('role_grant')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every role of somebody. */
export async function endGrantsOf(db: Db, personId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('role_grant')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whether nobody but this person is administrator. Holds these roles, so that two who end at once are not both let go. */
export async function isLastAdministrator(db: Db, personId: string): Promise<boolean> {
  const rows = await tables(db)
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.length > 0 && rows.every((row) => row.person_id === personId)
}

/** A role of a group becomes one that was given by hand: it stays until somebody ends it. */
export async function keepByHand(db: Db, grantId: string): Promise<void> {
  await tables(db)
    .updateTable('role_grant')
    .set({ source: 'hand', group_name: null })
    .where('id', '=', grantId)
    .execute()
}
