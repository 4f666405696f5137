import { metresBetween } from '../places/index.ts'
import type { Initiative } from './store.ts'

/** Why a plan resembles another. */
export interface Likeness {
  /** Telling words that both use, the rarest first. */
  readonly words: readonly string[]
  /** How much those words tell together: a word that hardly any plan uses counts twice. */
  readonly told: number
  readonly sameSubject: boolean
  /** Somebody whose plan the one is, takes part in the other as well: worth knowing, and no likeness. */
  readonly samePerson: boolean
  /** How far apart they are; null when that is not known, or far. */
  readonly metres: number | null
  readonly sameNeighbourhood: boolean
  readonly sameDistrict: boolean
}

/** How many plans of the city use a word; see `isOrdinary`. */
export interface WordUse {
  /** Plans in the city, counted up to `mostCounted`. */
  readonly plans: number
  /** Of a word that is left out nothing is known: it then counts as one that hardly anybody uses. */
  readonly using: ReadonlyMap<string, number>
}

/** Further counting tells nothing new about which words are ordinary. */
export const mostCounted = 10_000

/** So near is the same place for plans about the same. */
export const nearMetres = 250
/** So near is the very same spot, which tells something about two plans on one subject. */
const spotMetres = 60
/** Shorter words say little of what a plan is about. */
const shortestWord = 5
const mostWords = 4
/** A word is ordinary in the city when more plans than this part use it, and more than these few. */
const ordinaryPart = 0.04
const fewPlans = 4
/** A word of more plans is ordinary in any city. */
export const mostUses = mostCounted * ordinaryPart + 1
/** A word of so few plans is rare: the two at hand, and hardly another. */
const rarePart = 0.01
const rarePlans = 2

/** Words that plans use whatever they are about; for the rest, see `isOrdinary`. */
const empty = new Set(
  `onze samen mensen iedereen iemand willen wordt worden maken plaats plek plekken buurt straat bewoners buren stads
   kunnen tussen eigen zodat waarin waarvan waardoor wijken wijkwens initiatief graag komen krijgt andere
   elkaar alles altijd staat zetten doen goed heeft hebben moeten zonder meedoen nieuw nieuwe klein kleine kleiner groot grote
   groter grotere mooie mooier mooiere oude oudere jonge jongere leuke fijne goede betere veilige veiliger gezellige
   gezellig gezamenlijke vrolijke warme koude lange korte brede hoge lage eerste laatste tweede derde eigen gratis
   extra kapotte schone groene groener groenere rustige drukke vaste losse lege volle
   verzorgen helpen houden zorgen leren vragen geven gaan laten vinden kijken begint blijven beginnen
   onder achter naast langs tegen binnen buiten voorbij vooral daarom daarna alleen zeker steeds wanneer niemand
   there where people place places street everyone together neighbours residents small smaller large larger great
   better other first which their would could every`.split(/\s+/),
)

type Told = Pick<Initiative, 'title' | 'summary' | 'address'>

const lettersOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

const wordsOf = ({ title, summary }: Told): ReadonlySet<string> =>
  new Set(lettersOf(`${title} ${summary}`).filter((word) => word.length >= shortestWord && !empty.has(word)))

/** Words that two plans share, before it is known which are ordinary. The name of where they are tells nothing more. */
export function sharedWords(one: Told, other: Told): readonly string[] {
  const theirs = wordsOf(other)
  const where = new Set(lettersOf(`${one.address ?? ''} ${other.address ?? ''}`))
  return [...wordsOf(one)].filter((word) => theirs.has(word) && !where.has(word))
}

/** Whether so many plans use a word that it says nothing about two of them. */
export const isOrdinary = (word: string, { plans, using }: WordUse): boolean =>
  (using.get(word) ?? 0) > Math.max(fewPlans, plans * ordinaryPart)

const isRare = (word: string, { plans, using }: WordUse): boolean =>
  (using.get(word) ?? 0) <= Math.max(rarePlans, plans * rarePart)

type Plan = Told & Pick<Initiative, 'subject' | 'district_id' | 'neighbourhood_id' | 'lon' | 'lat'>

/** How people write that a plan is everywhere, whatever point stands with it. */
const everywhere =
  /\b(hele|heel de|whole|entire) (stad|gemeente|city|municipality)\b|\bstadsbreed\b|\bcity-wide\b/i

/** Where a plan is; null for the whole city, which is nowhere in particular. */
const pointOf = ({ district_id, address, lon, lat }: Plan): readonly [number, number] | null =>
  district_id === null || everywhere.test(address ?? '') || lon === null || lat === null ? null : [lon, lat]

/** What two plans have in common. */
export function likenessOf(one: Plan, other: Plan, samePerson: boolean, use: WordUse): Likeness {
  const here = pointOf(one)
  const there = pointOf(other)
  const metres = here && there ? metresBetween(here, there) : null
  const words = sharedWords(one, other)
    .filter((word) => !isOrdinary(word, use))
    .toSorted((a, b) => (use.using.get(a) ?? 0) - (use.using.get(b) ?? 0))
  return {
    words: words.slice(0, mostWords),
    told: words.reduce((told, word) => told + (isRare(word, use) ? 2 : 1), 0),
    sameSubject: one.subject === other.subject && one.subject !== 'other',
    samePerson,
    metres: metres !== null && metres <= nearMetres ? Math.round(metres / 10) * 10 : null,
    sameNeighbourhood: one.neighbourhood_id !== null && one.neighbourhood_id === other.neighbourhood_id,
    sameDistrict: one.district_id !== null && one.district_id === other.district_id,
  }
}

/**
 * How much two plans are alike; 0 is not enough to show. Only what they are about makes them alike: where they are
 * counts beside that, and who makes them does not count. One telling word is enough about the same subject in the same
 * district, and a rare one near by; without words only the same subject at the very same spot.
 */
export function weightOf(likeness: Likeness): number {
  const { words, told, sameSubject, metres, sameNeighbourhood, sameDistrict } = likeness
  const isTelling =
    words.length >= 2 ||
    (words.length === 1 && sameSubject && (sameNeighbourhood || sameDistrict)) ||
    (told >= 2 && metres !== null) ||
    (sameSubject && metres !== null && metres <= spotMetres)
  if (!isTelling) return 0
  return (
    told +
    (metres !== null ? 3 : 0) +
    (sameSubject ? 1 : 0) +
    (sameNeighbourhood ? 1 : 0) +
    (sameDistrict ? 1 : 0)
  )
}
