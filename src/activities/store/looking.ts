import { type Generated, type GeneratedAlways, type Selectable, sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Deed, ReportKind } from '../schema.ts'
import { type Contribution, tables, textColumns } from './tables.ts'

interface ReportTable {
  id: Generated<string>
  contribution_id: string
  kind: ReportKind
  body: string | null
  at: Date
  settled_at: Date | null
  settled_by: string | null
}

interface LookTable {
  id: Generated<string>
  sequence: GeneratedAlways<number>
  contribution_id: string
  deed: Deed
  reason: string | null
  at: Date
  by_person_id: string | null
}

const own = (db: Db) => db.withTables<{ contribution_report: ReportTable; contribution_look: LookTable }>()

export type Report = Readonly<Selectable<ReportTable>>
export type Look = Readonly<Selectable<LookTable>>

export async function insertReport(
  db: Db,
  report: Pick<Report, 'contribution_id' | 'kind' | 'body' | 'at'>,
): Promise<void> {
  await own(db)
    .insertInto('contribution_report')
    .values({ ...report, settled_at: null, settled_by: null })
    .execute()
}

export async function settleReports(
  db: Db,
  contributionId: string,
  by: { readonly at: Date; readonly personId: string | null },
): Promise<void> {
  await own(db)
    .updateTable('contribution_report')
    .set({ settled_at: by.at, settled_by: by.personId })
    .where('contribution_id', '=', contributionId)
    .where('settled_at', 'is', null)
    .execute()
}

export async function insertLook(db: Db, look: Omit<Look, 'id' | 'sequence'>): Promise<void> {
  await own(db).insertInto('contribution_look').values(look).execute()
}

/** What was done last with these contributions. */
export async function latestLooks(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Look>> {
  if (ids.length === 0) return new Map()
  const looks = await own(db)
    .selectFrom('contribution_look')
    .distinctOn('contribution_id')
    .selectAll()
    .where('contribution_id', 'in', [...ids])
    .orderBy('contribution_id')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(looks.map((look) => [look.contribution_id, look]))
}

/** What people said of these contributions and nobody dealt with yet. */
export async function openReports(db: Db, ids: readonly string[]): Promise<readonly Report[]> {
  if (ids.length === 0) return []
  return own(db)
    .selectFrom('contribution_report')
    .selectAll()
    .where('contribution_id', 'in', [...ids])
    .where('settled_at', 'is', null)
    .orderBy('at')
    .execute()
}

/**
 * What asks for somebody to look: reported, asked to be looked at again, waiting to be read, or kept from others; in
 * that order, the oldest first. `only` asks for one of them.
 */
export async function listToLookAt(
  db: Db,
  activityId: string,
  page: { readonly offset: number; readonly limit: number; readonly only?: string },
): Promise<readonly (Contribution & { readonly is_reported: boolean; readonly is_appealed: boolean })[]> {
  const reported = sql<boolean>`exists (select from contribution_report
    where contribution_report.contribution_id = contribution.id and settled_at is null)`
  const appealed = sql<boolean>`exists (select from contribution_appeal
    where contribution_appeal.contribution_id = contribution.id and contribution_appeal.settled_at is null)`
  const { only } = page
  return tables(db)
    .selectFrom('contribution')
    .leftJoin('contribution_text', 'contribution_id', 'contribution.id')
    .selectAll('contribution')
    .select(textColumns)
    .select([reported.as('is_reported'), appealed.as('is_appealed')])
    .where('activity_id', '=', activityId)
    .where('kind', '!=', 'support')
    .where('is_private', '=', false)
    .$if(only !== undefined, (query) => query.where(sql<boolean>`contribution.id::text = ${only ?? ''}`))
    .where((is) =>
      is.or([is('state', 'in', ['held', 'hidden']), is.and([is('state', '=', 'shown'), reported])]),
    )
    .orderBy(sql`case when ${reported} then 0 when ${appealed} then 1 when state = 'held' then 2 else 3 end`)
    .orderBy('nr')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
}
