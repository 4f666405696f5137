import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { grouped } from '../../kit/grouped.ts'
import { type Activity, tables } from './tables.ts'

/** What a project leader says of an activity. */
export type ActivityContent = Pick<
  Activity,
  | 'way_key'
  | 'title'
  | 'question'
  | 'explanation'
  | 'asks'
  | 'opens_on'
  | 'closes_on'
  | 'may_support'
  | 'may_comment'
  | 'may_be_private'
  | 'review_first'
  | 'without_email'
  | 'answer_on'
>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** Stores an activity; null when its address is taken. */
export async function insertActivity(
  db: Db,
  activity: ActivityContent & Pick<Activity, 'project_id' | 'kind' | 'slug'>,
  by: By,
): Promise<string | null> {
  const row = await tables(db)
    .insertInto('activity')
    .values({
      ...activity,
      ...{ review_reason: null, review_changed_on: null },
      ...{ published_at: null, stopped_at: null, stopped_by: null, stop_reason: null },
      ...{ created_at: by.at, changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Changes an activity; false when somebody else changed it after `seen`. */
export async function updateActivity(
  db: Db,
  id: string,
  change: Partial<ActivityContent> &
    Partial<
      Pick<
        Activity,
        'published_at' | 'stopped_at' | 'stopped_by' | 'stop_reason' | 'review_reason' | 'review_changed_on'
      >
    >,
  by: By,
  seen?: Date,
): Promise<boolean> {
  let query = tables(db)
    .updateTable('activity')
    .set({ ...change, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
  if (seen) query = query.where('changed_at', '=', seen)
  return (await query.returning('id').executeTakeFirst()) !== undefined
}

/** Throws a draft away, with what people could choose or read in it. */
export async function deleteActivity(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('activity_place').where('activity_id', '=', id).execute()
  await tables(db).deleteFrom('activity_paragraph').where('activity_id', '=', id).execute()
  await tables(db).deleteFrom('activity').where('id', '=', id).execute()
}

/** The activities of a project for who works on it, drafts too; the first to begin on top. */
export async function activitiesOf(db: Db, projectId: string): Promise<readonly Activity[]> {
  return tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('opens_on')
    .orderBy('created_at')
    .execute()
}

/** The activities of a project that everybody may see. */
export const publishedActivitiesOf = async (db: Db, projectId: string): Promise<readonly Activity[]> =>
  (await activitiesOf(db, projectId)).filter(({ published_at }) => published_at !== null)

/** Drafts of these projects of which the planned first day is at hand, the first on top. */
export async function draftsUntil(
  db: Db,
  projectIds: readonly string[],
  until: Day,
): Promise<readonly Activity[]> {
  if (projectIds.length === 0) return []
  return tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .where('published_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('opens_on', '<=', until)
    .orderBy('opens_on')
    .orderBy('id')
    .execute()
}

/** The published activities of more projects at once, by the project. */
export async function activitiesByProject(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Activity[]>> {
  if (projectIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .where('published_at', 'is not', null)
    .orderBy('opens_on')
    .orderBy('created_at')
    .execute()
  return grouped(rows, ({ project_id }) => project_id)
}

export async function activityBySlug(db: Db, projectId: string, slug: string): Promise<Activity | null> {
  const row = await tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}

export async function activitiesByIds(db: Db, ids: readonly string[]): Promise<readonly Activity[]> {
  if (ids.length === 0) return []
  return tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
}

/** Published activities that opened between these days and were not stopped. */
export async function openedBetween(db: Db, from: Day, until: Day): Promise<readonly Activity[]> {
  return tables(db)
    .selectFrom('activity')
    .selectAll()
    .where('published_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .where('opens_on', '>=', from)
    .where('opens_on', '<=', until)
    .orderBy('id')
    .execute()
}

export async function activityById(db: Db, id: string): Promise<Activity | null> {
  return (await tables(db).selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
