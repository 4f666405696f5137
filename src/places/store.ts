import { type Generated, type RawBuilder, sql } from 'kysely'
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
}

export interface AreaShape extends Area {
  readonly geometry: Geometry
}

export interface MapFeature {
  readonly kind: string
  readonly name: string | null
  readonly geometry: unknown
}

const columns = ['id', 'code', 'slug', 'name', 'level', 'parent_id', 'jury_area_id', 'population'] as const

/** All areas without their shapes, in the order of the configuration. */
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

export async function shapesOf(db: Db, level: AreaLevel): Promise<readonly AreaShape[]> {
  const rows = await tables(db)
    .selectFrom('area')
    .select([...columns, 'geometry'])
    .where('level', '=', level)
    .where('geometry', 'is not', null)
    .orderBy('sort')
    .execute()
  return rows as unknown as readonly AreaShape[]
}

/** Areas of a level whose box holds the point; the caller looks at the shapes. */
export async function candidatesAt(db: Db, level: AreaLevel, [x, y]: Point): Promise<readonly AreaShape[]> {
  const rows = await tables(db)
    .selectFrom('area')
    .select([...columns, 'geometry'])
    .where('level', '=', level)
    .where('west', '<=', x)
    .where('east', '>=', x)
    .where('south', '<=', y)
    .where('north', '>=', y)
    .execute()
  return rows as unknown as readonly AreaShape[]
}

export interface NewArea extends Omit<Area, 'id'> {
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
 * An area with those it lies in: neighbourhood, district, jury area, municipality. A part of the question about what
 * lies there; `areaId` is what that question calls the area.
 */
export const areasHolding = (areaId: RawBuilder<string | null>): RawBuilder<readonly string[]> => sql`array(
  with recursive holding as (
    select id, parent_id, jury_area_id from area where id = ${areaId}
    union
    select area.id, area.parent_id, area.jury_area_id
    from area join holding on area.id in (holding.parent_id, holding.jury_area_id)
  )
  select id from holding)`

/** Changes whenever an area is added or changed. */
export async function areasVersion(db: Db): Promise<string> {
  const row = await tables(db)
    .selectFrom('area')
    .select(
      sql<string>`md5(coalesce(string_agg(code || name || coalesce(md5(geometry::text), ''), ',' order by code), ''))`.as(
        'version',
      ),
    )
    .executeTakeFirstOrThrow()
  return row.version
}
