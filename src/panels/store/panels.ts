import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { type Panel, type PanelTable, tables } from './tables.ts'

/** Every group, also those that are not on the site yet or have ended. */
export const allPanels = (db: Db): Promise<readonly Panel[]> =>
  tables(db).selectFrom('panel').selectAll().orderBy('name').orderBy('id').execute()

/** The groups that everybody may see. */
export const publicPanels = (db: Db): Promise<readonly Panel[]> =>
  tables(db)
    .selectFrom('panel')
    .selectAll()
    .where('published_on', 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

export const panelsOfProject = (db: Db, projectId: string): Promise<readonly Panel[]> =>
  tables(db)
    .selectFrom('panel')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('published_on', 'is not', null)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()

export async function panelBySlug(db: Db, slug: string): Promise<Panel | null> {
  return (
    (await tables(db).selectFrom('panel').selectAll().where('slug', '=', slug).executeTakeFirst()) ?? null
  )
}

export async function panelById(db: Db, id: string): Promise<Panel | null> {
  return (await tables(db).selectFrom('panel').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The group, held until the transaction is over: of two changes at once the second sees the first. */
export async function lockPanel(db: Db, id: string): Promise<Panel | null> {
  const row = await tables(db)
    .selectFrom('panel')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Slugs that begin so, to find one that is free. */
export async function slugsLike(db: Db, slug: string): Promise<readonly string[]> {
  const rows = await tables(db).selectFrom('panel').select('slug').where('slug', 'like', `${slug}%`).execute()
  return rows.map(({ slug }) => slug)
}

export async function insertPanel(db: Db, panel: Insertable<PanelTable>): Promise<string> {
  const { id } = await tables(db).insertInto('panel').values(panel).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updatePanel(db: Db, id: string, change: Updateable<PanelTable>): Promise<void> {
  await tables(db).updateTable('panel').set(change).where('id', '=', id).execute()
}
