import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Locale } from '../locale.ts'

type Tables = {
  search_document: {
    kind: string
    id: string
    locale: Locale | null
    path: string
    title: string
    summary: string
    audience: readonly string[]
    area_id: string | null
    at: Date
    words: string
  }
  search_word: { word: string }
}

const tables = (db: Db) => db.withTables<Tables>()

export type Row = Tables['search_document']

/** Puts a thing in, or in the place of how it was. Answers whether anything changed. */
export async function putRow(db: Db, row: Row): Promise<boolean> {
  const { kind, id, ...rest } = row
  const values = { ...rest, audience: [...row.audience], words: sql<string>`${row.words}::tsvector` }
  const changed = await tables(db)
    .insertInto('search_document')
    .values({ kind, id, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'id'])
        .doUpdateSet(values)
        .where(
          sql<boolean>`(search_document.locale, search_document.path, search_document.title, search_document.summary,
            search_document.audience, search_document.area_id, search_document.at, search_document.words)
            is distinct from (excluded.locale, excluded.path, excluded.title, excluded.summary,
            excluded.audience, excluded.area_id, excluded.at, excluded.words)`,
        ),
    )
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

export async function removeRow(db: Db, kind: string, id: string): Promise<void> {
  await tables(db).deleteFrom('search_document').where('kind', '=', kind).where('id', '=', id).execute()
}

export async function removeAll(db: Db): Promise<void> {
  await tables(db).deleteFrom('search_document').execute()
  await tables(db).deleteFrom('search_word').execute()
}

export async function putWords(db: Db, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  // Sorted, so that two writers at once wait for each other instead of locking each other out.
  const rows = [...words].sort().map((word) => ({ word }))
  await tables(db)
    .insertInto('search_word')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Question {
  /** A `tsquery` in its written form. */
  readonly query: string
  readonly audiences: readonly string[]
  readonly locale: Locale
  readonly kinds?: readonly string[] | undefined
  readonly areaIds?: readonly string[] | undefined
}

export interface Hit {
  readonly kind: string
  readonly id: string
  readonly path: string
  readonly title: string
  readonly summary: string
  readonly at: Date
}

/** So many titles are ranked when there are more, and so many other things when there are fewer. */
const mostByTitle = 500
const mostRanked = 1500

/** Where in the table stands what was found; see the function in its migration for how it looks. */
const placesOf = (
  { query, audiences, locale, kinds, areaIds }: Question,
  rest: number,
): RawBuilder<unknown> => sql`
  found as materialized (
    select distinct place from search_places(${query}::tsquery, ${[...audiences]}::text[], ${locale},
      ${kinds ? [...kinds] : null}::text[], ${areaIds ? [...areaIds] : null}::uuid[], ${mostByTitle}, ${rest}) as place
  )`

/**
 * The best hits, most fitting first; among equals the newest. What was found is fetched by its place in the table, which
 * stands still within one statement: by its key it would be looked up in an index once more.
 */
export async function rankedHits(db: Db, question: Question, most: number): Promise<readonly Hit[]> {
  const { rows } = await sql<Hit>`
    with ${placesOf(question, mostRanked)}
    select kind, id, path, title, summary, at
    from found join search_document on search_document.ctid = found.place
    order by ts_rank('{0.05, 0.2, 0.4, 1.0}', words, ${question.query}::tsquery) desc, at desc, id
    limit ${most}`.execute(db)
  return rows
}

/** Titles that begin so, newest first. */
export async function hitsBeginning(db: Db, question: Question, most: number): Promise<readonly Hit[]> {
  const { rows } = await sql<Hit>`
    with ${placesOf(question, mostByTitle)}
    select kind, id, path, title, summary, at
    from found join search_document on search_document.ctid = found.place
    order by at desc, id limit ${most}`.execute(db)
  return rows
}

/** Which of these questions find anything at all. */
export async function findsAnything(
  db: Db,
  queries: readonly string[],
  question: Omit<Question, 'query'>,
): Promise<readonly boolean[]> {
  if (queries.length === 0) return []
  const { audiences, locale } = question
  const { rows } = await sql<{ found: readonly boolean[] }>`
    select array(
      select search_finds(query::tsquery, ${[...audiences]}::text[], ${locale})
      from unnest(${[...queries]}::text[]) with ordinality as asked (query, place) order by place
    ) as found`.execute(db)
  return rows[0]?.found ?? []
}

/** How many things of a kind there are, and in how many each of these questions finds something; each up to a most. */
export async function countsOf(
  db: Db,
  kind: string,
  queries: readonly string[],
  most: { readonly things: number; readonly uses: number },
): Promise<{ readonly things: number; readonly uses: readonly number[] }> {
  const { rows } = await sql<{ things: number; uses: readonly number[] }>`
    select (select count(*)::int from (
        select from search_document where kind = ${kind} limit ${most.things}) as counted) as things,
      array(
        select (select count(*)::int from (
          select from search_document where kind = ${kind} and words @@ query::tsquery
          limit ${most.uses}) as counted)
        from unnest(${[...queries]}::text[]) with ordinality as asked (query, place) order by place
      ) as uses`.execute(db)
  return rows[0] ?? { things: 0, uses: [] }
}

/** Words that look like these or like their plural, the likest first. */
export async function wordsLike(
  db: Db,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (words.length === 0) return new Map()
  const { rows } = await sql<{ typed: string; likely: readonly string[] }>`
    select typed, array(
      select word from search_word where word % typed or word % (typed || 'en')
      order by greatest(similarity(word, typed), similarity(word, typed || 'en')) desc, word limit 20
    ) as likely
    from unnest(${[...words]}::text[]) as typed`.execute(db)
  return new Map(rows.map(({ typed, likely }) => [typed, likely]))
}

/** Identifiers (uuid) of the things of a kind that answer the question, as a subquery for a list of that kind. */
export const idsMatching = (kind: string, query: string): RawBuilder<unknown> =>
  query === ''
    ? sql`(select null::uuid where false)`
    : sql`(select id::uuid from search_document where kind = ${kind} and words @@ ${query}::tsquery)`
