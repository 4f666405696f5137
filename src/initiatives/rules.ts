import { slugOf } from '../kit/slug.ts'
import type { Progress } from './schema.ts'

/** Longest summary in a list, in characters. */
export const summaryLength = 240

/**
 * The first sentences of a story, as its summary in lists. Cut at a sentence where one ends in time,
 * else at a word.
 */
export function summaryOf(story: string, most = summaryLength): string {
  const text = inOneLine(story)
  if (text.length <= most) return text
  const start = text.slice(0, most - 1)
  const sentence = /^.*[.!?](?=\s|$)/.exec(start)?.[0]
  if (sentence && sentence.length >= most / 3) return sentence
  return `${start.replace(/\s+\S*$/, '').replace(/[,;:]$/, '')}…`
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Whether the story says more than the summary: a short story is its own summary and need not be read twice. */
export const storySaysMore = (plan: { readonly summary: string; readonly story: string }): boolean =>
  inOneLine(plan.story) !== inOneLine(plan.summary)

export const slugOfTitle = (title: string): string => slugOf(title)

/**
 * Where something is, in the words the public may read. At a home that is the street: house number, postcode
 * and what follows a comma stay away (rule 6).
 */
export function publicAddress(address: string | null, homeBound: boolean): string | null {
  if (address === null || address.trim() === '') return null
  if (!homeBound) return address.trim()
  const street = address
    .replace(/\b\d{4}\s?[a-z]{2}\b/gi, ' ')
    .split(',')[0]!
    .replace(/\s\d+\s?[-/]?\s?[a-z0-9]{0,4}\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  return street === '' || /^\d/.test(street) ? null : street
}

/** About a hundred metres at the latitude of the Netherlands, in degrees. */
const coarse = { lon: 0.0015, lat: 0.001 }

/** A point for the public map; of a home only its surroundings. */
export function publicPoint(
  point: { readonly lon: number | null; readonly lat: number | null },
  homeBound: boolean,
): { readonly lon: number; readonly lat: number } | null {
  if (point.lon === null || point.lat === null) return null
  if (!homeBound) return { lon: point.lon, lat: point.lat }
  const round = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(6))
  return { lon: round(point.lon, coarse.lon), lat: round(point.lat, coarse.lat) }
}

/** Steps of the known processes by what they mean to the public. */
const progressOfStep: Readonly<Record<string, Progress>> = {
  intake: 'intake',
  assessment: 'assessment',
  advice: 'assessment',
  decision: 'decision',
  agreements: 'agreements',
  plan: 'agreements',
  execution: 'execution',
  laying: 'execution',
  completion: 'execution',
  account: 'execution',
}

const progressOfActor: Readonly<Record<string, Progress>> = {
  team: 'intake',
  guide: 'intake',
  adviser: 'assessment',
  department: 'assessment',
  jury: 'assessment',
  executive: 'decision',
  area_manager: 'decision',
  initiator: 'execution',
}

interface ProgressInput {
  readonly steps: readonly { readonly key: string; readonly actor: string }[]
  readonly step: string | null
  readonly end: string | null
}

/** The public state of a case: its end, or what its step means. A process of one's own goes by who acts. */
export function progressOf({ steps, step, end }: ProgressInput): Progress {
  if (end !== null) return end === 'completed' ? 'completed' : 'stopped'
  if (step === null || step === steps[0]?.key) return 'idea'
  const known = progressOfStep[step]
  if (known) return known
  return progressOfActor[steps.find((one) => one.key === step)?.actor ?? ''] ?? 'intake'
}

/** How strongly an area is coloured by how much goes on there: 0 for nothing, 3 for the most. */
export function weightOf(amount: number, most: number): 0 | 1 | 2 | 3 {
  if (amount <= 0 || most <= 0) return 0
  const share = amount / most
  return share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1
}

/** What each colour on the map stands for: from how many to how many, for the colours that are there. */
export function weightRanges(
  amounts: readonly number[],
): readonly { readonly weight: 0 | 1 | 2 | 3; readonly from: number; readonly to: number }[] {
  const most = Math.max(0, ...amounts)
  const present = new Set(amounts.map((amount) => weightOf(amount, most)))
  const bounds = [0, Math.floor(most / 3), Math.floor((2 * most) / 3), most] as const
  return ([0, 1, 2, 3] as const)
    .filter((weight) => present.has(weight))
    .map((weight) => ({
      weight,
      from: weight === 0 ? 0 : (bounds[weight - 1] ?? 0) + 1,
      to: bounds[weight],
    }))
}
