import type { Locale } from '../locale.ts'
import { partsOf } from './compounds.ts'
import { keysOf } from './dutch.ts'
import { dutchFor } from './english.ts'
import { wordsOf } from './fold.ts'

/** Weights of PostgreSQL's text search, heaviest first. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/** A `tsvector` holds at most 256 positions of a word and positions up to 16,383; a page needs far less. */
const mostWords = 4000
const longestWord = 60

/** Every word of the city once, with how people wrote it. */
const usable = (text: string): readonly string[] =>
  wordsOf(text)
    .filter((word) => word.length <= longestWord)
    .slice(0, mostWords)

/**
 * Texts as a `tsvector` in its written form: the keys of every word at its place, the parts of compounds below them.
 * Words of the title are in it once more as they are written, behind an underscore, for suggestions while typing.
 */
export function vectorOf(texts: Readonly<Partial<Record<Weight, string>>>): string {
  const found = new Map<string, Set<string>>()
  const put = (key: string, at: string) => {
    const places = found.get(key) ?? found.set(key, new Set()).get(key)
    if (places && places.size < 200) places.add(at)
  }
  let place = 0
  for (const weight of ['A', 'B', 'C', 'D'] as const) {
    for (const word of usable(texts[weight] ?? '')) {
      place++
      for (const key of keysOf(word)) put(key, `${place}${weight}`)
      for (const part of partsOf(word)) for (const key of keysOf(part)) put(key, `${place}${below(weight)}`)
      if (weight === 'A') put(`_${word}`, `${place}D`)
    }
  }
  return [...found].map(([key, places]) => `${key}:${[...places].join(',')}`).join(' ')
}

const below = (weight: Weight): Weight => (weight === 'A' ? 'B' : 'D')

/** A word people look for, and the `tsquery` in its written form that finds it in every form. */
export interface Term {
  readonly word: string
  readonly query: string
}

const mostTerms = 8

/** Small words say nothing about what is looked for; alone they are looked for all the same. */
const small = new Set(
  'aan al als bij dan dat de den der die dit door een en er het hoe ik in is je met na naar niet of om ons onze op te tot uit van voor wat we wij zijn zo'.split(
    ' ',
  ),
)

/**
 * The terms of a question; every one of them must be found. Two words in a row are also looked for written together:
 * `lijnbaan straat` finds the Lijnbaanstraat.
 */
export function termsOf(question: string, locale: Locale = 'nl'): readonly Term[] {
  const all = [...new Set(usable(question))]
  const telling = all.filter((word) => !small.has(word))
  const words = (telling.length > 0 ? telling : all).slice(0, mostTerms)
  return words.map((word, index) => {
    const before = words[index - 1]
    const after = words[index + 1]
    const together = [before && before + word, after && word + after].filter((one) => one !== undefined)
    return termOf(word, locale, together.filter(isOneWord))
  })
}

const isOneWord = (word: string): boolean => word.length <= longestWord && !/\d/.test(word)

/**
 * A word and what finds it.
 * @param together words it may be part of, found as a whole
 */
export function termOf(word: string, locale: Locale = 'nl', together: readonly string[] = []): Term {
  const translated = locale === 'en' ? dutchFor(word) : []
  const written = [word, ...together].flatMap((one) => [one, ...otherSpellings(one)])
  const ways = [...written, ...translated].flatMap(waysToFind)
  return { word, query: `(${[...new Set(ways)].join('|')})` }
}

function waysToFind(word: string): readonly string[] {
  const parts = partsOf(word).map((part) => `(${keysOf(part).join('|')})`)
  return [...keysOf(word), ...(parts.length > 0 ? [`(${parts.join('&')})`] : [])]
}

/** `rozenstr` is the Rozenstraat, and 42 may be the end of the number 2026-0042. */
function otherSpellings(word: string): readonly string[] {
  if (/^\d{1,3}$/.test(word)) return [word.padStart(4, '0')]
  return /.{3}str$/.test(word) ? [word.replace(/str$/, 'straat')] : []
}

/** Finds titles with words that begin so: all whole words, and the last as far as it is typed. */
export function beginningOf(typed: string): string | null {
  const words = usable(typed).slice(0, mostTerms)
  const last = words.at(-1)
  if (!last || last.length < 2) return null
  return [...words.slice(0, -1).map((word) => termOf(word).query), `_${last}:*`].join('&')
}

/** A text in words and what stands between them, in order; put together it is the text again. */
export const splitWords = (text: string): readonly { readonly text: string; readonly isWord: boolean }[] =>
  text
    .split(/([\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*)/u)
    .map((part, index) => ({ text: part, isWord: index % 2 === 1 }))
    .filter((part) => part.text !== '')

/** Whether one word finds the other. */
export function sameWord(wanted: string, word: string): boolean {
  const keys = [word, ...partsOf(word)].flatMap(keysOf)
  return keysOf(wanted).some((key) => keys.includes(key))
}

/** Every word for the dictionary that typing errors are corrected from: letters only, not too short to be sure. */
export const dictionaryOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(usable(texts.join(' ')).filter((word) => word.length >= 4 && !/\d/.test(word))),
]
