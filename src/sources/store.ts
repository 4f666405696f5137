import type { Generated, Selectable } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Applicant, Level, Need } from './schema.ts'

interface SourceTable {
  id: Generated<string>
  slug: string
  name: string
  provider: string
  level: Level
  summary: string
  summary_en: string | null
  conditions: string
  conditions_en: string | null
  for_whom: readonly Applicant[]
  kinds: readonly string[]
  subjects: readonly string[]
  area_ids: readonly string[]
  min_cents: number | null
  max_cents: number | null
  own_share: number
  needs: readonly Need[]
  deadlines: readonly string[]
  link: string
  contact: string | null
  source: string
  checked_on: Day
  is_example: boolean
  retired_on: Day | null
  asked_on: Day | null
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

interface ReminderTable {
  id: Generated<string>
  source_id: string
  person_id: string
  deadline: Day
  asked_at: Date
  told_at: Date | null
}

type Tables = { money_source: SourceTable; money_source_reminder: ReminderTable }
const tables = (db: Db) => db.withTables<Tables>()

/** Money that can be asked for elsewhere. */
export type Source = Readonly<Selectable<SourceTable>>

/** What an editor says of a source. */
export type SourceContent = Omit<
  Source,
  'id' | 'slug' | 'retired_on' | 'asked_on' | 'created_at' | 'changed_at' | 'changed_by'
>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** Every source, by name; those that are retired only for who keeps the register. */
export async function allSources(db: Db, withRetired = false): Promise<readonly Source[]> {
  let query = tables(db).selectFrom('money_source').selectAll()
  if (!withRetired) query = query.where('retired_on', 'is', null)
  return query.orderBy('name').orderBy('id').execute()
}

export async function sourceBySlug(db: Db, slug: string): Promise<Source | null> {
  const row = await tables(db)
    .selectFrom('money_source')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}

export async function sourceById(db: Db, id: string): Promise<Source | null> {
  const row = await tables(db).selectFrom('money_source').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Stores a source; null when the address is taken. */
export async function insertSource(
  db: Db,
  slug: string,
  content: SourceContent,
  by: By,
): Promise<Source | null> {
  const row = await tables(db)
    .insertInto('money_source')
    .values({
      ...content,
      ...{ slug, retired_on: null, asked_on: null },
      ...{ created_at: by.at, changed_at: by.at, changed_by: by.personId },
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Changes a source; null when somebody else changed it after `seen`. */
export async function updateSource(
  db: Db,
  id: string,
  change: Partial<SourceContent> & { readonly retired_on?: Day | null },
  by: By,
  seen?: Date,
): Promise<Source | null> {
  let query = tables(db)
    .updateTable('money_source')
    .set({ ...change, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
  if (seen) query = query.where('changed_at', '=', seen)
  return (await query.returningAll().executeTakeFirst()) ?? null
}

/** Remembers that the editors were asked to look at these again. */
export async function markAsked(db: Db, ids: readonly string[], day: Day): Promise<void> {
  await tables(db)
    .updateTable('money_source')
    .set({ asked_on: day })
    .where('id', 'in', [...ids])
    .execute()
}

/** Asks for a mail before a deadline; asking twice is asking once. */
export async function insertReminder(
  db: Db,
  reminder: Pick<Selectable<ReminderTable>, 'source_id' | 'person_id' | 'deadline' | 'asked_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('money_source_reminder')
    .values({ ...reminder, told_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether this person asked for a mail before this deadline. */
export async function hasReminder(
  db: Db,
  sourceId: string,
  personId: string,
  deadline: Day,
): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('money_source_reminder')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('person_id', '=', personId)
    .where('deadline', '=', deadline)
    .executeTakeFirst()
  return row !== undefined
}

export async function removeReminder(
  db: Db,
  sourceId: string,
  personId: string,
  deadline: Day,
): Promise<void> {
  await tables(db)
    .deleteFrom('money_source_reminder')
    .where('source_id', '=', sourceId)
    .where('person_id', '=', personId)
    .where('deadline', '=', deadline)
    .execute()
}

/** The deadlines of a source about which somebody still waits for a mail. */
export async function awaitedDeadlines(db: Db, sourceId: string): Promise<readonly Day[]> {
  const rows = await tables(db)
    .selectFrom('money_source_reminder')
    .select('deadline')
    .distinct()
    .where('source_id', '=', sourceId)
    .where('told_at', 'is', null)
    .execute()
  return rows.map(({ deadline }) => deadline)
}

/** Who waits for a mail before one of these deadlines, waits for another one: one mail, however many they waited for. */
export async function moveReminders(
  db: Db,
  sourceId: string,
  gone: readonly Day[],
  to: { readonly deadline: Day; readonly at: Date },
): Promise<void> {
  const waiting = await tables(db)
    .deleteFrom('money_source_reminder')
    .where('source_id', '=', sourceId)
    .where('told_at', 'is', null)
    .where('deadline', 'in', [...gone])
    .returning('person_id')
    .execute()
  for (const person_id of new Set(waiting.map(({ person_id }) => person_id)))
    await insertReminder(db, { source_id: sourceId, person_id, deadline: to.deadline, asked_at: to.at })
}

/** Reminders of deadlines up to this day that were not told. */
export async function remindersUntil(db: Db, day: Day): Promise<readonly Selectable<ReminderTable>[]> {
  return tables(db)
    .selectFrom('money_source_reminder')
    .selectAll()
    .where('told_at', 'is', null)
    .where('deadline', '<=', day)
    .orderBy('id')
    .execute()
}

/** Remembers that it was told; false when another process told it. */
export async function claimReminder(db: Db, id: string, at: Date): Promise<boolean> {
  const row = await tables(db)
    .updateTable('money_source_reminder')
    .set({ told_at: at })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
