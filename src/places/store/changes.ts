import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Geometry } from '../geometry.ts'
import { boxOf } from '../geometry.ts'
import type { KnownArea } from '../rules.ts'
import type { AreaLevel } from '../store.ts'

/** Whoever changes areas does so alone: a plan that was looked at is then the plan that is done. */
export async function lockAreas(db: Db): Promise<void> {
  await sql`lock table area in share row exclusive mode`.execute(db)
}

/** Every area with its border, retired ones too. */
export async function knownAreas(db: Db): Promise<readonly KnownArea[]> {
  const { rows } = await sql<KnownArea>`
    select id, code, slug, name, level, parent_id, jury_area_id, population, retired_on, merged_into, geometry
      from area order by sort, name collate "nl-x-icu"`.execute(db)
  return rows
}

export interface AreaFacts {
  readonly code: string
  readonly name: string
  readonly parent_id: string | null
  readonly jury_area_id: string | null
  readonly population: number | null
  readonly geometry: Geometry | null
}

export async function insertArea(
  db: Db,
  area: AreaFacts & { readonly level: AreaLevel; readonly slug: string; readonly sort: number },
): Promise<string> {
  const box = area.geometry && boxOf(area.geometry)
  const { rows } = await sql<{ id: string }>`
    insert into area (code, slug, name, level, parent_id, jury_area_id, population, sort, geometry,
      west, south, east, north)
    values (${area.code}, ${area.slug}, ${area.name}, ${area.level}, ${area.parent_id}, ${area.jury_area_id},
      ${area.population}, ${area.sort}, ${area.geometry && JSON.stringify(area.geometry)}::jsonb,
      ${box?.west ?? null}, ${box?.south ?? null}, ${box?.east ?? null}, ${box?.north ?? null})
    returning id`.execute(db)
  return rows[0]!.id
}

/** Says other things of an area. Its address stays, and it is an area (again). */
export async function updateArea(db: Db, id: string, area: AreaFacts): Promise<void> {
  const box = area.geometry && boxOf(area.geometry)
  await sql`update area set code = ${area.code}, name = ${area.name}, parent_id = ${area.parent_id},
      jury_area_id = ${area.jury_area_id}, population = ${area.population},
      geometry = ${area.geometry && JSON.stringify(area.geometry)}::jsonb, west = ${box?.west ?? null},
      south = ${box?.south ?? null}, east = ${box?.east ?? null}, north = ${box?.north ?? null},
      retired_on = null, merged_into = null
    where id = ${id}`.execute(db)
}

export async function retireArea(db: Db, id: string, on: Day, intoId: string | null): Promise<void> {
  await sql`update area set retired_on = ${on}, merged_into = ${intoId}
    where id = ${id} and retired_on is null`.execute(db)
}

/** Whether districts belong to this jury area now. */
export async function hasDistricts(db: Db, juryAreaId: string): Promise<boolean> {
  const { rows } =
    await sql`select from area where jury_area_id = ${juryAreaId} and retired_on is null limit 1`.execute(db)
  return rows.length > 0
}

/** What lies in an area that is retired is retired with it. */
export async function retireParts(db: Db, areaId: string, on: Day): Promise<void> {
  await sql`update area set retired_on = ${on} where parent_id = ${areaId} and retired_on is null`.execute(db)
}

/** What lies in one area lies in the other from now on. */
export async function moveParts(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`update area set parent_id = ${toId} where parent_id = ${fromId} and retired_on is null`.execute(
    db,
  )
  await sql`update area set jury_area_id = ${toId}
    where jury_area_id = ${fromId} and retired_on is null`.execute(db)
}

/** Which districts belong to a jury area: these, and no others. */
export async function setDistrictsOf(
  db: Db,
  juryAreaId: string,
  districtIds: readonly string[],
): Promise<void> {
  await sql`update area set jury_area_id = case when id = any (${[...districtIds]}::uuid[]) then ${juryAreaId}::uuid end
    where level = 'district' and retired_on is null
      and (id = any (${[...districtIds]}::uuid[])) is distinct from (jury_area_id = ${juryAreaId})
      and (id = any (${[...districtIds]}::uuid[]) or jury_area_id = ${juryAreaId})`.execute(db)
}

/**
 * Tables in which something refers to one of these areas, other than areas themselves and what is found by search:
 * then something was built on them.
 */
export async function tablesReferringTo(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const { rows: references } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as table, attname as column
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'area'::regclass and conrelid <> 'area'::regclass`.execute(db)
  const found: string[] = []
  for (const { table, column } of references) {
    const { rows } = await sql`select from ${sql.table(table)}
      where ${sql.ref(column)} = any (${[...ids]}::uuid[]) limit 1`.execute(db)
    if (rows.length > 0) found.push(table)
  }
  return [...new Set(found)]
}

/** Whether an area other than those that are known lies in or went up in one of these. */
export async function areasLeaningOn(
  db: Db,
  ids: readonly string[],
  knownIds: readonly string[],
): Promise<boolean> {
  const these = sql`any (${[...ids]}::uuid[])`
  const { rows } = await sql`select from area where id <> all (${[...knownIds]}::uuid[])
      and (parent_id = ${these} or jury_area_id = ${these} or merged_into = ${these}) limit 1`.execute(db)
  return rows.length > 0
}

export async function deleteAreas(db: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from area where id = any (${[...ids]}::uuid[])`.execute(db)
}
