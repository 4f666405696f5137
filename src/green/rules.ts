import { addDays, addMonths, type Day, daysBetween, weekday } from '../kit/dates.ts'

/** What can be asked for: a strip of plants along a wall, or a piece of green of the municipality to look after. */
export const whats = ['facade_garden', 'adopted_green'] as const
export type What = (typeof whats)[number]

export const owners = ['own', 'agreed', 'not_yet'] as const
export type Owner = (typeof owners)[number]

/** What somebody answered, as far as the checks look at it. */
export interface Asked {
  readonly what: What
  readonly owner: Owner | null
  /** From the wall to the kerb. */
  readonly pavementCm: number | null
}

/** The numbers of the municipality; see `green` in `municipality.json`. */
export interface Measures {
  readonly pavement_cm: number
  readonly garden_cm: number
}

export type CheckKey = 'owner' | 'pavement'
/** `good`: nothing in the way. `look`: something has to be found out first. `no`: not at this place. */
export type Verdict = 'good' | 'look' | 'no'
export interface Check {
  readonly key: CheckKey
  readonly verdict: Verdict
}

/** The checks that can be answered at once. Adopted green is of the municipality: it has none. */
export function checksOf(asked: Asked, measures: Measures): readonly Check[] {
  if (asked.what === 'adopted_green') return []
  const owner: Check = {
    key: 'owner',
    verdict: asked.owner === 'own' || asked.owner === 'agreed' ? 'good' : 'look',
  }
  const { pavementCm } = asked
  const verdict = pavementCm === null ? 'look' : pavementCm >= measures.pavement_cm ? 'good' : 'no'
  return [owner, { key: 'pavement', verdict }]
}

/** The outcome of all checks: the worst one counts. */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ verdict }) => verdict === 'no')) return 'no'
  return checks.some(({ verdict }) => verdict === 'look') ? 'look' : 'good'
}

/** The Monday of the week of a day. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))

/** The year a week belongs to: that of its Thursday (ISO 8601). */
export const yearOfWeek = (monday: Day): number => Number(addDays(monday, 3).slice(0, 4))

/** The number of a week by ISO 8601. */
export function weekNumber(monday: Day): number {
  const thursday = addDays(monday, 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** The weeks that can be chosen: this one and those after it. */
export const weeksFrom = (today: Day, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, index) => addDays(mondayOf(today), index * 7))

/** Where a request stands for who plans. */
export type Stage = 'waiting' | 'new' | 'planned' | 'next_year' | 'laid' | 'stopped'

export function stageOf(standing: {
  readonly state: string
  readonly step: string | null
  readonly outcome: string | null
}): Stage {
  if (standing.state === 'ended') return standing.outcome === 'completed' ? 'laid' : 'stopped'
  if (standing.state === 'paused') return 'waiting'
  if (standing.step === 'laying') return 'planned'
  return standing.step === 'next_year' ? 'next_year' : 'new'
}

/** Planned in a week that has passed, and nobody said that it is there. */
export const isOverdue = (
  standing: Parameters<typeof stageOf>[0] & { readonly week: Day | null },
  today: Day,
): boolean => stageOf(standing) === 'planned' && standing.week !== null && standing.week < mondayOf(today)

/** Whether it can be planned with others at once: not while we wait for the resident, nor where it is not possible. */
export const plansWithOthers = (stage: Stage, verdict: Verdict): boolean =>
  stage !== 'waiting' && stage !== 'laid' && stage !== 'stopped' && verdict !== 'no'

/** The agreed last day of an adoption; null for as long as it goes. */
export const endOfUpkeep = (startsOn: Day, years: number | null): Day | null =>
  years === null ? null : addDays(addMonths(startsOn, years * 12), -1)

/** Days before the agreed end on which its keeper hears of it. */
const warnDays = 30

interface Kept {
  readonly starts_on: Day
  readonly ends_on: Day | null
  readonly reminders: boolean
  readonly reminded_on: Day | null
  readonly warned_on: Day | null
}

/** Whether a mail with tips is due: once in each month of the season, and not in the month it was laid. */
export function remindsOn(kept: Kept, today: Day, months: readonly number[]): boolean {
  const month = today.slice(0, 7)
  if (!kept.reminders || !months.includes(Number(month.slice(5)))) return false
  return kept.starts_on.slice(0, 7) < month && (kept.reminded_on?.slice(0, 7) ?? '') < month
}

/** Whether we ask how it stands: once a year in its month, of what lies there for a month or longer. */
export function inspectsOn(kept: Kept, lastAsked: Day | null, today: Day, month: number): boolean {
  if (Number(today.slice(5, 7)) !== month || daysBetween(kept.starts_on, today) < 30) return false
  return lastAsked === null || lastAsked.slice(0, 4) < today.slice(0, 4)
}

/** Whether the end is near enough to say so, once. */
export const warnsOn = (kept: Kept, today: Day): boolean =>
  kept.ends_on !== null && kept.warned_on === null && daysBetween(today, kept.ends_on) <= warnDays

/** After so many days without an answer we ask once more. */
export const askAgainDays = 21

interface Stop {
  readonly lon: number | null
  readonly lat: number | null
}

/** The stops of a route: from the first on each time to the nearest; what has no place on the map comes last. */
export function inRouteOrder<T extends Stop>(stops: readonly T[]): readonly T[] {
  const placed = stops.filter(({ lon, lat }) => lon !== null && lat !== null)
  const route: T[] = []
  const left = [...placed].sort((a, b) => (b.lat ?? 0) - (a.lat ?? 0))
  for (let here = left.shift(); here !== undefined; here = takeNearest(left, here)) route.push(here)
  return [...route, ...stops.filter((stop) => !placed.includes(stop))]
}

function takeNearest<T extends Stop>(left: T[], here: Stop): T | undefined {
  // In our latitudes a degree of longitude is about 0.6 of one of latitude: enough to compare distances.
  const distance = (stop: Stop) =>
    (((stop.lon ?? 0) - (here.lon ?? 0)) * 0.62) ** 2 + ((stop.lat ?? 0) - (here.lat ?? 0)) ** 2
  const nearest = left.reduce<T | undefined>(
    (best, stop) => (best === undefined || distance(stop) < distance(best) ? stop : best),
    undefined,
  )
  if (nearest !== undefined) left.splice(left.indexOf(nearest), 1)
  return nearest
}
