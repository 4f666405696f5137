import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Relation } from '../schema.ts'
import { type InitiativeTable, type Projection, tables } from './tables.ts'

/** An initiative with its projection; the id is that of its case. */
export type Initiative = Readonly<InitiativeTable>

export async function insertInitiative(db: Db, row: Initiative): Promise<void> {
  await tables(db)
    .insertInto('initiative')
    .values({ ...row, needs: [...row.needs] })
    .execute()
}

export async function initiativeById(db: Db, caseId: string): Promise<Initiative | null> {
  const row = await tables(db)
    .selectFrom('initiative')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row ?? null
}

export async function initiativeByNumber(db: Db, number: string): Promise<Initiative | null> {
  const row = await tables(db)
    .selectFrom('initiative')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  return row ?? null
}

export async function initiativesByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Initiative>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('initiative')
    .selectAll()
    .where('case_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** Initiatives that show this photo, or will after a look by the team; their readers may load it. */
export async function initiativesOfPhoto(
  db: Db,
  fileId: string,
): Promise<readonly { readonly case_id: string; readonly listed: boolean; readonly proposed: boolean }[]> {
  const shown = tables(db)
    .selectFrom('initiative')
    .select(['case_id', 'public as listed', sql<boolean>`false`.as('proposed')])
    .where('photo_id', '=', fileId)
  const proposed = tables(db)
    .selectFrom('initiative_edit')
    .select(['case_id', sql<boolean>`false`.as('listed'), sql<boolean>`true`.as('proposed')])
    .where('photo_id', '=', fileId)
  return shown.unionAll(proposed).limit(20).execute()
}

export type InitiativeChange = Partial<Omit<Initiative, 'case_id' | 'number' | 'kind' | 'created_at'>>

export async function updateInitiative(db: Db, caseId: string, change: InitiativeChange): Promise<void> {
  const { needs, ...rest } = change
  const values = needs ? { ...rest, needs: [...needs] } : rest
  if (Object.keys(values).length === 0) return
  await tables(db).updateTable('initiative').set(values).where('case_id', '=', caseId).execute()
}

/** Answers the initiative as it is now; null for a case that is none. */
export async function saveProjection(
  db: Db,
  caseId: string,
  projection: Projection,
): Promise<Initiative | null> {
  const row = await tables(db)
    .updateTable('initiative')
    .set(projection)
    .where('case_id', '=', caseId)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Identifiers of all initiatives, in slices. */
export async function initiativeIdsAfter(
  db: Db,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  let query = tables(db).selectFrom('initiative').select('case_id').orderBy('case_id').limit(limit)
  if (after !== null) query = query.where('case_id', '>', after)
  return (await query.execute()).map((row) => row.case_id)
}

export async function insertRevision(
  db: Db,
  before: Initiative,
  replaced: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  await tables(db)
    .insertInto('initiative_revision')
    .values({
      case_id: before.case_id,
      title: before.title,
      summary: before.summary,
      story: before.story,
      replaced_at: replaced.at,
      replaced_by: replaced.by,
    })
    .execute()
}

/** Earlier texts, newest first. */
export async function revisionsOf(db: Db, caseId: string) {
  return tables(db)
    .selectFrom('initiative_revision')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .execute()
}

/** Addresses of public initiatives by the slug of their title; the newest where two share a title. */
export async function publicBySlugs(
  db: Db,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, Initiative>> {
  if (slugs.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('initiative')
    .selectAll()
    .where('slug', 'in', slugs)
    .where('public', '=', true)
    .orderBy('created_at')
    .execute()
  return new Map(rows.map((row) => [row.slug, row]))
}

export async function insertLink(
  db: Db,
  link: {
    readonly fromId: string
    readonly toId: string
    readonly relation: Relation
    readonly at: Date
    readonly by: string | null
  },
): Promise<void> {
  await tables(db)
    .insertInto('initiative_link')
    .values({
      from_id: link.fromId,
      to_id: link.toId,
      relation: link.relation,
      linked_at: link.at,
      linked_by: link.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Related {
  readonly relation: Relation
  /** `from`: the other one came from this; `to`: this one came from the other. */
  readonly direction: 'from' | 'to'
  readonly initiative: Initiative
}

/** Public initiatives that somebody linked with this one. */
export async function linkedWith(db: Db, caseId: string): Promise<readonly Related[]> {
  const rows = await tables(db)
    .selectFrom('initiative_link')
    .innerJoin('initiative', (join) =>
      join.on(
        sql<boolean>`initiative.case_id = case when from_id = ${caseId}::uuid then to_id else from_id end`,
      ),
    )
    .selectAll('initiative')
    .select(['relation', 'from_id'])
    .where((eb) => eb.or([eb('from_id', '=', caseId), eb('to_id', '=', caseId)]))
    .where('public', '=', true)
    .orderBy('linked_at')
    .limit(12)
    .execute()
  return rows.map(({ relation, from_id, ...initiative }) => ({
    relation,
    direction: from_id === caseId ? ('to' as const) : ('from' as const),
    initiative,
  }))
}

/** The city wish an initiative grew into; null when it did not. */
export async function grownInto(db: Db, caseId: string): Promise<Initiative | null> {
  const row = await tables(db)
    .selectFrom('initiative_link')
    .innerJoin('initiative', 'initiative.case_id', 'from_id')
    .selectAll('initiative')
    .where('to_id', '=', caseId)
    .where('relation', '=', 'grew_from')
    .where('kind', '=', 'city_wish')
    .orderBy('linked_at')
    .executeTakeFirst()
  return row ?? null
}

/** The plan that this one grew from; null when it did not grow from any. */
export async function grownFrom(
  db: Db,
  caseId: string,
): Promise<Pick<Initiative, 'case_id' | 'kind'> | null> {
  const row = await tables(db)
    .selectFrom('initiative_link')
    .innerJoin('initiative', 'initiative.case_id', 'to_id')
    .select(['initiative.case_id', 'initiative.kind'])
    .where('from_id', '=', caseId)
    .where('relation', '=', 'grew_from')
    .orderBy('linked_at')
    .executeTakeFirst()
  return row ?? null
}

/** The plan in which another goes on, however often that was merged itself; null for one that was not merged. */
export async function mergedInto(db: Db, caseId: string): Promise<Initiative | null> {
  const row = await tables(db)
    .withRecursive('way', (query) =>
      query
        .selectFrom('initiative_link')
        .select(['to_id', sql<number>`1`.as('nr')])
        .where('from_id', '=', caseId)
        .where('relation', '=', 'merged_into')
        .unionAll(
          query
            .selectFrom('way')
            .innerJoin('initiative_link as next', 'next.from_id', 'way.to_id')
            .select(['next.to_id', sql<number>`nr + 1`.as('nr')])
            .where('relation', '=', 'merged_into'),
        ),
    )
    .selectFrom('way')
    .innerJoin('initiative', 'case_id', 'way.to_id')
    .selectAll('initiative')
    .orderBy('nr', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Plans that go on in this one, in the order in which they came. */
export async function mergedFrom(db: Db, caseId: string): Promise<readonly Initiative[]> {
  return tables(db)
    .selectFrom('initiative_link')
    .innerJoin('initiative', 'case_id', 'from_id')
    .selectAll('initiative')
    .where('to_id', '=', caseId)
    .where('relation', '=', 'merged_into')
    .orderBy('linked_at')
    .execute()
}

/** Takes two plans apart again; answers in which one it went on, or null. */
export async function removeMerged(db: Db, caseId: string): Promise<string | null> {
  const row = await tables(db)
    .deleteFrom('initiative_link')
    .where('from_id', '=', caseId)
    .where('relation', '=', 'merged_into')
    .returning('to_id')
    .executeTakeFirst()
  return row?.to_id ?? null
}

/** What was linked with this one, public or not. */
export async function linkedIdsOf(db: Db, caseId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('initiative_link')
    .select(['from_id', 'to_id'])
    .where((eb) => eb.or([eb('from_id', '=', caseId), eb('to_id', '=', caseId)]))
    .execute()
  return rows.map(({ from_id, to_id }) => (from_id === caseId ? to_id : from_id))
}

/** About 300 metres at the latitude of the Netherlands, in degrees. */
export const around = { lon: 0.0044, lat: 0.0027 }

/** Initiatives in the square around a point, the nearest first; none for a plan without a point. */
export async function initiativeIdsNear(
  db: Db,
  { case_id, lon, lat }: Pick<Initiative, 'case_id' | 'lon' | 'lat'>,
  limit: number,
): Promise<readonly string[]> {
  if (lon === null || lat === null) return []
  const rows = await tables(db)
    .selectFrom('initiative')
    .select('case_id')
    .where('lon', 'is not', null)
    .where('lon', '>=', lon - around.lon)
    .where('lon', '<=', lon + around.lon)
    .where('lat', '>=', lat - around.lat)
    .where('lat', '<=', lat + around.lat)
    .where('case_id', '<>', case_id)
    .orderBy(sql`abs(lon - ${lon}) + abs(lat - ${lat})`)
    .limit(limit)
    .execute()
  return rows.map((row) => row.case_id)
}

/** Public initiatives about the same subject, those of the same district first. */
export async function sameSubject(
  db: Db,
  to: Pick<Initiative, 'case_id' | 'subject' | 'district_id'>,
  limit: number,
): Promise<readonly Initiative[]> {
  const recent = tables(db)
    .selectFrom('initiative')
    .selectAll()
    .where('public', '=', true)
    .where('subject', '=', to.subject)
    .where('case_id', '<>', to.case_id)
    .where('progress', '<>', 'stopped')
    .orderBy('changed_at', 'desc')
    .limit(40)
  return db
    .selectFrom(recent.as('recent'))
    .selectAll()
    .orderBy(sql`district_id is not distinct from ${to.district_id}::uuid`, 'desc')
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute()
}

/** What waits for a look by the team before others see it, oldest first. */
export async function awaitingLook(db: Db): Promise<readonly Initiative[]> {
  return tables(db)
    .with('waiting', (query) =>
      query
        .selectFrom('initiative_edit')
        .select(['case_id', 'proposed_at as since'])
        .unionAll(
          // Said as in the index `initiative_awaits_look`: a city has many initiatives, of which few wait.
          query
            .selectFrom('initiative')
            .select(['case_id', sql<Date>`consent_public_at`.as('since')])
            .where('consent_public_at', 'is not', null)
            .where('approved_public_at', 'is', null)
            .where('declined_public_at', 'is', null)
            .where('case_id', 'not in', query.selectFrom('initiative_edit').select('case_id')),
        ),
    )
    .selectFrom('waiting')
    .innerJoin('initiative', 'initiative.case_id', 'waiting.case_id')
    .selectAll('initiative')
    .orderBy('since')
    .limit(200)
    .execute()
}
