import type { Generated, Selectable } from 'kysely'
import type { Db } from '../kit/db.ts'
import { factsSchema, type ReportFacts, type ReportState, type ReportWords, wordsSchema } from './schema.ts'

interface ReportTable {
  id: Generated<string>
  project_id: string
  version: number
  words: string
  known: string | null
  state: ReportState
  change_note: string | null
  changed_at: Date
  changed_by: string | null
  submitted_by: string | null
  submitted_at: Date | null
  reviewed_by: string | null
  reviewed_at: Date | null
  review_reasons: string | null
  published_at: Date | null
  published_by: string | null
}

const tables = (db: Db) => db.withTables<{ participation_report: ReportTable }>()

/** One version of the participation report of a project. */
export type ReportVersion = Readonly<Omit<Selectable<ReportTable>, 'words' | 'known'>> & {
  readonly words: ReportWords
  /** What was known on the day of publication; null before it. */
  readonly facts: ReportFacts | null
}

interface By {
  readonly at: Date
  readonly personId: string | null
}

const versionFrom = ({ words, known, ...row }: Selectable<ReportTable>): ReportVersion => ({
  ...row,
  // A jsonb column goes in as text and comes back as a value.
  words: wordsSchema.parse(words),
  facts: known === null ? null : factsSchema.parse(known),
})

/** The versions of a report, the newest first. */
export async function reportsOf(db: Db, projectId: string): Promise<readonly ReportVersion[]> {
  const rows = await tables(db)
    .selectFrom('participation_report')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** Begins a version; false when one is being worked on already. */
export async function insertReport(
  db: Db,
  report: { readonly project_id: string; readonly version: number; readonly words: ReportWords },
  by: By,
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('participation_report')
    .values({
      ...{ project_id: report.project_id, version: report.version, words: JSON.stringify(report.words) },
      ...{ known: null, state: 'draft', change_note: null, changed_at: by.at, changed_by: by.personId },
      ...{ submitted_by: null, submitted_at: null, reviewed_by: null, reviewed_at: null },
      ...{ review_reasons: null, published_at: null, published_by: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Changes a version that is not published; false when it is in another state or was changed after `seen`. */
export async function updateReport(
  db: Db,
  id: string,
  change: Partial<Omit<ReportVersion, 'id' | 'project_id' | 'version' | 'changed_at' | 'changed_by'>>,
  by: By,
  when: { readonly states: readonly ReportState[]; readonly seen?: Date | undefined },
): Promise<boolean> {
  const { words, facts, ...row } = change
  let query = tables(db)
    .updateTable('participation_report')
    .set({
      ...row,
      ...(words ? { words: JSON.stringify(words) } : {}),
      ...(facts ? { known: JSON.stringify(facts) } : {}),
      ...{ changed_at: by.at, changed_by: by.personId },
    })
    .where('id', '=', id)
    .where('state', 'in', [...when.states])
  if (when.seen) query = query.where('changed_at', '=', when.seen)
  return (await query.returning('id').executeTakeFirst()) !== undefined
}

/** The reports that wait for somebody: with the adviser, sent back, or agreed and not published yet. */
export async function waitingReports(
  db: Db,
): Promise<readonly { readonly project_id: string; readonly state: ReportState }[]> {
  return tables(db)
    .selectFrom('participation_report')
    .select(['project_id', 'state'])
    .where('state', 'in', ['review', 'returned', 'agreed'])
    .orderBy('changed_at')
    .execute()
}

/** Which of these projects have no published report yet. */
export async function withoutReport(db: Db, projectIds: readonly string[]): Promise<readonly string[]> {
  if (projectIds.length === 0) return []
  const rows = await tables(db)
    .selectFrom('participation_report')
    .select('project_id')
    .where('project_id', 'in', [...projectIds])
    .where('state', '=', 'published')
    .execute()
  return projectIds.filter((id) => !rows.some(({ project_id }) => project_id === id))
}
