import type { Db } from '../../kit/db.ts'
import { type By, type News, type Phase, type ProjectDocument, type ProjectPerson, tables } from './tables.ts'

export type PhaseContent = Omit<Phase, 'id' | 'project_id' | 'position'>
export type PersonContent = Omit<ProjectPerson, 'id' | 'project_id' | 'position'>

export async function phasesOf(db: Db, projectId: string): Promise<readonly Phase[]> {
  return tables(db)
    .selectFrom('project_phase')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
}

/** The phases of a project, in this order and no others. */
export async function replacePhases(
  db: Db,
  projectId: string,
  phases: readonly PhaseContent[],
): Promise<void> {
  await tables(db).deleteFrom('project_phase').where('project_id', '=', projectId).execute()
  if (phases.length === 0) return
  await tables(db)
    .insertInto('project_phase')
    .values(phases.map((phase, position) => ({ ...phase, project_id: projectId, position })))
    .execute()
}

export async function peopleOf(db: Db, projectId: string): Promise<readonly ProjectPerson[]> {
  return tables(db)
    .selectFrom('project_person')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
}

/** Who to turn to, in this order and nobody else. */
export async function replacePeople(
  db: Db,
  projectId: string,
  people: readonly PersonContent[],
): Promise<void> {
  await tables(db).deleteFrom('project_person').where('project_id', '=', projectId).execute()
  if (people.length === 0) return
  await tables(db)
    .insertInto('project_person')
    .values(people.map((person, position) => ({ ...person, project_id: projectId, position })))
    .execute()
}

/** Puts somebody else, or nobody, with the functions that somebody had in a project. */
export async function replacePerson(
  db: Db,
  projectId: string,
  fromId: string,
  toId: string | null,
): Promise<void> {
  await tables(db)
    .updateTable('project_person')
    .set({ person_id: toId })
    .where('project_id', '=', projectId)
    .where('person_id', '=', fromId)
    .execute()
}

/** The projects that somebody works on besides those they lead. */
export async function projectsWith(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('project_person')
    .select('project_id')
    .where('person_id', '=', personId)
    .execute()
  return rows.map((row) => row.project_id)
}

export async function documentsOf(db: Db, projectId: string): Promise<readonly ProjectDocument[]> {
  return tables(db)
    .selectFrom('project_document')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('removed_at', 'is', null)
    .orderBy('added_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function insertDocuments(
  db: Db,
  projectId: string,
  documents: readonly Pick<ProjectDocument, 'file_id' | 'title'>[],
  by: By,
): Promise<void> {
  if (documents.length === 0) return
  await tables(db)
    .insertInto('project_document')
    .values(
      documents.map((document) => ({
        ...document,
        ...{ project_id: projectId, added_at: by.at, added_by: by.personId, removed_at: null },
      })),
    )
    .execute()
}

/** Takes a document away; false when it is not one of this project. */
export async function removeDocument(db: Db, projectId: string, id: string, at: Date): Promise<boolean> {
  const removed = await tables(db)
    .updateTable('project_document')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}

/** The projects that show this file as a document or as their photo, and whether everybody may see them. */
export async function projectsShowing(
  db: Db,
  fileId: string,
): Promise<readonly { readonly id: string; readonly is_public: boolean }[]> {
  const rows = await tables(db)
    .selectFrom('project_document')
    .innerJoin('project', 'project.id', 'project_id')
    .select(['project.id', 'published_on'])
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .unionAll(tables(db).selectFrom('project').select(['id', 'published_on']).where('photo_id', '=', fileId))
    .execute()
  return rows.map(({ id, published_on }) => ({ id, is_public: published_on !== null }))
}

/** The news of a project, the latest on top. */
export async function newsOf(db: Db, projectId: string): Promise<readonly News[]> {
  return tables(db)
    .selectFrom('project_news')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function insertNews(
  db: Db,
  news: Pick<News, 'project_id' | 'title' | 'body'>,
  by: By,
): Promise<string> {
  const row = await tables(db)
    .insertInto('project_news')
    .values({ ...news, published_at: by.at, by_person_id: by.personId, withdrawn_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** These pieces of news, as far as they were not taken back. */
export async function projectNewsByIds(db: Db, ids: readonly string[]): Promise<readonly News[]> {
  if (ids.length === 0) return []
  return tables(db)
    .selectFrom('project_news')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Takes news back; false when it is not of this project. */
export async function withdrawNews(db: Db, projectId: string, id: string, at: Date): Promise<boolean> {
  const withdrawn = await tables(db)
    .updateTable('project_news')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return withdrawn !== undefined
}
