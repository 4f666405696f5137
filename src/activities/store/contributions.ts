import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import { wordsAsked, wordsIn } from '../../kit/search.ts'
import type { ContributionKind, ContributionState, NameShown, Place, Words } from '../schema.ts'
import type { Voices } from '../voice.ts'
import type { Where } from './answering.ts'
import { type Contribution, tables, textColumns } from './tables.ts'

/** Everything that is stored of a contribution. */
export interface NewContribution {
  readonly id: string
  readonly projectId: string
  readonly activityId: string
  readonly kind: ContributionKind
  readonly targetId: string | null
  readonly voice: string
  readonly personId: string | null
  readonly channel: Contribution['channel']
  readonly enteredBy: string | null
  readonly state: ContributionState
  readonly at: Date
  /** Only those who work on the project read it. */
  readonly isPrivate?: boolean
  readonly place?: Place | null
  readonly text:
    | (Words & { readonly email: string | null; readonly locale: Locale; readonly source: string | null })
    | null
}

const indexed = ({ title, body }: Pick<Words, 'title' | 'body'>): string =>
  wordsIn({ title, text: body ?? '' })

const columns =
  sql.raw(`id, project_id, activity_id, kind, target_id, voice, person_id, channel, entered_by, state,
  is_owed, is_private, at, changed_at`)

/** As the database reads it from JSON. */
const asRow = ({ text, place, ...one }: NewContribution) => ({
  ...{ id: one.id, project_id: one.projectId, activity_id: one.activityId, kind: one.kind },
  ...{ target_id: one.targetId, voice: one.voice, person_id: one.personId, channel: one.channel },
  ...{ entered_by: one.enteredBy, state: one.state, is_owed: one.kind !== 'support' },
  ...{ is_private: one.isPrivate ?? false, at: one.at, changed_at: one.at, has_text: text !== null },
  ...(place && {
    ...{ place_id: place.placeId, place: place.words, lon: place.lon, lat: place.lat, area_id: place.areaId },
    paragraph_id: place.paragraphId,
  }),
  ...(text && {
    ...{ title: text.title || null, body: text.body, name: text.name, shows: text.shows, email: text.email },
    ...{ locale: text.locale, source: text.source, words: indexed(text) },
  }),
})

/** What became of something that was stored: its number, and whether it is new. */
export interface Stored {
  readonly nr: number
  readonly isNew: boolean
}

/**
 * Stores what people put in, with its words: one statement for all, which locks no more than that their projects go on.
 * Sent twice (the same `id`) it is stored once; answers their numbers either way, in the same order.
 */
export async function insertContributions(
  db: Db,
  all: readonly NewContribution[],
): Promise<readonly Stored[]> {
  const { rows } = await sql<{ id: string; nr: number; is_new: boolean }>`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(all.map(asRow))}::jsonb) as one (
        id uuid, project_id uuid, activity_id uuid, kind text, target_id uuid, voice text, person_id uuid, channel text,
        entered_by uuid, state text, is_owed boolean, is_private boolean, at timestamptz, changed_at timestamptz,
        has_text boolean, title text, body text, name text, shows text, email text, locale text, source text, words text,
        place_id uuid, place text, lon double precision, lat double precision, area_id uuid, paragraph_id uuid)
    ), put as (
      insert into contribution (${columns}) select ${columns} from asked
      on conflict (id) do nothing
      returning nr, id
    ), words as (
      insert into contribution_text (contribution_id, title, body, name, shows, email, locale, source, words,
        place_id, place, lon, lat, area_id, paragraph_id)
      select id, title, body, name, shows, email, locale, source, words::tsvector, place_id, place, lon, lat, area_id,
        paragraph_id
      from put join asked using (id) where has_text
    )
    select id, nr, true as is_new from put
    union all select id, nr, false from contribution where id in (select id from asked)`.execute(db)
  const found = new Map(rows.map(({ id, nr, is_new }) => [id, { nr, isNew: is_new }]))
  return Promise.all(
    all.map(async ({ id }) => {
      // Not there: stored by the same form in the same moment.
      const nr = found.get(id) ?? (await contributionById(db, id))
      if (!nr) throw new Error('A contribution was neither stored nor there')
      return 'isNew' in nr ? nr : { nr: nr.nr, isNew: false }
    }),
  )
}

/** Stores one contribution, see `insertContributions`. */
export async function insertContribution(db: Db, one: NewContribution): Promise<Stored> {
  const [stored] = await insertContributions(db, [one])
  if (!stored) throw new Error('A contribution was neither stored nor there')
  return stored
}

/** Support, and every voice that who gives it may have had: by the key in use first, then by older ones. */
export interface NewSupport {
  readonly one: Omit<NewContribution, 'voice' | 'kind' | 'text'> & { readonly targetId: string }
  readonly voices: Voices
}

/** Support as it stands after it was given. */
export interface Given {
  readonly id: string
  readonly nr: number
  readonly state: ContributionState
}

/**
 * Stores support, or makes what waited or was taken back count; once for each voice, also in the same moment. Who gave
 * it before under an older key or another address keeps that voice. One statement for all, in the same order.
 */
export async function upsertSupports(db: Db, all: readonly NewSupport[]): Promise<readonly Given[]> {
  const asked = all.map(({ one, voices }) => ({
    ...asRow({ ...one, kind: 'support', voice: voices[0], text: null }),
    voices,
  }))
  const { rows } = await sql<Given & { readonly asked: string }>`
    with given as materialized (
      select id, project_id, activity_id, kind, target_id, person_id, channel, entered_by, state, is_owed, is_private,
        at, changed_at, coalesce((
          select before.voice from contribution as before
          where before.activity_id = one.activity_id and before.target_id = one.target_id and before.kind = 'support'
            and before.voice = any (one.voices) limit 1
        ), (
          select before.voice from contribution as before
          where before.activity_id = one.activity_id and before.target_id = one.target_id and before.kind = 'support'
            and before.person_id = one.person_id limit 1
        ), one.voice) as voice
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as one (
        id uuid, project_id uuid, activity_id uuid, kind text, target_id uuid, voice text, voices text[], person_id uuid,
        channel text, entered_by uuid, state text, is_owed boolean, is_private boolean, at timestamptz,
        changed_at timestamptz)
    ), put as (
      insert into contribution (${columns}) select ${columns} from given
      on conflict (activity_id, target_id, voice) where kind = 'support' do update
        set state = case when contribution.state = 'shown' then 'shown' else excluded.state end,
            person_id = coalesce(contribution.person_id, excluded.person_id), changed_at = excluded.changed_at
      returning id, nr, state, target_id, voice
    )
    select given.id as asked, put.id, put.nr, put.state
    from given join put on put.target_id = given.target_id and put.voice = given.voice`.execute(db)
  const found = new Map(rows.map(({ asked, ...given }) => [asked, given]))
  return all.map(({ one }) => {
    const given = found.get(one.id)
    if (!given) throw new Error('Support was neither stored nor there')
    return given
  })
}

const selection = (db: Db) =>
  tables(db)
    .selectFrom('contribution')
    .leftJoin('contribution_text', 'contribution_id', 'contribution.id')
    .selectAll('contribution')
    .select(textColumns)

export async function contributionByNr(db: Db, nr: number): Promise<Contribution | null> {
  return (await selection(db).where('nr', '=', nr).executeTakeFirst()) ?? null
}

export async function contributionById(db: Db, id: string): Promise<Contribution | null> {
  return (await selection(db).where('contribution.id', '=', id).executeTakeFirst()) ?? null
}

export async function contributionsByIds(db: Db, ids: readonly string[]): Promise<readonly Contribution[]> {
  if (ids.length === 0) return []
  return selection(db)
    .where('contribution.id', 'in', [...ids])
    .orderBy('nr')
    .execute()
}

export type Order = 'newest' | 'supported'

/** What everybody reads of an activity, in this order, with these words in it. */
export async function listShown(
  db: Db,
  activityId: string,
  asked: {
    readonly order: Order
    readonly text: string
    readonly at?: Where | undefined
    readonly offset: number
    readonly limit: number
  },
): Promise<readonly Contribution[]> {
  const words = wordsAsked(asked.text, 'all')
  let query = selection(db)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'shown')
    .where('target_id', 'is', null)
  if (words) query = query.where(sql<boolean>`words @@ ${words}::tsquery`)
  const { at } = asked
  if (at && 'placeId' in at) query = query.where('place_id', '=', at.placeId)
  if (at && 'paragraphId' in at) query = query.where('paragraph_id', '=', at.paragraphId)
  if (at && 'areaIds' in at) query = query.where('area_id', 'in', [...at.areaIds])
  if (asked.order === 'supported') query = query.orderBy('supports', 'desc')
  return query.orderBy('nr', 'desc').offset(asked.offset).limit(asked.limit).execute()
}

/** How much everybody reads of an activity, and how much there is that only those read who work on the project. */
export interface Shown {
  readonly contributions: number
  readonly comments: number
  readonly supports: number
  readonly privately: number
}

/** How many people put in and how often they supported it, as everybody reads it. */
export async function countShown(db: Db, activityId: string): Promise<Shown> {
  const { rows } = await sql<Shown>`
    select count(*) as contributions, coalesce(sum(comments), 0)::int as comments, coalesce(sum(supports), 0)::int as supports,
      (select count(*) from contribution where activity_id = ${activityId} and is_private and state = 'held') as privately
    from contribution where activity_id = ${activityId} and state = 'shown' and target_id is null`.execute(db)
  return rows[0] ?? { contributions: 0, comments: 0, supports: 0, privately: 0 }
}

/** The same of each of these activities, in one statement; without what is private. */
export async function countShownIn(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Shown, 'contributions' | 'supports'>>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await sql<{ activity_id: string; contributions: number; supports: number }>`
    select activity_id, count(*)::int as contributions, coalesce(sum(supports), 0)::int as supports
    from contribution
    where activity_id = any (${[...activityIds]}::uuid[]) and state = 'shown' and target_id is null
    group by activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, ...counted }) => [activity_id, counted]))
}

/** What looks most like these words among what everybody can read. */
export async function listAlike(
  db: Db,
  activityId: string,
  text: string,
  most: number,
): Promise<readonly Contribution[]> {
  const words = wordsAsked(text, 'any')
  if (words === null) return []
  return selection(db)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'shown')
    .where('target_id', 'is', null)
    .where(sql<boolean>`words @@ ${words}::tsquery`)
    .where(sql<boolean>`ts_rank('{0.05, 0.2, 0.4, 1.0}', words, ${words}::tsquery) > 0.15`)
    .orderBy(sql`ts_rank('{0.05, 0.2, 0.4, 1.0}', words, ${words}::tsquery)`, 'desc')
    .orderBy('nr', 'desc')
    .limit(most)
    .execute()
}

/** Comments on something, as everybody reads them, the oldest first. */
export async function commentsOn(db: Db, targetId: string): Promise<readonly Contribution[]> {
  return selection(db)
    .where('target_id', '=', targetId)
    .where('kind', '=', 'comment')
    .where('state', '=', 'shown')
    .orderBy('nr')
    .limit(500)
    .execute()
}

/** What these voices put in, the newest first: support too. */
export async function ownContributions(
  db: Db,
  who: { readonly voices: Voices; readonly personId: string | null; readonly projectId?: string },
): Promise<readonly Contribution[]> {
  let query = selection(db).where((is) =>
    is.or([
      is('voice', 'in', [...who.voices]),
      ...(who.personId === null ? [] : [is('person_id', '=', who.personId)]),
    ]),
  )
  if (who.projectId) query = query.where('project_id', '=', who.projectId)
  return query.where('state', '!=', 'withdrawn').orderBy('nr', 'desc').limit(500).execute()
}

/** The support of this voice for something, whatever its state. */
export async function supportBy(
  db: Db,
  targetId: string,
  who: { readonly voices: Voices; readonly personId: string | null },
): Promise<Contribution | null> {
  const row = await selection(db)
    .where('target_id', '=', targetId)
    .where('kind', '=', 'support')
    .where((is) =>
      is.or([
        is('voice', 'in', [...who.voices]),
        ...(who.personId === null ? [] : [is('person_id', '=', who.personId)]),
      ]),
    )
    .executeTakeFirst()
  return row ?? null
}

/** Changes the words of somebody; false when they are gone. */
export async function updateText(db: Db, id: string, words: Words): Promise<void> {
  await sql`update contribution_text set title = ${words.title || null}, body = ${words.body}, name = ${words.name},
    shows = ${words.shows}, words = ${indexed(words)}::tsvector where contribution_id = ${id}`.execute(db)
}

/** Takes the words of somebody away, with their name and address; that something was put in stays. */
export async function eraseText(db: Db, id: string): Promise<void> {
  await tables(db)
    .updateTable('contribution_text')
    .set({
      title: null,
      body: null,
      name: null,
      shows: 'anonymous' as NameShown,
      email: null,
      source: null,
      words: null,
      ...{ place_id: null, place: null, lon: null, lat: null, area_id: null, paragraph_id: null },
    })
    .where('contribution_id', '=', id)
    .execute()
}

/** Brings a contribution into another state, from one of these; false when it was in none of them. */
export async function updateState(
  db: Db,
  id: string,
  change: {
    readonly state: ContributionState
    readonly from: readonly ContributionState[]
    readonly at: Date
    readonly voice?: string
  },
): Promise<boolean> {
  const changed = await tables(db)
    .updateTable('contribution')
    .set({ state: change.state, changed_at: change.at, ...(change.voice ? { voice: change.voice } : {}) })
    .where('id', '=', id)
    .where('state', 'in', [...change.from])
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Says that a contribution was changed by who wrote it. */
export async function touchContribution(db: Db, id: string, at: Date): Promise<void> {
  await tables(db).updateTable('contribution').set({ changed_at: at }).where('id', '=', id).execute()
}

/** What waits for the link of a mail since before this moment goes, with its words. */
export async function deleteWaitingBefore(db: Db, before: Date): Promise<void> {
  await tables(db)
    .deleteFrom('contribution')
    .where('state', '=', 'waiting')
    .where('at', '<', before)
    .execute()
}

/** How much came in by each activity that is owed an answer, how much of it has none, and what waits for a look. */
export async function countsOf(
  db: Db,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly total: number; readonly open: number; readonly held: number }>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await sql<{ activity_id: string; total: number; open: number; held: number }>`
    select activity_id, count(*) as total, count(*) filter (where response_id is null) as open,
      count(*) filter (where state = 'held' and not is_private) as held
    from contribution where activity_id = any (${[...activityIds]}::uuid[]) and is_owed
      and state in ('held', 'shown', 'hidden')
    group by activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, ...counts }) => [activity_id, counts]))
}
