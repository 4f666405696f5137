import { type Generated, type Selectable, sql } from 'kysely'
import type { Db } from '../kit/db.ts'
import type { FiredRule } from './rules.ts'
import type { Adoption, Answers, FrameworkDefinition } from './schema.ts'

export type FrameworkStatus = 'draft' | 'example' | 'adopted'

interface FrameworkVersionTable {
  key: string
  version: number
  definition: string
  status: FrameworkStatus
  published_at: Date | null
  published_by: string | null
  adoption: string | null
}

interface FrameworkResultTable {
  id: Generated<string>
  key: string
  version: number
  subject_kind: string
  subject_id: string
  answers: string
  outcome: string
  reasons: string
  scores: string
  flags: string[]
  by_person_id: string | null
  at: Date
  chosen_outcome: string | null
  deviation_reason: string | null
  deviated_by: string | null
  deviated_at: Date | null
}

type Tables = { framework_version: FrameworkVersionTable; framework_result: FrameworkResultTable }

const tables = (db: Db) => db.withTables<Tables>()

export interface FrameworkVersion {
  readonly definition: FrameworkDefinition
  readonly status: FrameworkStatus
  readonly publishedAt: Date | null
  readonly adoption: Adoption | null
}

/** A version in a list, without its definition. */
export interface FrameworkVersionSummary {
  readonly version: number
  readonly status: FrameworkStatus
  readonly publishedAt: Date
  readonly adoption: Adoption | null
}

// jsonb columns go in as text and come back as values.
const versionFrom = (row: Selectable<FrameworkVersionTable>): FrameworkVersion => ({
  definition: row.definition as unknown as FrameworkDefinition,
  status: row.status,
  publishedAt: row.published_at,
  adoption: row.adoption as unknown as Adoption | null,
})

/** A published version; the newest one when no number is given. */
export async function publishedFramework(
  db: Db,
  key: string,
  version?: number,
): Promise<FrameworkVersion | null> {
  let query = tables(db)
    .selectFrom('framework_version')
    .selectAll()
    .where('key', '=', key)
    .where('published_at', 'is not', null)
  if (version !== undefined) query = query.where('version', '=', version)
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? versionFrom(row) : null
}

/** These published versions of a framework, in one query. */
export async function publishedVersions(
  db: Db,
  key: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, FrameworkVersion>> {
  const rows = await tables(db)
    .selectFrom('framework_version')
    .selectAll()
    .where('key', '=', key)
    .where('version', '=', sql<number>`any (${[...new Set(versions)]}::int[])`)
    .where('published_at', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.version, versionFrom(row)]))
}

/** Published versions of a framework, newest first. */
export async function versionsOf(db: Db, key: string): Promise<readonly FrameworkVersionSummary[]> {
  const rows = await tables(db)
    .selectFrom('framework_version')
    .select(['version', 'status', 'published_at', 'adoption'])
    .where('key', '=', key)
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    status: row.status,
    publishedAt: row.published_at as Date,
    adoption: row.adoption as unknown as Adoption | null,
  }))
}

/** The newest published version of every framework, in order of key. */
export async function publishedFrameworks(db: Db): Promise<readonly FrameworkVersion[]> {
  const rows = await tables(db)
    .selectFrom('framework_version')
    .selectAll()
    .distinctOn('key')
    .where('published_at', 'is not', null)
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionFrom)
}

/** The highest version number that is known, drafts included; 0 when there is none. */
export async function highestVersion(db: Db, key: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('framework_version')
    .select(({ fn }) => fn.max('version').as('highest'))
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.highest ?? 0
}

/** Stores a published version; false when another just published that number. */
export async function insertPublished(
  db: Db,
  version: {
    readonly definition: FrameworkDefinition
    readonly publishedAt: Date
    readonly publishedBy: string | null
    readonly adoption: Adoption | null
  },
): Promise<boolean> {
  const { definition, adoption } = version
  const inserted = await tables(db)
    .insertInto('framework_version')
    .values({
      key: definition.key,
      version: definition.version,
      definition: JSON.stringify(definition),
      status: adoption ? 'adopted' : 'example',
      published_at: version.publishedAt,
      published_by: version.publishedBy,
      adoption: adoption ? JSON.stringify(adoption) : null,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Marks a published example as adopted; false when it is none. */
export async function storeAdoption(
  db: Db,
  key: string,
  version: number,
  adoption: Adoption,
): Promise<boolean> {
  const updated = await tables(db)
    .updateTable('framework_version')
    .set({ status: 'adopted', adoption: JSON.stringify(adoption) })
    .where('key', '=', key)
    .where('version', '=', version)
    .where('status', '=', 'example')
    .returning('key')
    .executeTakeFirst()
  return updated !== undefined
}

export interface FrameworkResult {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly subject: Subject
  readonly answers: Answers
  /** What the framework said. */
  readonly outcome: string
  readonly reasons: readonly FiredRule[]
  readonly scores: Readonly<Record<string, number>>
  readonly flags: readonly string[]
  readonly byPersonId: string | null
  readonly at: Date
  readonly deviation: Deviation | null
}

/** What a result is about, such as `{ kind: 'case', id }`. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

export interface Deviation {
  readonly outcome: string
  readonly reason: string
  readonly byPersonId: string | null
  readonly at: Date
}

const resultFrom = (row: Selectable<FrameworkResultTable>): FrameworkResult => ({
  id: row.id,
  key: row.key,
  version: row.version,
  subject: { kind: row.subject_kind, id: row.subject_id },
  answers: row.answers as unknown as Answers,
  outcome: row.outcome,
  reasons: row.reasons as unknown as readonly FiredRule[],
  scores: row.scores as unknown as Readonly<Record<string, number>>,
  flags: row.flags,
  byPersonId: row.by_person_id,
  at: row.at,
  deviation:
    row.chosen_outcome !== null && row.deviation_reason !== null && row.deviated_at !== null
      ? {
          outcome: row.chosen_outcome,
          reason: row.deviation_reason,
          byPersonId: row.deviated_by,
          at: row.deviated_at,
        }
      : null,
})

export async function insertResult(db: Db, result: Omit<FrameworkResult, 'id'>): Promise<FrameworkResult> {
  const row = await tables(db)
    .insertInto('framework_result')
    .values({
      key: result.key,
      version: result.version,
      subject_kind: result.subject.kind,
      subject_id: result.subject.id,
      answers: JSON.stringify(result.answers),
      outcome: result.outcome,
      reasons: JSON.stringify(result.reasons),
      scores: JSON.stringify(result.scores),
      flags: [...result.flags],
      by_person_id: result.byPersonId,
      at: result.at,
      chosen_outcome: result.deviation?.outcome ?? null,
      deviation_reason: result.deviation?.reason ?? null,
      deviated_by: result.deviation?.byPersonId ?? null,
      deviated_at: result.deviation?.at ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return resultFrom(row)
}

export async function resultById(db: Db, id: string): Promise<FrameworkResult | null> {
  const row = await tables(db)
    .selectFrom('framework_result')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? resultFrom(row) : null
}

/** More of them at once, in no order. */
export async function resultsByIds(db: Db, ids: readonly string[]): Promise<readonly FrameworkResult[]> {
  if (ids.length === 0) return []
  const rows = await tables(db)
    .selectFrom('framework_result')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(resultFrom)
}

/** Results about a subject, newest first. */
export async function resultsAbout(db: Db, subject: Subject): Promise<readonly FrameworkResult[]> {
  const rows = await tables(db)
    .selectFrom('framework_result')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(resultFrom)
}

/** How often a version led to an outcome, and what was chosen. */
export interface Applied {
  readonly version: number
  readonly status: FrameworkStatus
  /** What the framework said. */
  readonly outcome: string
  /** What somebody chose instead; null when it was followed. */
  readonly chosen: string | null
  readonly times: number
}

/** How a framework was applied between two moments, without who or what. */
export async function appliedBetween(
  db: Db,
  key: string,
  from: Date,
  until: Date,
): Promise<readonly Applied[]> {
  const rows = await tables(db)
    .selectFrom('framework_result')
    .innerJoin('framework_version', (join) =>
      join
        .onRef('framework_version.key', '=', 'framework_result.key')
        .onRef('framework_version.version', '=', 'framework_result.version'),
    )
    .select(({ fn }) => [
      'framework_result.version',
      'status',
      'outcome',
      'chosen_outcome as chosen',
      fn.countAll<string>().as('times'),
    ])
    .where('framework_result.key', '=', key)
    .where('at', '>=', from)
    .where('at', '<', until)
    .groupBy(['framework_result.version', 'status', 'outcome', 'chosen_outcome'])
    .orderBy('framework_result.version')
    .orderBy('outcome')
    .orderBy('chosen_outcome')
    .execute()
  return rows.map((row) => ({ ...row, times: Number(row.times) }))
}

/** When a framework was first applied; null when it never was. */
export async function firstApplied(db: Db, key: string): Promise<Date | null> {
  const row = await tables(db)
    .selectFrom('framework_result')
    .select(({ fn }) => fn.min('at').as('first'))
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.first ?? null
}

/** Stores a deviation once; false when there already is one. */
export async function storeDeviation(db: Db, id: string, deviation: Deviation): Promise<boolean> {
  const updated = await tables(db)
    .updateTable('framework_result')
    .set({
      chosen_outcome: deviation.outcome,
      deviation_reason: deviation.reason,
      deviated_by: deviation.byPersonId,
      deviated_at: deviation.at,
    })
    .where('id', '=', id)
    .where('chosen_outcome', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return updated !== undefined
}
