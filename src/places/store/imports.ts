import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { FileArea } from '../file.ts'

/** A file with areas that somebody sent, and what became of it. */
export interface AreaImport {
  readonly id: string
  readonly file_name: string
  readonly status: 'open' | 'done' | 'undone'
  readonly made_at: Date
  readonly made_by: string | null
  readonly done_at: Date | null
  readonly undone_at: Date | null
  readonly added: number
  readonly changed: number
  readonly retired: number
}

/** Rows as they stood at a moment, in the words of the database. */
export interface Snapshot {
  readonly areas: unknown
  /** The drawn water; null when the import left it alone. */
  readonly water: unknown
}

const columns = sql.raw(
  'id, file_name, status, made_at, made_by, done_at, undone_at, added, changed, retired',
)

export async function insertImport(
  db: Db,
  row: {
    readonly fileName: string
    readonly content: readonly FileArea[]
    readonly by: string | null
    readonly at: Date
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into area_import (file_name, content, made_at, made_by)
    values (${row.fileName}, ${JSON.stringify(row.content)}::jsonb, ${row.at}, ${row.by}) returning id`.execute(
    db,
  )
  return rows[0]!.id
}

/** The files that were taken or still wait for somebody to decide, the newest first. */
export async function areaImports(db: Db): Promise<readonly AreaImport[]> {
  const { rows } = await sql<AreaImport>`
    select ${columns} from area_import order by coalesce(done_at, made_at) desc limit 20`.execute(db)
  return rows
}

export async function importById(db: Db, id: string): Promise<AreaImport | null> {
  const { rows } = await sql<AreaImport>`select ${columns} from area_import where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The file that was taken last, when it was not taken back: of earlier ones we forgot how. */
export async function lastImport(db: Db): Promise<AreaImport | null> {
  const { rows } = await sql<AreaImport>`
    select ${columns} from area_import where status = 'done' and before is not null
     order by done_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function contentOf(db: Db, id: string): Promise<readonly FileArea[]> {
  const { rows } = await sql<{ content: readonly FileArea[] | null }>`
    select content from area_import where id = ${id}`.execute(db)
  return rows[0]?.content ?? []
}

/** False when somebody else was first. Of earlier imports is forgotten how to take them back. */
export async function completeImport(
  db: Db,
  id: string,
  done: {
    readonly before: Snapshot
    readonly after: Snapshot
    readonly added: number
    readonly changed: number
    readonly retired: number
  },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update area_import set status = 'done', done_at = ${at}, content = null, added = ${done.added},
      changed = ${done.changed}, retired = ${done.retired},
      before = ${JSON.stringify(done.before)}::jsonb, after = ${JSON.stringify(done.after)}::jsonb
    where id = ${id} and status = 'open' returning id`.execute(db)
  await sql`update area_import set before = null, after = null
    where id <> ${id} and status = 'done' and before is not null`.execute(db)
  return rows.length > 0
}

export async function snapshotsOf(
  db: Db,
  id: string,
): Promise<{ readonly before: Snapshot; readonly after: Snapshot } | null> {
  const { rows } = await sql<{ before: Snapshot | null; after: Snapshot | null }>`
    select before, after from area_import where id = ${id}`.execute(db)
  const { before = null, after = null } = rows[0] ?? {}
  return before && after ? { before, after } : null
}

export async function markUndone(db: Db, id: string, at: Date): Promise<void> {
  await sql`update area_import set status = 'undone', undone_at = ${at}, before = null, after = null
    where id = ${id}`.execute(db)
}

/** Throws away a file that nobody took. */
export async function removeImport(db: Db, id: string): Promise<void> {
  await sql`delete from area_import where id = ${id} and status = 'open'`.execute(db)
}

/** These areas, and with `water` the drawn water, as they are now. */
export async function snapshot(db: Db, ids: readonly string[], water: boolean): Promise<Snapshot> {
  const { rows } = await sql<{ areas: unknown; water: unknown }>`
    select (select coalesce(jsonb_agg(to_jsonb(area) order by id), '[]') from area
             where id = any (${[...ids]}::uuid[])) as areas,
           (select coalesce(jsonb_agg(to_jsonb(map_feature) order by id), '[]') from map_feature
             where kind = 'water' and ${water}) as water`.execute(db)
  const [row] = rows
  return { areas: row?.areas ?? [], water: water ? row?.water : null }
}

/** Whether these areas stand as they stood then. */
export async function standsAsIn(db: Db, then: Snapshot): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`
    select exists (
      select from jsonb_array_elements(${JSON.stringify(then.areas)}::jsonb) as was
      left join area on area.id = (was ->> 'id')::uuid
      where to_jsonb(area) is distinct from was
    ) as other`.execute(db)
  return rows[0]?.other === false
}

/** Puts areas back as they stood then, and the drawn water when it was touched. */
export async function restore(db: Db, then: Snapshot): Promise<void> {
  await sql`
    update area set code = was.code, slug = was.slug, name = was.name, level = was.level, parent_id = was.parent_id,
      jury_area_id = was.jury_area_id, geometry = was.geometry, west = was.west, south = was.south, east = was.east,
      north = was.north, population = was.population, sort = was.sort, retired_on = was.retired_on,
      merged_into = was.merged_into
    from jsonb_populate_recordset(null::area, ${JSON.stringify(then.areas)}::jsonb) as was
    where was.id = area.id`.execute(db)
  if (then.water === null) return
  await sql`delete from map_feature where kind = 'water'`.execute(db)
  await sql`insert into map_feature
    select * from jsonb_populate_recordset(null::map_feature, ${JSON.stringify(then.water)}::jsonb)`.execute(
    db,
  )
}
