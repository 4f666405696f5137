import { type Day, daysBetween } from '../kit/dates.ts'
import { comesWithin, type Geometry, metresBetween, type Point } from '../places/index.ts'

export const paces = ['at_once', 'weekly'] as const
export type Pace = (typeof paces)[number]

/** How far around a place, in metres. */
export const radii = [250, 500, 1000, 2000] as const

/** What somebody can follow. */
export type Thing =
  | { readonly what: 'area'; readonly areaId: string }
  | { readonly what: 'subject'; readonly subject: string }
  | { readonly what: 'initiative'; readonly caseId: string }
  | { readonly what: 'project'; readonly projectId: string }
  | {
      readonly what: 'place'
      readonly place: string
      /** Where it is, as far as we know. */
      readonly point: Point | null
      readonly radius: number
    }

/** How many days what was asked waits for the link in the mail. */
export const confirmDays = 7
/** Most that one address follows. */
export const mostFollowed = 40
/** Most news in one mail; the rest is counted. */
export const mostInMail = 30
/** What happened longer ago is no news any more: the worker was away, or a city was read in. */
export const newsDays = 14

/**
 * A street or postcode in words that compare: without capitals, accents and signs, and a postcode as one word.
 * Empty when it says nothing.
 */
export function wordsOf(place: string): string {
  return place
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(\d{4})\s?([a-z]{2})\b/g, '$1$2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether somebody could mean a street or postcode by this: a name of letters, or a postcode with or without them. */
export function isPlace(place: string): boolean {
  const words = wordsOf(place)
  return /^\d{4}([a-z]{2})?$/.test(words) || (/\p{L}{2}/u.test(words) && words.length >= 3)
}

/** Whether an address names a place: the same words, next to each other. */
export const namesPlace = (address: string, words: string): boolean =>
  words !== '' && ` ${wordsOf(address)} `.includes(` ${words} `)

/** Where and about what something is, for who follows it. */
export interface Whereabouts {
  readonly areaIds: readonly string[]
  readonly subjects: readonly string[]
  readonly caseId: string | null
  readonly projectId: string | null
  readonly point: Point | null
  /** The areas it is about, where it has no point of its own: their borders say what is nearby. */
  readonly drawnAreas?: readonly string[]
  readonly shapes?: readonly Geometry[]
  readonly address: string | null
}

/** What is followed, as it is kept. */
export interface KeptThing {
  readonly what: Thing['what']
  readonly area_id: string | null
  readonly subject: string | null
  readonly case_id: string | null
  readonly project_id: string | null
  /** A street or postcode as it was typed, and in words that compare. */
  readonly place: string | null
  readonly words: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly radius_m: number | null
}

/** What somebody chose, as it will be kept. */
export const asKept = (thing: Thing): KeptThing => ({
  what: thing.what,
  area_id: thing.what === 'area' ? thing.areaId : null,
  subject: thing.what === 'subject' ? thing.subject : null,
  case_id: thing.what === 'initiative' ? thing.caseId : null,
  project_id: thing.what === 'project' ? thing.projectId : null,
  ...(thing.what === 'place'
    ? {
        place: thing.place,
        words: wordsOf(thing.place),
        lon: thing.point?.[0] ?? null,
        lat: thing.point?.[1] ?? null,
        radius_m: thing.radius,
      }
    : { place: null, words: null, lon: null, lat: null, radius_m: null }),
})

/**
 * Whether something belongs to what is followed. A place: within its radius, in or by the border of an area where it has
 * no point, or named in the address.
 */
export function belongsTo(thing: KeptThing, where: Whereabouts): boolean {
  switch (thing.what) {
    case 'area':
      return thing.area_id !== null && where.areaIds.includes(thing.area_id)
    case 'subject':
      return thing.subject !== null && where.subjects.includes(thing.subject)
    case 'initiative':
      return thing.case_id !== null && thing.case_id === where.caseId
    case 'project':
      return thing.project_id !== null && thing.project_id === where.projectId
    case 'place':
      return isNear(thing, where) || namesPlace(where.address ?? '', thing.words ?? '')
  }
}

function isNear({ lon, lat, radius_m }: KeptThing, { point, shapes = [] }: Whereabouts): boolean {
  if (lon === null || lat === null) return false
  if (point === null) return shapes.some((shape) => comesWithin(shape, [lon, lat], radius_m ?? 0))
  return metresBetween([lon, lat], point) <= (radius_m ?? 0)
}

/** Whether a follower is told now. Once a week is never twice in seven days, the first time a week after they began. */
export function isDue(
  follower: { readonly pace: Pace; readonly beganOn: Day; readonly toldOn: Day | null },
  today: Day,
): boolean {
  if (follower.pace === 'at_once') return true
  return daysBetween(follower.toldOn ?? follower.beganOn, today) >= 7
}

/** An address as its page shows it: whose link it is knows it, who came by it otherwise does not learn it. */
export function veiled(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}
