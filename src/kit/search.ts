import type { RawBuilder } from 'kysely'
import type { Db } from './db.ts'
import type { Locale } from './locale.ts'
import {
  countsOf,
  findsAnything,
  type Hit,
  hitsBeginning,
  idsMatching,
  putRow,
  putWords,
  type Question,
  rankedHits,
  removeAll,
  removeRow,
  wordsLike,
} from './search/store.ts'
import { beginningOf, dictionaryOf, type Term, termOf, termsOf, vectorOf } from './search/terms.ts'
import { meantWord } from './search/typing.ts'

/** Audience of what everyone may find. */
export const everyone = 'everyone'

/** A thing people can find. */
export interface Findable {
  readonly kind: string
  /** Identifier within its kind. */
  readonly id: string
  /** Null where it is in the language of who wrote it. */
  readonly locale: Locale | null
  readonly path: string
  readonly title: string
  /** A sentence for the list of results; found by its words too. */
  readonly summary: string
  /** The rest of what it says. */
  readonly text: string
  /** Who may find it: `everyone`, or names that the domain gives to who is looking. Empty: nobody. */
  readonly audience: readonly string[]
  readonly areaId: string | null
  readonly at: Date
}

/** Things of one kind, for building the index anew; in slices, so that a large city fits in memory. */
export type FindableSource = (db: Db) => AsyncIterable<Findable>

const longestSummary = 300

/** Puts a thing in the index as it is now, in the transaction at hand. */
export async function putFindable(db: Db, thing: Findable): Promise<void> {
  const { kind, id, locale, path, title, summary, text, areaId, at } = thing
  const audience = [...new Set(thing.audience)].sort()
  if (audience.length === 0) return removeRow(db, kind, id)
  const words = vectorOf({ A: title, B: summary, C: text })
  const shown = summary.length > longestSummary ? `${summary.slice(0, longestSummary - 1)}…` : summary
  const row = { kind, id, locale, path, title, summary: shown, audience, area_id: areaId, at, words }
  const changed = await putRow(db, row)
  if (changed && audience.includes(everyone)) await putWords(db, dictionaryOf([title, summary, text]))
}

export const removeFindable = removeRow

/** Builds the index anew from all sources. Answers how many things are in it. */
export async function rebuildIndex(db: Db, sources: readonly FindableSource[]): Promise<number> {
  await removeAll(db)
  let count = 0
  for (const source of sources) {
    for await (const thing of source(db)) {
      await putFindable(db, thing)
      count++
    }
  }
  return count
}

export interface Looking {
  readonly text: string
  /** The names under which this person may find things; `everyone` is one of them. */
  readonly audiences: readonly string[]
  readonly locale: Locale
  readonly kinds?: readonly string[] | undefined
  readonly areaIds?: readonly string[] | undefined
}

export interface Found {
  readonly hits: readonly Hit[]
  /** Words that were taken for typing errors, and what was looked for instead. */
  readonly corrected: readonly { readonly typed: string; readonly meant: string }[]
}

/** So many results a person can leaf through; who has more finds faster with another word. */
export const mostHits = 200

/**
 * Finds what fits the text, in every form of its words. A word that is nowhere to be found is taken for a typing
 * error, where another one looks like it.
 */
export async function find(db: Db, { text, ...looking }: Looking): Promise<Found> {
  const terms = termsOf(text, looking.locale)
  if (terms.length === 0) return { hits: [], corrected: [] }
  const hits = await hitsOf(db, terms, looking)
  // Where all words are found together, none of them is an error.
  if (hits.length > 0) return { hits, corrected: [] }
  const { terms: meant, corrected } = await withoutErrors(db, terms, looking)
  return { hits: corrected.length === 0 ? [] : await hitsOf(db, meant, looking), corrected }
}

/** Things in which some words of the text are found, most alike first: not all of them need be there. */
export async function findLike(db: Db, { text, ...looking }: Looking, most: number): Promise<readonly Hit[]> {
  const terms = termsOf(text, looking.locale)
  if (terms.length === 0) return []
  return rankedHits(db, { ...looking, query: terms.map((term) => term.query).join('|') }, most)
}

/** How many things of a kind there are, and how many of them use each word in any of its forms; each up to a most. */
export async function usesOf(
  db: Db,
  kind: string,
  words: readonly string[],
  most: { readonly things: number; readonly uses: number },
): Promise<{ readonly things: number; readonly using: ReadonlyMap<string, number> }> {
  const queries = words.map((word) => termOf(word).query)
  const { things, uses } = await countsOf(db, kind, queries, most)
  return { things, using: new Map(words.map((word, index) => [word, uses[index] ?? 0])) }
}

const hitsOf = (db: Db, terms: readonly Term[], looking: Omit<Looking, 'text'>): Promise<readonly Hit[]> =>
  rankedHits(db, { ...looking, query: terms.map((term) => term.query).join('&') }, mostHits)

async function withoutErrors(
  db: Db,
  terms: readonly Term[],
  { audiences, locale }: Omit<Question, 'query'>,
): Promise<{ readonly terms: readonly Term[]; readonly corrected: Found['corrected'] }> {
  const queries = terms.map((term) => term.query)
  const found = await findsAnything(db, queries, { audiences, locale })
  const strange = terms.filter(({ word }, index) => !found[index] && word.length >= 4 && !/\d/.test(word))
  const likely = await wordsLike(
    db,
    strange.map(({ word }) => word),
  )
  const corrected = strange.flatMap(({ word: typed }) => {
    const meant = meantWord(typed, likely.get(typed) ?? [])
    return meant ? [{ typed, meant }] : []
  })
  const meantFor = new Map(corrected.map(({ typed, meant }) => [typed, meant]))
  const asMeant = (term: Term): Term => {
    const meant = meantFor.get(term.word)
    return meant ? termOf(meant, locale) : term
  }
  return { terms: terms.map(asMeant), corrected }
}

/** What somebody may be typing: titles with words that begin so. */
export async function suggest(db: Db, { text, ...looking }: Looking, most: number): Promise<readonly Hit[]> {
  const query = beginningOf(text)
  return query === null ? [] : hitsBeginning(db, { ...looking, query }, most)
}

/**
 * A condition for a list of one kind: the things in which all words of the text are found, in every form.
 * Whether the reader may see them is for the list to decide.
 */
export const matching = (kind: string, text: string): RawBuilder<unknown> =>
  idsMatching(
    kind,
    termsOf(text)
      .map((term) => term.query)
      .join('&'),
  )

/** Every word of a text in every form, as a `tsvector` in its written form: for a list that keeps the words itself. */
export const wordsIn = (texts: { readonly title: string; readonly text: string }): string =>
  vectorOf({ A: texts.title, C: texts.text })

/** The `tsquery` for such a list: all words must be found, or any of them. Null where there is nothing to look for. */
export function wordsAsked(text: string, how: 'all' | 'any'): string | null {
  const queries = termsOf(text).map((term) => term.query)
  return queries.length === 0 ? null : queries.join(how === 'all' ? '&' : '|')
}

export type { Hit } from './search/store.ts'
export { sameWord, splitWords } from './search/terms.ts'
