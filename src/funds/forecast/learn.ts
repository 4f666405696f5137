import { addDays, type Day, daysBetween, earliestDay, latestDay } from '../../kit/dates.ts'

/** An application of the past or one that waits, as far as the forecast looks at it. */
export interface SeenApplication {
  readonly receivedOn: Day
  readonly requestedCents: number
  /** Something was missing, and the applicant was asked for it. */
  readonly wasIncomplete: boolean
  readonly isComplete: boolean
  /** Null while there is no decision. */
  readonly decidedOn: Day | null
  /** 0 for who got no; null while there is no decision. */
  readonly grantedCents: number | null
  /** Whether it asked for money of this ceiling, or of an earlier one for the same area. */
  readonly isOfThisArea: boolean
  readonly isOfThisCeiling: boolean
}

/** How often something went well, and what we assume while little is known. */
export interface Chance {
  readonly yes: number
  readonly of: number
  readonly priorYes: number
  readonly priorOf: number
}

/** Values that were seen, and some that we assume, which together weigh as much as `priorWeight` seen ones. */
export interface Values {
  readonly seen: readonly number[]
  readonly prior: readonly number[]
  readonly priorWeight: number
}

export interface Waiting {
  readonly state: 'received' | 'incomplete' | 'complete'
  readonly waitedDays: number
  readonly requestedCents: number
  /** For "what if": this one gets all it asked for. */
  readonly isCertain?: boolean
}

/** All that a forecast is made of. The same inputs give the same forecast. */
export interface ForecastInputs {
  readonly today: Day
  readonly fromDay: Day
  readonly untilDay: Day
  /** The ceiling less what is granted. What is set aside for who waits is not granted yet. */
  readonly leftCents: number
  /** With less than this nothing can be granted: the lowest amount of the scheme. */
  readonly leastCents: number
  readonly waiting: readonly Waiting[]
  /** What comes in becomes complete; also when something was missing; and what is complete gets money. */
  readonly chances: { readonly complete: Chance; readonly supplemented: Chance; readonly granted: Chance }
  /** The part of what was asked that was granted. */
  readonly shares: Values
  /** Days between receipt and decision. */
  readonly days: Values
  readonly amounts: Values
  /** Applications that came in on days on which there was a ceiling. */
  readonly arrivals: {
    readonly count: number
    readonly days: number
    readonly priorCount: number
    readonly priorDays: number
  }
}

/** What the forecast needs of the scheme and the ceiling. */
export interface Terms {
  readonly today: Day
  readonly fromDay: Day
  readonly untilDay: Day
  readonly leftCents: number
  readonly budgetedCents: number
  readonly leastCents: number
  readonly mostCents: number
  /** Days within which the scheme promises a decision. */
  readonly decideDays: number
  /** Periods of ceilings of this scheme for this area. */
  readonly periods: readonly { readonly from_day: Day; readonly until_day: Day }[]
}

/** Older applications say little about how things go now. */
export const memoryDays = 3 * 365
/** Arrivals change sooner than chances do. */
const arrivalDays = 2 * 365
/** So few decisions that what we assume weighs along: the page says so. */
export const fewDecisions = 10
const mostValues = 400
const priorWeight = 2

/** What the past of a scheme teaches about its ceiling of now. */
export function learn(terms: Terms, seen: readonly SeenApplication[]): ForecastInputs {
  const { today, leastCents, mostCents, decideDays } = terms
  const first = addDays(today, -memoryDays)
  const recent = seen.filter(({ receivedOn }) => receivedOn >= first)
  const decided = recent.filter(({ decidedOn }) => decidedOn !== null)
  const complete = decided.filter(({ isComplete }) => isComplete)
  const asked = decided.filter(({ wasIncomplete }) => wasIncomplete)
  const granted = complete.filter(({ grantedCents }) => (grantedCents ?? 0) > 0)
  const chances = {
    complete: { yes: complete.length, of: decided.length, priorYes: 3, priorOf: 4 },
    supplemented: {
      yes: asked.filter(({ isComplete }) => isComplete).length,
      of: asked.length,
      priorYes: 1,
      priorOf: 2,
    },
    granted: { yes: granted.length, of: complete.length, priorYes: 2, priorOf: 3 },
  }
  const middle = Math.round(Math.sqrt(leastCents * mostCents))
  const amounts = [leastCents, middle, Math.round((leastCents + mostCents) / 2)]
  const shares = { seen: last(granted.map(shareOf)), prior: [0.5, 1, 1], priorWeight }
  return {
    today,
    fromDay: terms.fromDay,
    untilDay: terms.untilDay,
    leftCents: terms.leftCents,
    leastCents,
    waiting: recent
      .filter(({ decidedOn, isOfThisCeiling }) => isOfThisCeiling && decidedOn === null)
      .map(({ isComplete, wasIncomplete, receivedOn, requestedCents }) => ({
        state: isComplete ? 'complete' : wasIncomplete ? 'incomplete' : 'received',
        waitedDays: Math.max(0, daysBetween(receivedOn, today)),
        requestedCents,
      })),
    chances,
    shares,
    days: {
      seen: last(
        decided.map(({ receivedOn, decidedOn }) => Math.max(0, daysBetween(receivedOn, decidedOn ?? today))),
      ),
      prior: [0.5, 1, 1.5].map((times) => Math.max(1, Math.round(times * decideDays))),
      priorWeight,
    },
    amounts: { seen: last(recent.map(({ requestedCents }) => requestedCents)), prior: amounts, priorWeight },
    arrivals: arrivalsOf(terms, recent, meanOf(amounts) * meanOf(shares.prior) * (3 / 4) * (2 / 3)),
  }
}

const shareOf = ({ grantedCents, requestedCents }: SeenApplication): number =>
  Math.round((10_000 * Math.min(grantedCents ?? 0, requestedCents)) / requestedCents) / 10_000

const last = (values: readonly number[]): readonly number[] => values.slice(-mostValues)
export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/**
 * How many came in on how many days. What we assume besides: that the ceiling is about right for its period, so that
 * what comes in fits it. Of a busy scheme that is less than a day, so it is not rounded: no days would mean endlessly many.
 */
function arrivalsOf(
  { today, fromDay, untilDay, budgetedCents, periods }: Terms,
  seen: readonly SeenApplication[],
  expectedGrant: number,
): ForecastInputs['arrivals'] {
  const since = addDays(today, -arrivalDays)
  const days = periods.reduce((sum, { from_day, until_day }) => {
    const length = daysBetween(latestDay(from_day, since), earliestDay(addDays(until_day, 1), today))
    return sum + Math.max(0, length)
  }, 0)
  const count = seen.filter(({ isOfThisArea, receivedOn }) => isOfThisArea && receivedOn >= since).length
  const perDay = budgetedCents / Math.max(1, expectedGrant) / (daysBetween(fromDay, untilDay) + 1)
  return { count, days, priorCount: 2, priorDays: 2 / Math.max(perDay, 1 / 3650) }
}

/** What the forecast would be made of if the ceiling went up, or all who wait got what they asked for. */
export const whatIf = (
  inputs: ForecastInputs,
  change: { readonly raiseCents: number; readonly isAllGranted: boolean },
): ForecastInputs => ({
  ...inputs,
  leftCents: Math.max(0, inputs.leftCents + change.raiseCents),
  waiting: inputs.waiting.map((one) => (change.isAllGranted ? { ...one, isCertain: true } : one)),
})

/** The chance that we reckon with on average, prior included. */
export const chanceIn = ({ yes, of, priorYes, priorOf }: Chance): number => (yes + priorYes) / (of + priorOf)
