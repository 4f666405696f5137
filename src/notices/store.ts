import { sql } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { Stage } from './rules.ts'

export interface OfficialNotice {
  readonly id: string
  readonly title: string
  readonly rubric: string | null
  readonly summary: string | null
  readonly url: string
  readonly published_on: Day
  readonly stage: Stage
  readonly last_day_to_object: Day | null
  readonly address: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly area_id: string | null
  readonly fetched_at: Date
}

const tables = (db: Db) => db.withTables<{ official_notice: OfficialNotice }>()

/** Adds a notice, or changes the one with the same identifier; true when it is new. What is the same stays untouched. */
export async function putNotice(db: Db, notice: OfficialNotice): Promise<boolean> {
  const { id: _, fetched_at: at, ...content } = notice
  const row = await tables(db)
    .insertInto('official_notice')
    .values(notice)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...content, fetched_at: at })
        .where(
          sql<boolean>`(official_notice.title, official_notice.rubric, official_notice.summary, official_notice.url,
            official_notice.published_on, official_notice.address, official_notice.lon, official_notice.lat,
            official_notice.area_id) is distinct from (excluded.title, excluded.rubric, excluded.summary,
            excluded.url, excluded.published_on, excluded.address, excluded.lon, excluded.lat, excluded.area_id)`,
        ),
    )
    .returning(sql<boolean>`xmax = 0`.as('is_new'))
    .executeTakeFirst()
  return row?.is_new ?? false
}

export async function noticesByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfficialNotice>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('official_notice')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The newest notices in these areas. */
export async function noticesIn(
  db: Db,
  areaIds: readonly string[],
  since: Day,
  limit: number,
): Promise<readonly OfficialNotice[]> {
  if (areaIds.length === 0) return []
  return tables(db)
    .selectFrom('official_notice')
    .selectAll()
    .where('area_id', 'in', [...areaIds])
    .where('published_on', '>=', since)
    .orderBy('published_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The day of the newest notice we have; null when there is none. */
export async function newestDay(db: Db): Promise<Day | null> {
  const row = await tables(db)
    .selectFrom('official_notice')
    .select(({ fn }) => fn.max('published_on').as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** When the service last answered all that we asked; null when we have nothing of it. */
export async function lastFetched(db: Db): Promise<Date | null> {
  const row = await tables(db)
    .selectFrom('official_notice')
    .select(({ fn }) => fn.max('fetched_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

/** The service answered all that we asked: kept with the newest notice. */
export async function noteFetched(db: Db, at: Date): Promise<void> {
  await tables(db)
    .updateTable('official_notice')
    .set({ fetched_at: at })
    .where('id', '=', (is) =>
      is
        .selectFrom('official_notice')
        .select('id')
        .orderBy('published_on', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute()
}

export async function deleteNoticesBefore(db: Db, day: Day): Promise<void> {
  await tables(db).deleteFrom('official_notice').where('published_on', '<', day).execute()
}
