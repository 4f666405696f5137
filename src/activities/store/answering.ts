import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import { wordsAsked } from '../../kit/search.ts'
import { type Contribution, tables, textColumns } from './tables.ts'

/** A place of the list, an area, or a paragraph of the text. */
export type Where =
  | { readonly placeId: string }
  | { readonly areaIds: readonly string[] }
  | { readonly paragraphId: string }

/** What is looked at, to answer it. */
export interface ToAnswer {
  readonly which: 'open' | 'answered' | 'all'
  readonly text: string
  readonly groupId?: string | undefined
  /** Only what is in no group yet. */
  readonly ungrouped?: boolean
  /** Only what is here. */
  readonly at?: Where | undefined
  /** Whether who looks reads what is for those alone who work on the project. */
  readonly withPrivate: boolean
  readonly offset: number
  readonly limit: number
}

const withWords = (db: Db) =>
  tables(db)
    .selectFrom('contribution')
    .leftJoin('contribution_text', 'contribution_id', 'contribution.id')
    .selectAll('contribution')
    .select(textColumns)

const owed = (db: Db, activityId: string) =>
  withWords(db)
    .where('activity_id', '=', activityId)
    .where('is_owed', '=', true)
    .where('state', 'in', ['held', 'shown', 'hidden'])

/** What is owed an answer: what has none first, the oldest on top. */
export async function listToAnswer(
  db: Db,
  activityId: string,
  asked: ToAnswer,
): Promise<readonly Contribution[]> {
  const words = wordsAsked(asked.text, 'all')
  let query = owed(db, activityId)
  if (asked.which !== 'all')
    query = query.where('response_id', asked.which === 'open' ? 'is' : 'is not', null)
  if (asked.groupId) query = query.where('group_id', '=', asked.groupId)
  if (asked.ungrouped) query = query.where('group_id', 'is', null)
  if (!asked.withPrivate) query = query.where('is_private', '=', false)
  const { at } = asked
  if (at && 'placeId' in at) query = query.where('place_id', '=', at.placeId)
  if (at && 'paragraphId' in at) query = query.where('paragraph_id', '=', at.paragraphId)
  if (at && 'areaIds' in at) query = query.where('area_id', 'in', [...at.areaIds])
  if (words) query = query.where(sql<boolean>`words @@ ${words}::tsquery`)
  return query
    .orderBy(sql`response_id is not null`)
    .orderBy('nr')
    .offset(asked.offset)
    .limit(asked.limit)
    .execute()
}

/** What was answered and left an address, of a group or alone: to tell them what came of it. */
export async function contributionsToTell(
  db: Db,
  about: { readonly groupId: string } | { readonly contributionId: string },
): Promise<readonly Contribution[]> {
  const query = withWords(db)
    .where('response_id', 'is not', null)
    .where('email', 'is not', null)
    .where('state', 'in', ['held', 'shown', 'hidden'])
    .orderBy('nr')
  return (
    'groupId' in about
      ? query.where('group_id', '=', about.groupId)
      : query.where('contribution.id', '=', about.contributionId)
  ).execute()
}

/** What looks most like these words, and has no group and no answer yet. */
export async function listAlikeOpen(
  db: Db,
  activityId: string,
  text: string,
  most: number,
): Promise<readonly Contribution[]> {
  const words = wordsAsked(text, 'any')
  if (words === null) return []
  return owed(db, activityId)
    .where('response_id', 'is', null)
    .where('group_id', 'is', null)
    .where(sql<boolean>`words @@ ${words}::tsquery`)
    .orderBy(sql`ts_rank('{0.05, 0.2, 0.4, 1.0}', words, ${words}::tsquery)`, 'desc')
    .orderBy('nr')
    .limit(most)
    .execute()
}

/** Puts contributions without an answer in a group, or in none; answers how many. */
export async function setGroup(
  db: Db,
  activityId: string,
  ids: readonly string[],
  groupId: string | null,
): Promise<number> {
  if (ids.length === 0) return 0
  const moved = await tables(db)
    .updateTable('contribution')
    .set({ group_id: groupId })
    .where('activity_id', '=', activityId)
    .where('id', 'in', [...ids])
    .where('is_owed', '=', true)
    .where('response_id', 'is', null)
    .where('state', 'in', ['held', 'shown', 'hidden'])
    .returning('id')
    .execute()
  return moved.length
}

/**
 * Lets an answer count: for one contribution, or for all of a group that were not answered by themselves. When each had
 * its first answer stays.
 */
export async function setResponse(
  db: Db,
  responseId: string,
  what:
    | { readonly contributionId: string }
    | { readonly groupId: string; readonly responses: readonly string[] },
  at: Date,
): Promise<readonly string[]> {
  let query = tables(db)
    .updateTable('contribution')
    .set({ response_id: responseId, answered_at: sql`coalesce(answered_at, ${at})` })
    .where('is_owed', '=', true)
    .where('state', 'in', ['held', 'shown', 'hidden'])
  if ('contributionId' in what) query = query.where('id', '=', what.contributionId)
  else
    query = query.where('group_id', '=', what.groupId).where((is) =>
      is.or([
        is('response_id', 'is', null),
        // Those of the group before this one.
        ...(what.responses.length === 0 ? [] : [is('response_id', 'in', [...what.responses])]),
      ]),
    )
  return (await query.returning('id').execute()).map(({ id }) => id)
}

/** How many contributions each group has. */
export async function groupSizes(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await sql<{ group_id: string; amount: number }>`
    select group_id, count(*) as amount from contribution
    where activity_id = any (${[...activityIds]}::uuid[]) and group_id is not null
      and state in ('held', 'shown', 'hidden')
    group by group_id`.execute(db)
  return new Map(rows.map(({ group_id, amount }) => [group_id, amount]))
}

/** What was answered by itself and can be read by everybody, the latest contribution first. */
export async function listAnsweredAlone(
  db: Db,
  responseIds: readonly string[],
): Promise<readonly Contribution[]> {
  if (responseIds.length === 0) return []
  return withWords(db)
    .where('response_id', 'in', [...responseIds])
    .where('state', '=', 'shown')
    .orderBy('nr', 'desc')
    .execute()
}

/** How much of a project still waits for an answer. */
export async function countOpen(db: Db, projectId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from contribution
    where project_id = ${projectId} and is_owed and response_id is null and state in ('held', 'shown', 'hidden')`.execute(
    db,
  )
  return rows[0]?.open ?? 0
}
