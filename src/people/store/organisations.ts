import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { tables } from './tables.ts'

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: string
}

export async function insertOrganisation(
  db: Db,
  organisation: {
    readonly name: string
    readonly kind: string
    readonly email?: string | null
    readonly website?: string | null
  },
  at: Date,
): Promise<Organisation> {
  return tables(db)
    .insertInto('organisation')
    .values({
      name: organisation.name,
      kind: organisation.kind,
      email: organisation.email ?? null,
      website: organisation.website ?? null,
      created_at: at,
    })
    .returning(['id', 'name', 'kind'])
    .executeTakeFirstOrThrow()
}

export async function organisationByName(db: Db, name: string): Promise<Organisation | null> {
  const row = await tables(db)
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst()
  return row ?? null
}

export async function organisationsByIds(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Organisation>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function allOrganisations(db: Db): Promise<readonly Organisation[]> {
  return tables(db)
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}

/** Every organisation by name, with where it can be reached. */
export async function organisationsToReach(
  db: Db,
): Promise<readonly (Organisation & { readonly email: string | null; readonly website: string | null })[]> {
  return tables(db)
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'email', 'website'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}

export async function insertMember(
  db: Db,
  member: {
    readonly organisationId: string
    readonly personId: string
    readonly role: 'contact' | 'member'
    readonly since: Day
  },
): Promise<void> {
  await tables(db)
    .insertInto('organisation_member')
    .values({
      organisation_id: member.organisationId,
      person_id: member.personId,
      role: member.role,
      since: member.since,
      until: null,
    })
    // Who left today and comes back today has one membership.
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'since']).doUpdateSet({ until: null }),
    )
    .execute()
}

export async function endMembership(
  db: Db,
  organisationId: string,
  personId: string,
  until: Day,
): Promise<void> {
  await tables(db)
    .updateTable('organisation_member')
    .set({ until })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
}

export async function membersOf(
  db: Db,
  organisationId: string,
): Promise<
  readonly {
    readonly person_id: string
    readonly name: string
    readonly role: 'contact' | 'member'
    readonly since: Day
  }[]
> {
  return tables(db)
    .selectFrom('organisation_member')
    .innerJoin('person', 'person.id', 'organisation_member.person_id')
    .select([
      'person.id as person_id',
      'person.name',
      'organisation_member.role',
      'organisation_member.since',
    ])
    .where('organisation_id', '=', organisationId)
    .where('until', 'is', null)
    .orderBy('person.name')
    .execute()
}

export async function organisationsOf(
  db: Db,
  personId: string,
): Promise<readonly (Organisation & { readonly role: 'contact' | 'member' })[]> {
  return tables(db)
    .selectFrom('organisation_member')
    .innerJoin('organisation', 'organisation.id', 'organisation_member.organisation_id')
    .select(['organisation.id', 'organisation.name', 'organisation.kind', 'organisation_member.role'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .orderBy('organisation.name')
    .execute()
}
