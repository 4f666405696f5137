import { type Selectable, sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import { type Plan, planSchema } from '../schema.ts'
import { type By, type Level, type PlanTable, type Review, tables } from './tables.ts'

/** One version of a participation plan. */
export type PlanVersion = Readonly<Omit<Selectable<PlanTable>, 'content'>> & { readonly plan: Plan }
export type PlanState = PlanVersion['state']

const versionFrom = ({ content, ...row }: Selectable<PlanTable>): PlanVersion => ({
  ...row,
  // A jsonb column goes in as text and comes back as a value.
  plan: planSchema.parse(content),
})

/** The versions of a plan, the newest first. */
export async function plansOf(db: Db, projectId: string): Promise<readonly PlanVersion[]> {
  const rows = await tables(db)
    .selectFrom('project_plan')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** The same of more projects at once. */
export async function plansByProject(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanVersion[]>> {
  const found = new Map<string, PlanVersion[]>(projectIds.map((id) => [id, []]))
  if (projectIds.length === 0) return found
  const rows = await tables(db)
    .selectFrom('project_plan')
    .selectAll()
    .where('project_id', 'in', [...projectIds])
    .orderBy('version', 'desc')
    .execute()
  for (const row of rows) found.get(row.project_id)?.push(versionFrom(row))
  return found
}

/** The published plan that counts now, of each of these projects. */
export async function currentPlans(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, PlanVersion>> {
  if (projectIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('project_plan')
    .selectAll()
    .distinctOn('project_id')
    .where('project_id', 'in', [...projectIds])
    .where('state', '=', 'published')
    .orderBy('project_id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.project_id, versionFrom(row)]))
}

/** A day by which an answer was promised, and from when until when the plan said so. */
export interface PromisedDay {
  readonly project_id: string
  readonly since: Date
  /** Null for what counts now. */
  readonly until: Date | null
  readonly day: Day | null
}

/** By which day these projects promised an answer, plan after plan. */
export async function promisedDays(db: Db, projectIds: readonly string[]): Promise<readonly PromisedDay[]> {
  if (projectIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('project_plan')
    .select(['project_id', 'published_at', sql<Day | null>`content ->> 'feedbackOn'`.as('day')])
    .where('project_id', 'in', [...projectIds])
    .where('state', '=', 'published')
    .orderBy('project_id')
    .orderBy('version')
    .execute()
  return rows.flatMap(({ project_id, published_at, day }, index) => {
    const next = rows[index + 1]
    const until = next?.project_id === project_id ? next.published_at : null
    return published_at === null ? [] : [{ project_id, since: published_at, until, day }]
  })
}

/** Where the newest version of every plan stands, by project. */
export async function newestPlans(
  db: Db,
): Promise<ReadonlyMap<string, Pick<PlanVersion, 'version' | 'state' | 'submitted_at'>>> {
  const rows = await tables(db)
    .selectFrom('project_plan')
    .select(['project_id', 'version', 'state', 'submitted_at'])
    .distinctOn('project_id')
    .orderBy('project_id')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.project_id, row]))
}

/** Begins a version; false when one is being worked on already. */
export async function insertPlan(
  db: Db,
  version: { readonly project_id: string; readonly version: number; readonly plan: Plan },
  by: By,
): Promise<boolean> {
  const { plan, ...row } = version
  const inserted = await tables(db)
    .insertInto('project_plan')
    .values({
      ...row,
      ...{ content: JSON.stringify(plan), state: 'draft', level_id: null, change_note: null },
      ...{ changed_at: by.at, changed_by: by.personId, submitted_by: null, submitted_at: null },
      ...{ published_at: null, published_by: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Changes a version that is not published; false when it is in another state or was changed after `seen`. */
export async function updatePlan(
  db: Db,
  id: string,
  change: Partial<Omit<PlanVersion, 'id' | 'project_id' | 'version' | 'changed_at' | 'changed_by'>>,
  by: By,
  when: { readonly states: readonly PlanState[]; readonly seen?: Date | undefined },
): Promise<boolean> {
  const { plan, ...row } = change
  let query = tables(db)
    .updateTable('project_plan')
    .set({
      ...row,
      ...(plan ? { content: JSON.stringify(plan) } : {}),
      ...{ changed_at: by.at, changed_by: by.personId },
    })
    .where('id', '=', id)
    .where('state', 'in', [...when.states])
  if (when.seen) query = query.where('changed_at', '=', when.seen)
  return (await query.returning('id').executeTakeFirst()) !== undefined
}

export async function insertReview(db: Db, review: Omit<Review, 'id'>): Promise<void> {
  await tables(db).insertInto('project_review').values(review).execute()
}

/** What the adviser said of these versions, the latest first. */
export async function reviewsOf(db: Db, planIds: readonly string[]): Promise<readonly Review[]> {
  if (planIds.length === 0) return []
  return tables(db)
    .selectFrom('project_review')
    .selectAll()
    .where('plan_id', 'in', [...planIds])
    .orderBy('at', 'desc')
    .execute()
}

export async function insertLevel(db: Db, level: Omit<Level, 'id' | 'sequence'>): Promise<string> {
  const row = await tables(db)
    .insertInto('project_level')
    .values(level)
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Who departed from the outcome. */
export async function updateLevel(
  db: Db,
  id: string,
  change: Pick<Level, 'decided_by' | 'decided_on'>,
): Promise<void> {
  await tables(db).updateTable('project_level').set(change).where('id', '=', id).execute()
}

/** How much influence was chosen, the latest first. */
export async function levelsOf(db: Db, projectId: string): Promise<readonly Level[]> {
  return tables(db)
    .selectFrom('project_level')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('sequence', 'desc')
    .execute()
}

/** How much influence counts now, of each of these projects. */
export async function latestLevelsOf(db: Db, projectIds: readonly string[]): Promise<readonly Level[]> {
  if (projectIds.length === 0) return []
  return tables(db)
    .selectFrom('project_level')
    .selectAll()
    .distinctOn('project_id')
    .where('project_id', 'in', [...projectIds])
    .orderBy('project_id')
    .orderBy('sequence', 'desc')
    .execute()
}
