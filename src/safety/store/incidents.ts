import { type Generated, type GeneratedAlways, type Selectable, sql } from 'kysely'
import { forgetDigests } from '../../kit/audit.ts'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { IncidentKind, IncidentSetting, IncidentTarget } from '../schema.ts'
import { additionIds } from './additions.ts'
import type { Stretch } from './blocks.ts'

interface IncidentTable {
  id: Generated<string>
  nr: GeneratedAlways<number>
  happened_on: Day
  kind: IncidentKind
  target: IncidentTarget
  setting: IncidentSetting
  what: string
  involved: string | null
  done: string | null
  to_police: boolean
  /** What it is about: a contribution or a block at the desk. */
  about_path: string | null
  reported_by: string | null
  reported_at: Date
  follow_up_id: string | null
  follow_up_on: Day | null
  reminded_on: Day | null
  closed_at: Date | null
  closed_by: string | null
  changed_at: Date
  changed_by: string | null
}

const tables = (db: Db) => db.withTables<{ incident: IncidentTable }>()

export type Incident = Readonly<Selectable<IncidentTable>>

/** What somebody tells of it. */
export type IncidentContent = Pick<
  Incident,
  | 'happened_on'
  | 'kind'
  | 'target'
  | 'setting'
  | 'what'
  | 'involved'
  | 'done'
  | 'to_police'
  | 'follow_up_id'
  | 'follow_up_on'
  | 'about_path'
>

interface By {
  readonly at: Date
  readonly personId: string | null
}

export async function insertIncident(db: Db, content: IncidentContent, by: By): Promise<Incident> {
  return tables(db)
    .insertInto('incident')
    .values({
      ...content,
      ...{ reported_by: by.personId, reported_at: by.at, changed_at: by.at, changed_by: by.personId },
      ...{ reminded_on: null, closed_at: null, closed_by: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function incidentByNr(db: Db, nr: number, lock = false): Promise<Incident | null> {
  const query = tables(db).selectFrom('incident').selectAll().where('nr', '=', nr)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

/** Changes an incident; false when somebody else changed it after `seen`. */
export async function updateIncident(
  db: Db,
  id: string,
  change: Partial<IncidentContent> & Partial<Pick<Incident, 'closed_at' | 'closed_by'>>,
  by: By & { readonly seen: Date },
): Promise<boolean> {
  const row = await tables(db)
    .updateTable('incident')
    .set({ ...change, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
    .where('changed_at', '=', by.seen)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Incidents that somebody may read: all of them (null), or what they reported or follow up; open ones on top. */
export async function listIncidents(
  db: Db,
  personId: string | null,
  page: Stretch,
): Promise<readonly Incident[]> {
  let query = tables(db).selectFrom('incident').selectAll()
  if (personId !== null)
    query = query.where((is) => is.or([is('reported_by', '=', personId), is('follow_up_id', '=', personId)]))
  return query
    .orderBy(sql`closed_at is not null`)
    .orderBy('happened_on', 'desc')
    .orderBy('nr', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
}

/** Open incidents that somebody follows up by a day that has come. */
export async function incidentsDue(db: Db, today: Day): Promise<readonly Incident[]> {
  return tables(db)
    .selectFrom('incident')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('follow_up_on', '<=', today)
    .orderBy('nr')
    .forUpdate()
    .execute()
}

export async function markReminded(db: Db, id: string, today: Day): Promise<void> {
  await tables(db).updateTable('incident').set({ reminded_on: today }).where('id', '=', id).execute()
}

/** How often something happened in a year; nobody is named. */
export interface IncidentCount {
  readonly year: number
  readonly kind: IncidentKind
  readonly target: IncidentTarget
  readonly setting: IncidentSetting
  readonly amount: number
  readonly to_police: number
  readonly open: number
}

export async function countIncidents(db: Db): Promise<readonly IncidentCount[]> {
  const { rows } = await sql<IncidentCount>`
    select extract(year from happened_on)::int as year, kind, target, setting, count(*)::int as amount,
           (count(*) filter (where to_police))::int as to_police,
           (count(*) filter (where closed_at is null))::int as open
      from incident group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`.execute(db)
  return rows
}

/** Forgets incidents that were closed before this day, with what the log could still tell of them. */
export async function forgetIncidents(db: Db, before: Day): Promise<void> {
  const additions = await additionIds(
    db,
    (
      await tables(db)
        .selectFrom('incident')
        .select('id')
        .where('closed_at', '<', sql<Date>`${before}::timestamptz`)
        .execute()
    ).map(({ id }) => id),
  )
  const gone = await tables(db)
    .deleteFrom('incident')
    .where('closed_at', '<', sql<Date>`${before}::timestamptz`)
    .returning('id')
    .execute()
  await forgetDigests(
    db,
    'incident',
    gone.map(({ id }) => id),
  )
  await forgetDigests(db, 'incident_addition', additions)
}
