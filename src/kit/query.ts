import type { Locale } from './locale.ts'

/** Adds the query of a list page; empty values are left out, so that addresses stay short. */
export function withQuery(path: string, query?: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

export type Query = Readonly<Record<string, string | undefined>>

/** Names and values of an address, in order; a name may come more than once. */
export type Pairs = readonly (readonly [name: string, value: string])[]

/** The same for names that may come more than once. */
export const withPairs = (path: string, pairs: Pairs): string =>
  pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`

/** What reads a feed keeps no cookie: the address says the language. */
export const inLanguage = (locale: Locale): Query => (locale === 'en' ? { taal: 'en' } : {})
