import { metresBetween } from '../places/index.ts'
import type { Initiative } from './store.ts'

/** Why a plan resembles another. */
export interface Likeness {
  /** Telling words that both use. */
  readonly words: readonly string[]
  readonly sameSubject: boolean
  /** Somebody whose plan the one is, takes part in the other as well. */
  readonly samePerson: boolean
  /** How far apart they are; null when that is not known, or far. */
  readonly metres: number | null
  readonly sameNeighbourhood: boolean
  readonly sameDistrict: boolean
}

/** So near is the same place. */
export const nearMetres = 250
/** Shorter words say little of what a plan is about. */
const shortestWord = 5
const mostWords = 4

/** Words that plans use whatever they are about. */
const empty = new Set(
  `onze samen mensen iedereen willen wordt worden maken plaats plek buurt straat bewoners buren stads
   kunnen tussen eigen nieuw nieuwe zodat waarin waarvan wijken wijkwens initiatief graag komen krijgt
   there where people place street everyone together neighbours residents`.split(/\s+/),
)

const wordsOf = ({ title, summary }: Pick<Initiative, 'title' | 'summary'>): ReadonlySet<string> =>
  new Set(
    (`${title} ${summary}`.toLowerCase().match(/\p{L}+/gu) ?? []).filter(
      (word) => word.length >= shortestWord && !empty.has(word),
    ),
  )

type Plan = Pick<
  Initiative,
  'title' | 'summary' | 'subject' | 'district_id' | 'neighbourhood_id' | 'lon' | 'lat'
>

/** What two plans have in common. */
export function likenessOf(one: Plan, other: Plan, samePerson: boolean): Likeness {
  const theirs = wordsOf(other)
  const hasPoints = one.lon !== null && one.lat !== null && other.lon !== null && other.lat !== null
  const metres = hasPoints
    ? metresBetween([one.lon ?? 0, one.lat ?? 0], [other.lon ?? 0, other.lat ?? 0])
    : null
  return {
    words: [...wordsOf(one)].filter((word) => theirs.has(word)).slice(0, mostWords),
    sameSubject: one.subject === other.subject && one.subject !== 'other',
    samePerson,
    metres: metres !== null && metres <= nearMetres ? Math.round(metres / 10) * 10 : null,
    sameNeighbourhood: one.neighbourhood_id !== null && one.neighbourhood_id === other.neighbourhood_id,
    sameDistrict: one.district_id !== null && one.district_id === other.district_id,
  }
}

/**
 * How much two plans are alike; 0 is not enough to show: a subject, a district or a neighbourhood is shared by many, and
 * counts only beside something else. One word in common tells enough about the same subject in the same district.
 */
export function weightOf(likeness: Likeness): number {
  const { words, sameSubject, samePerson, metres, sameNeighbourhood, sameDistrict } = likeness
  const isTelling =
    samePerson ||
    metres !== null ||
    words.length >= 2 ||
    (words.length === 1 && sameSubject && (sameNeighbourhood || sameDistrict))
  if (!isTelling) return 0
  return (
    (samePerson ? 3 : 0) +
    (metres !== null ? 3 : 0) +
    words.length +
    (sameSubject ? 1 : 0) +
    (sameNeighbourhood ? 1 : 0) +
    (sameDistrict ? 1 : 0)
  )
}
