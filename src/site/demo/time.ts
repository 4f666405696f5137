import {
  addDays,
  addWorkingDays,
  type Day,
  dayOf,
  isWorkingDay,
  momentAt,
  nextWorkingDay,
} from '../../kit/dates.ts'

/** An action of a script with the moment at which it happened. */
export interface Timed<Action> {
  readonly action: Action
  readonly at: Date
}

interface Relative {
  readonly daysAgo: number
  readonly hour: string
}

const minute = 60 * 1000
const officeOpens = '08:30'
const officeCloses = '17:30'

/**
 * Puts a script on the calendar of today (rules in `config/demo/README.md`): officials work on working days and in
 * office hours, everything keeps its order, and nothing lies in the future.
 */
export function onCalendar<Action extends Relative>(
  script: readonly Action[],
  now: Date,
  isOfficial: (action: Action) => boolean,
): readonly Timed<Action>[] {
  const today = dayOf(now)
  let before = new Date(0)
  return script.map((action) => {
    const official = isOfficial(action)
    const day = addDays(today, -action.daysAgo)
    let at = momentAt(official ? lastWorkingDay(day) : day, action.hour)
    if (at <= before) {
      at = new Date(before.getTime() + 5 * minute)
      if (official && !inOfficeHours(at)) at = momentAt(addWorkingDays(dayOf(at), 1), '09:00')
    }
    if (at > now) at = now
    before = at
    return { action, at }
  })
}

/** A day that many days after the action; one on which people work. */
export const dayAfter = (at: Date, days: number): Day => nextWorkingDay(addDays(dayOf(at), days))

/** The day itself, or the last one before it on which people work. */
export function lastWorkingDay(day: Day): Day {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}

function inOfficeHours(at: Date): boolean {
  const day = dayOf(at)
  return isWorkingDay(day) && at >= momentAt(day, officeOpens) && at <= momentAt(day, officeCloses)
}

/** A day on which people are invited: from so many days of today on, and not on a Sunday or around Christmas. */
export const invitedDay = (today: Day, inDays: number): Day => {
  const day = addDays(today, inDays)
  return inDays > 0 ? dayToMeet(day) : day
}

/** The first working day from this one on, and not between Christmas Eve and the first days of the year. */
export function dayToMeet(day: Day): Day {
  const found = nextWorkingDay(day)
  const isHoliday = found.slice(5) >= '12-24' || found.slice(5) <= '01-02'
  return isHoliday ? dayToMeet(addDays(found, 1)) : found
}
