import { addDays, addMonths, type Day } from '../kit/dates.ts'
import type { Asks, Kind } from './schema.ts'

/** What a plan needs to be told of in time. */
export interface Asked {
  readonly asks: Asks
  readonly lead_days: number | null
}

/** The last day on which to give notice or to ask for a permit, for something on `day`; null when nothing is asked. */
export const lastDayToAsk = ({ asks, lead_days }: Asked, day: Day): Day | null =>
  asks === 'nothing' || lead_days === null ? null : addDays(day, -lead_days)

/** Whether there is time enough: nothing is asked, or the last day to ask is still to come. */
export const isInTime = (asked: Asked, day: Day, today: Day): boolean =>
  (lastDayToAsk(asked, day) ?? today) >= today

/** Where notice is given or permission asked: here, unless the municipality has a page of its own for it. */
export const wayOf = ({ asks, link }: Pick<Asked, 'asks'> & { readonly link: string | null }): Asks =>
  link === null ? asks : 'nothing'

/** Once a year somebody looks whether it still is as it stands here. */
export const isOld = (checkedOn: Day, today: Day): boolean => addMonths(checkedOn, 12) <= today

/** The subject of an idea about this; none where it could be several. */
export const subjectOf: Readonly<Record<Kind, string | null>> = {
  meet: 'meeting',
  green: 'green',
  play: 'play',
  place: null,
  share: 'meeting',
  clean: null,
}

/** The lines of a text of which each says one condition. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
