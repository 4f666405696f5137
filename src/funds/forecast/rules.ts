import { addDays, type Day } from '../../kit/dates.ts'
import type { ForecastResult } from './simulate.ts'

/** When the money runs out, as far as it can be said. `chance` is a number of 100. */
export type Outlook =
  | { readonly is: 'dry' }
  | {
      readonly is: 'certain'
      readonly early: Day
      readonly middle: Day
      readonly late: Day
      readonly chance: number
    }
  | { readonly is: 'likely'; readonly early: Day; readonly middle: Day; readonly chance: number }
  | { readonly is: 'unlikely'; readonly early: Day; readonly chance: number }
  | { readonly is: 'enough'; readonly chance: number }

type Outcomes = ForecastResult['outcomes']

/** In how many of 100 outcomes the money has run out on this day. */
export const chanceBy = (outcomes: Outcomes, day: Day): number =>
  outcomes.filter((one) => one !== null && one <= day).length

/** In 8 of 10 outcomes the money runs out between `early` and `late`; in as many before `middle` as after it. */
export function outlookOf(outcomes: Outcomes, today: Day): Outlook {
  const dry = outcomes.filter((one) => one !== null)
  const chance = dry.length
  const [early, middle, late] = [outcomes[9], outcomes[49], outcomes[90]]
  if (dry[99] !== undefined && dry[99] <= today) return { is: 'dry' }
  if (early && middle && late) return { is: 'certain', early, middle, late, chance }
  if (early && middle) return { is: 'likely', early, middle, chance }
  if (early) return { is: 'unlikely', early, chance }
  return { is: 'enough', chance }
}

/** When the fund manager hears of it: the chance (of 100) that the money runs out within so many weeks. */
export interface Threshold {
  readonly chance: number
  readonly weeks: number
}
export const usualThreshold: Threshold = { chance: 50, weeks: 13 }

/** Who was told hears it again only after the chance has been clearly lower: chances go up and down a little. */
const clearly = 10

/** What to do about the warning of a ceiling: tell, forget that it was told, or nothing. */
export function warning(
  outcomes: Outcomes,
  today: Day,
  threshold: Threshold,
  wasTold: boolean,
): 'tell' | 'forget' | null {
  const chance = chanceBy(outcomes, addDays(today, threshold.weeks * 7))
  if (chance >= threshold.chance) return wasTold ? null : 'tell'
  return wasTold && chance < threshold.chance - clearly ? 'forget' : null
}
