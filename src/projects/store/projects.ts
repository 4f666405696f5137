import { type Selectable, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type By, type Move, type ProjectTable, tables } from './tables.ts'

/** A project with the areas it is about; none means the whole city. */
export type Project = Readonly<Selectable<ProjectTable>> & { readonly area_ids: readonly string[] }

/** Who is protected, and whether everything is read first. */
type ProtectionColumn = 'for_young' | 'review_first' | 'review_reason' | 'review_changed_on'

/** What an editor says of a project. */
export type ProjectContent = Omit<
  Project,
  | 'id'
  | 'number'
  | 'slug'
  | 'leader_id'
  | 'state'
  | ProtectionColumn
  | 'published_on'
  | 'created_at'
  | 'changed_at'
  | 'changed_by'
>

/** The next number of a year. Concurrent callers wait for each other; a rolled back number may leave a gap. */
export async function nextNumber(db: Db, year: number): Promise<number> {
  const row = await tables(db)
    .insertInto('project_number_sequence')
    .values({ year, last_number: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet({ last_number: sql`project_number_sequence.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

const selection = (db: Db) =>
  tables(db)
    .selectFrom('project')
    .selectAll('project')
    .select(
      sql<
        string[]
      >`array(select area_id from project_area where project_id = project.id order by area_id)`.as(
        'area_ids',
      ),
    )

/** Stores a project; null when the address is taken. */
export async function insertProject(
  db: Db,
  project: ProjectContent & {
    readonly number: string
    readonly slug: string
    readonly leader_id: string | null
  },
  by: By,
): Promise<string | null> {
  const { area_ids, ...content } = project
  const row = await tables(db)
    .insertInto('project')
    .values({
      ...content,
      ...{ state: 'preparing', published_on: null, review_reason: null, review_changed_on: null },
      ...{ created_at: by.at, changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await replaceAreas(db, row.id, area_ids)
  return row.id
}

async function replaceAreas(db: Db, id: string, areaIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(areaIds)]
  let gone = tables(db).deleteFrom('project_area').where('project_id', '=', id)
  if (wanted.length > 0) gone = gone.where('area_id', 'not in', wanted)
  await gone.execute()
  if (wanted.length === 0) return
  await tables(db)
    .insertInto('project_area')
    .values(wanted.map((area_id) => ({ project_id: id, area_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Changes a project; false when somebody else changed it after `seen`. */
export async function updateProject(
  db: Db,
  id: string,
  change: Partial<ProjectContent> &
    Partial<Pick<Project, 'state' | 'published_on' | 'leader_id' | ProtectionColumn>>,
  by: By,
  seen?: Date,
): Promise<boolean> {
  const { area_ids, ...content } = change
  let query = tables(db)
    .updateTable('project')
    .set({ ...content, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
  if (seen) query = query.where('changed_at', '=', seen)
  const changed = (await query.returning('id').executeTakeFirst()) !== undefined
  if (changed && area_ids) await replaceAreas(db, id, area_ids)
  return changed
}

export async function projectById(db: Db, id: string): Promise<Project | null> {
  return (await selection(db).where('project.id', '=', id).executeTakeFirst()) ?? null
}

export async function projectsByIds(db: Db, ids: readonly string[]): Promise<readonly Project[]> {
  if (ids.length === 0) return []
  return selection(db)
    .where('project.id', 'in', [...ids])
    .execute()
}

export async function projectByNumber(db: Db, number: string): Promise<Project | null> {
  return (await selection(db).where('number', '=', number).executeTakeFirst()) ?? null
}

export async function projectBySlug(db: Db, slug: string): Promise<Project | null> {
  return (await selection(db).where('slug', '=', slug).executeTakeFirst()) ?? null
}

/** Keeps others from changing the same project meanwhile. */
export async function lockProject(db: Db, id: string): Promise<void> {
  await tables(db).selectFrom('project').select('id').where('id', '=', id).forUpdate().execute()
}

/** Every project, what was changed last on top; for who works on projects. */
export async function allProjects(db: Db): Promise<readonly Project[]> {
  return selection(db).orderBy('changed_at', 'desc').orderBy('id').execute()
}

/** The projects that somebody leads, by number. */
export async function projectsLedBy(db: Db, personId: string): Promise<readonly Project[]> {
  return selection(db).where('leader_id', '=', personId).orderBy('number').execute()
}

/** The same, a part of the list. */
export async function listProjects(
  db: Db,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Project[]> {
  return selection(db).orderBy('changed_at', 'desc').orderBy('id').offset(offset).limit(limit).execute()
}

/** Every project that everybody may see, published last on top; in these areas, or about the whole city. */
export async function publicProjects(
  db: Db,
  filter: { readonly areaIds?: readonly string[] | undefined; readonly withWholeCity?: boolean } = {},
): Promise<readonly Project[]> {
  let query = selection(db).where('published_on', 'is not', null)
  const { areaIds, withWholeCity } = filter
  if (areaIds) {
    query = query.where(({ or, exists, not, selectFrom }) => {
      const areas = selectFrom('project_area').select('area_id').whereRef('project_id', '=', 'project.id')
      const here = exists(areas.where('area_id', 'in', areaIds.length > 0 ? [...areaIds] : [nowhere]))
      return withWholeCity ? or([here, not(exists(areas))]) : here
    })
  }
  return query.orderBy('published_on', 'desc').orderBy('project.id').execute()
}

const nowhere = '00000000-0000-0000-0000-000000000000'

export async function insertMove(db: Db, move: Omit<Move, 'id' | 'sequence'>): Promise<void> {
  await tables(db).insertInto('project_move').values(move).execute()
}

/** What became of a project, the first on top. */
export async function movesOf(db: Db, projectId: string): Promise<readonly Move[]> {
  return tables(db)
    .selectFrom('project_move')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('sequence')
    .execute()
}

/** The same of more projects at once. */
export async function movesByProject(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Move[]>> {
  const found = new Map<string, Move[]>(projectIds.map((id) => [id, []]))
  if (projectIds.length === 0) return found
  const rows = await tables(db)
    .selectFrom('project_move')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .orderBy('sequence')
    .execute()
  for (const row of rows) found.get(row.project_id)?.push(row)
  return found
}
