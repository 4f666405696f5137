import type { Selectable } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Budget } from '../applying/budget.ts'
import { type ApplicationCheckTable, tables } from './tables.ts'

export type ApplicationCheck = Readonly<Selectable<ApplicationCheckTable>>

/** What was found when an application was looked at, item by item. */
export async function checksOf(db: Db, applicationId: string): Promise<readonly ApplicationCheck[]> {
  return tables(db)
    .selectFrom('application_check')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('item')
    .execute()
}

/** Stores what was found; what was found before under the same item is replaced. */
export async function storeChecks(db: Db, checks: readonly ApplicationCheck[]): Promise<void> {
  if (checks.length === 0) return
  await tables(db)
    .insertInto('application_check')
    .values([...checks])
    .onConflict((conflict) =>
      conflict.columns(['application_id', 'item']).doUpdateSet(({ ref }) => ({
        is_there: ref('excluded.is_there'),
        checked_at: ref('excluded.checked_at'),
        checked_by: ref('excluded.checked_by'),
      })),
    )
    .execute()
}

/** What an application asks for, as it was sent. */
export interface ApplicationRequest {
  readonly application_id: string
  /** Null once the case was destroyed. */
  readonly budget: Budget | null
  readonly facts: Readonly<Record<string, string | boolean>>
  readonly entered_by: string | null
  /** A wish that was late: no round that meets before this day looks at it. */
  readonly judged_from: Day | null
}

export async function insertRequest(db: Db, request: ApplicationRequest): Promise<void> {
  await tables(db)
    .insertInto('application_request')
    .values({
      ...request,
      budget: JSON.stringify(request.budget),
      facts: JSON.stringify(request.facts),
    })
    .execute()
}

/** What these applications ask for; one query. */
export async function requestsOf(
  db: Db,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, ApplicationRequest>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('application_request')
    .selectAll()
    .where('application_id', 'in', [...applicationIds])
    .execute()
  // jsonb columns go in as text and come back as values.
  return new Map((rows as unknown as readonly ApplicationRequest[]).map((row) => [row.application_id, row]))
}

/** Null for an application that was entered without its budget. */
export const requestOf = async (db: Db, applicationId: string): Promise<ApplicationRequest | null> =>
  (await requestsOf(db, [applicationId])).get(applicationId) ?? null
