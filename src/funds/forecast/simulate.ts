import { addDays, addMonths, type Day, daysBetween } from '../../kit/dates.ts'
import type { Chance, ForecastInputs, Values } from './learn.ts'
import { beta, exponential, gamma, type Random, sfc32 } from './random.ts'

/** What may be left on a day: in 1 of 10 runs less than `low`, in half of them `middle`, in 1 of 10 more than `high`. */
export interface LeftOn {
  readonly day: Day
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface ForecastResult {
  readonly runs: number
  /**
   * A hundred outcomes that are as likely as each other, in order: the day on which the money has run out, or null
   * where it lasts. Counting in it gives "so many of 100".
   */
  readonly outcomes: readonly (Day | null)[]
  readonly left: readonly LeftOn[]
}

export const usualRuns = 2000

/**
 * Plays the rest of the period many times: who waits gets a decision, others come in. A grant that does not fit is
 * given as far as the ceiling allows (art. 4:25 lid 2 Awb). Money that comes free later is not counted on.
 * What is not known for certain (chances, how many come in) is drawn anew for each run, so that little knowledge gives a
 * wide forecast.
 */
export function simulate(inputs: ForecastInputs, seed: string, runs = usualRuns): ForecastResult {
  const random = sfc32(seed)
  const { today, untilDay } = inputs
  const horizon = daysBetween(today, untilDay)
  const moments = momentsOf(today, untilDay)
  const offsets = moments.map((day) => daysBetween(today, day))
  const lefts = moments.map(() => new Float64Array(runs))
  const dry = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) {
    const decisions = play(inputs, horizon, random)
    let left = inputs.leftCents
    let dryOn = left < inputs.leastCents ? 0 : Number.POSITIVE_INFINITY
    let moment = 0
    const passed = (day: number): void => {
      for (; moment < offsets.length && (offsets[moment] ?? 0) < day; moment += 1) {
        const column = lefts[moment]
        if (column) column[run] = left
      }
    }
    for (const { day, cents } of decisions) {
      if (dryOn <= day) break
      passed(day)
      left -= Math.min(left, cents)
      if (left < inputs.leastCents) dryOn = day
    }
    passed(Number.POSITIVE_INFINITY)
    dry[run] = dryOn
  }
  dry.sort()
  const dayAt = (at: number): Day | null => (Number.isFinite(at) ? addDays(today, at) : null)
  return {
    runs,
    outcomes: Array.from({ length: 100 }, (_, rank) => dayAt(at(dry, (rank + 0.5) / 100))),
    left: moments.map((day, index) => {
      const sorted = (lefts[index] ?? new Float64Array(1)).sort()
      return {
        day,
        low: Math.round(at(sorted, 0.1)),
        middle: Math.round(at(sorted, 0.5)),
        high: Math.round(at(sorted, 0.9)),
      }
    }),
  }
}

const at = (sorted: Float64Array, part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0

/**
 * The day so many steps after today (before it when negative): two weeks near the end of a period, else whole months,
 * so that about twelve steps lie before the end.
 */
export function stepsFrom(today: Day, untilDay: Day): (count: number) => Day {
  const ahead = daysBetween(today, untilDay)
  if (ahead < 120) return (count) => addDays(today, 14 * count)
  const months = Math.ceil(ahead / 30.5 / 12)
  return (count) => addMonths(today, months * count)
}

function momentsOf(today: Day, untilDay: Day): readonly Day[] {
  const step = stepsFrom(today, untilDay)
  const days = [today]
  // Not two moments close together at the end.
  const half = daysBetween(today, step(1)) / 2
  for (let count = 1; daysBetween(step(count), untilDay) >= half; count += 1) days.push(step(count))
  return untilDay > today ? [...days, untilDay] : days
}

interface Decision {
  /** Days from now. */
  readonly day: number
  readonly cents: number
}

/** One way in which the rest of the period may go: grants in order of their day. */
function play(inputs: ForecastInputs, horizon: number, random: Random): readonly Decision[] {
  const { chances, arrivals } = inputs
  const chance = ({ yes, of, priorYes, priorOf }: Chance): number =>
    beta(random, yes + priorYes, of - yes + priorOf - priorYes)
  const granted = chance(chances.granted)
  const complete = chance(chances.complete)
  const of = {
    complete: granted,
    received: complete * granted,
    incomplete: chance(chances.supplemented) * granted,
  }
  const share = drawerOf(inputs.shares, random)
  const days = drawerOf(inputs.days, random)
  const amount = drawerOf(inputs.amounts, random)
  const perDay = gamma(random, arrivals.count + arrivals.priorCount) / (arrivals.days + arrivals.priorDays)
  const decisions: Decision[] = []
  for (const { state, waitedDays, requestedCents, isCertain } of inputs.waiting) {
    // Every run draws the same numbers for who waits, so that "what if" differs by what is changed alone.
    const isGranted = random() < of[state]
    const part = share()
    const day = stillToWait(waitedDays, days, random)
    if (isCertain) decisions.push({ day, cents: requestedCents })
    else if (isGranted) decisions.push({ day, cents: Math.round(requestedCents * part) })
  }
  // Who comes in after the money has run out changes nothing.
  let total = decisions.reduce((sum, { cents }) => sum + cents, 0)
  let last = decisions.reduce((latest, { day }) => Math.max(latest, day), 0)
  let enoughBy = total < inputs.leftCents ? Number.POSITIVE_INFINITY : last
  for (
    let on = exponential(random, perDay);
    on <= Math.min(horizon, enoughBy);
    on += exponential(random, perDay)
  ) {
    const day = Math.floor(on + days())
    const cents = Math.round(amount() * share())
    if (random() >= of.received) continue
    decisions.push({ day, cents })
    total += cents
    last = Math.max(last, day)
    if (total >= inputs.leftCents) enoughBy = Math.min(enoughBy, last)
  }
  return decisions.filter(({ day }) => day <= horizon).sort((one, other) => one.day - other.day)
}

/** Who waits longer than anybody before gets a decision within an ordinary time from now. */
function stillToWait(waited: number, days: () => number, random: Random): number {
  for (let tries = 0; tries < 20; tries += 1) {
    const drawn = days()
    if (drawn > waited) return drawn - waited
  }
  return Math.ceil(random() * days())
}

/**
 * Draws from values, each with a weight that is drawn first (the Bayesian bootstrap, Rubin 1981): with few values seen
 * their mean is uncertain too.
 */
function drawerOf({ seen, prior, priorWeight }: Values, random: Random): () => number {
  const values = [...seen, ...prior]
  const sums = new Float64Array(values.length)
  let sum = 0
  for (let index = 0; index < values.length; index += 1) {
    sum += index < seen.length ? exponential(random, 1) : gamma(random, priorWeight / prior.length)
    sums[index] = sum
  }
  return () => {
    const wanted = random() * sum
    let [low, high] = [0, values.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return values[low] ?? 0
  }
}
