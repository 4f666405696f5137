import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '../../../kit/dates.ts'
import type { Db } from '../../../kit/db.ts'
import type { DraftKindName } from './rules.ts'

interface DraftTable {
  id: Generated<string>
  kind: DraftKindName
  key: string
  definition: unknown
  before: unknown
  undone: Generated<boolean>
  based_on: number
  created_at: Date
  created_by: string
  changed_at: Date
  changed_by: string
  from_day: Day | null
}

const tables = (db: Db) => db.withTables<{ config_draft: DraftTable }>()
const json = (value: unknown) => sql<unknown>`${JSON.stringify(value)}::jsonb`

export type Draft = Readonly<Selectable<DraftTable>>

/** The draft of this thing; locked when it is going to change. */
export async function draftOf(db: Db, kind: DraftKindName, key: string, lock = false): Promise<Draft | null> {
  let query = tables(db)
    .selectFrom('config_draft')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
  if (lock) query = query.forUpdate()
  return (await query.executeTakeFirst()) ?? null
}

/** All drafts, without what they say; the one that changed last comes first. */
export const allDrafts = (
  db: Db,
): Promise<readonly Pick<Draft, 'kind' | 'key' | 'changed_at' | 'changed_by' | 'from_day'>[]> =>
  tables(db)
    .selectFrom('config_draft')
    .select(['kind', 'key', 'changed_at', 'changed_by', 'from_day'])
    .orderBy('changed_at', 'desc')
    .execute()

/** Starts a draft; does nothing when there is one already. */
export async function insertDraft(
  db: Db,
  draft: Pick<Draft, 'kind' | 'key' | 'definition' | 'based_on' | 'created_at' | 'created_by'>,
): Promise<void> {
  await tables(db)
    .insertInto('config_draft')
    .values({
      ...draft,
      definition: json(draft.definition),
      before: null,
      changed_at: draft.created_at,
      changed_by: draft.created_by,
      from_day: null,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .execute()
}

/** Keeps a change, with what was there so that it can be taken back, or taken back that it was. */
export async function updateDraft(
  db: Db,
  id: string,
  change: {
    readonly definition: unknown
    readonly before: unknown
    /** Whether this takes the last change back: then `before` is what it said. */
    readonly undone: boolean
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await tables(db)
    .updateTable('config_draft')
    .set({
      definition: json(change.definition),
      before: json(change.before),
      undone: change.undone,
      changed_by: change.by,
      changed_at: change.at,
    })
    .where('id', '=', id)
    .execute()
}

/** Sets the day on which a draft goes in by itself, or takes it back. */
export async function setFromDay(
  db: Db,
  id: string,
  day: Day | null,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tables(db)
    .updateTable('config_draft')
    .set({ from_day: day, changed_by: by, changed_at: at })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('config_draft').where('id', '=', id).execute()
}

/** Drafts whose day has come. */
export const dueDrafts = (db: Db, today: Day): Promise<readonly Pick<Draft, 'kind' | 'key'>[]> =>
  tables(db)
    .selectFrom('config_draft')
    .select(['kind', 'key'])
    .where('from_day', '<=', today)
    .orderBy('from_day')
    .execute()
