import { type Generated, type RawBuilder, sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Box, Geometry, Point } from './geometry.ts'

export type AreaLevel = 'municipality' | 'jury_area' | 'district' | 'neighbourhood'

type Tables = {
  area: {
    id: Generated<string>
    code: string
    slug: string
    name: string
    level: AreaLevel
    parent_id: string | null
    jury_area_id: string | null
    geometry: string | null
    west: number | null
    south: number | null
    east: number | null
    north: number | null
    population: number | null
    sort: number
    retired_on: Day | null
    merged_into: string | null
  }
  map_feature: { id: Generated<string>; kind: string; name: string | null; geometry: string }
}

const tables = (db: Db) => db.withTables<Tables>()

export interface Area {
  readonly id: string
  readonly code: string
  readonly slug: string
  readonly name: string
  readonly level: AreaLevel
  readonly parent_id: string | null
  readonly jury_area_id: string | null
  readonly population: number | null
  /** Since when it is no area any more; what has its place in it keeps that. */
  readonly retired_on: Day | null
  /** The area that goes on in its place. */
  readonly merged_into: string | null
}

export interface AreaShape extends Area {
  readonly geometry: Geometry
}

export interface MapFeature {
  readonly kind: string
  readonly name: string | null
  readonly geometry: unknown
}

const columns = [
  ...(['id', 'code', 'slug', 'name', 'level', 'parent_id', 'jury_area_id', 'population'] as const),
  ...(['retired_on', 'merged_into'] as const),
] as const

/** All areas without their shapes, retired ones too, in the order of the configuration. */
export async function allAreas(db: Db): Promise<readonly Area[]> {
  return tables(db).selectFrom('area').select(columns).orderBy('sort').orderBy('name').execute()
}

export async function areaById(db: Db, id: string): Promise<Area | null> {
  return (await tables(db).selectFrom('area').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function areaBySlug(db: Db, slug: string): Promise<Area | null> {
  return (
    (await tables(db).selectFrom('area').select(columns).where('slug', '=', slug).executeTakeFirst()) ?? null
  )
}

export async function areaByCode(db: Db, code: string): Promise<Area | null> {
  return (
    (await tables(db).selectFrom('area').select(columns).where('code', '=', code).executeTakeFirst()) ?? null
  )
}

/** The areas of a level with their borders, without those that were retired. */
export async function shapesOf(db: Db, level: AreaLevel): Promise<readonly AreaShape[]> {
  const rows = await tables(db)
    .selectFrom('area')
    .select([...columns, 'geometry'])
    .where('level', '=', level)
    .where('geometry', 'is not', null)
    .where('retired_on', 'is', null)
    .orderBy('sort')
    .execute()
  return rows as unknown as readonly AreaShape[]
}

/** These areas with their borders, retired ones too; what was never drawn is left out. */
export async function shapesById(db: Db, ids: readonly string[]): Promise<readonly AreaShape[]> {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('area')
    .select([...columns, 'geometry'])
    .where('id', 'in', [...ids])
    .where('geometry', 'is not', null)
    .execute()
  return rows as unknown as readonly AreaShape[]
}

/** Areas of a level whose box holds the point; the caller looks at the shapes. */
export async function candidatesAt(db: Db, level: AreaLevel, [x, y]: Point): Promise<readonly AreaShape[]> {
  const rows = await tables(db)
    .selectFrom('area')
    .select([...columns, 'geometry'])
    .where('level', '=', level)
    .where('retired_on', 'is', null)
    .where('west', '<=', x)
    .where('east', '>=', x)
    .where('south', '<=', y)
    .where('north', '>=', y)
    .execute()
  return rows as unknown as readonly AreaShape[]
}

export interface NewArea extends Omit<Area, 'id' | 'retired_on' | 'merged_into'> {
  readonly geometry: Geometry | null
  readonly box: Box | null
  readonly sort: number
}

/** Adds an area, or changes the one with the same code: importing twice gives the same city. */
export async function putArea(db: Db, area: NewArea): Promise<string> {
  const { geometry, box, ...rest } = area
  const values = {
    ...rest,
    geometry: geometry ? JSON.stringify(geometry) : null,
    west: box?.west ?? null,
    south: box?.south ?? null,
    east: box?.east ?? null,
    north: box?.north ?? null,
    ...{ retired_on: null, merged_into: null },
  }
  const row = await tables(db)
    .insertInto('area')
    .values(values)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function replaceMapFeatures(
  db: Db,
  kind: string,
  features: readonly MapFeature[],
): Promise<void> {
  await tables(db).deleteFrom('map_feature').where('kind', '=', kind).execute()
  for (const feature of features) {
    await tables(db)
      .insertInto('map_feature')
      .values({ kind: feature.kind, name: feature.name, geometry: JSON.stringify(feature.geometry) })
      .execute()
  }
}

export async function mapFeatures(db: Db): Promise<readonly MapFeature[]> {
  const rows = await tables(db)
    .selectFrom('map_feature')
    .select(['kind', 'name', 'geometry'])
    .orderBy('kind')
    .execute()
  return rows as unknown as readonly MapFeature[]
}

/**
 * An area with those it lies in or went up in: neighbourhood, district, jury area, municipality. A part of the question
 * about what lies there; `areaId` is what that question calls the area.
 */
export const areasHolding = (areaId: RawBuilder<string | null>): RawBuilder<readonly string[]> => sql`array(
  with recursive holding as (
    select id, parent_id, jury_area_id, merged_into from area where id = ${areaId}
    union
    select area.id, area.parent_id, area.jury_area_id, area.merged_into
    from area join holding on area.id in (holding.parent_id, holding.jury_area_id, holding.merged_into)
  )
  select id from holding)`

/** Changes whenever an area is added or changed. */
export async function areasVersion(db: Db): Promise<string> {
  const row = await tables(db)
    .selectFrom('area')
    .select(
      sql<string>`md5(coalesce(string_agg(code || name || coalesce(retired_on::text, '') || coalesce(parent_id::text, '') || coalesce(jury_area_id::text, '') || coalesce(population::text, '') || coalesce(md5(geometry::text), ''), ',' order by code), ''))`.as(
        'version',
      ),
    )
    .executeTakeFirstOrThrow()
  return row.version
}
