import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { type Area, areaIdsWithin } from '../../places/index.ts'
import { checksOf, isOverdue, stageOf, type Verdict, verdictOf, weekNumber, weeksFrom } from '../rules.ts'
import type { GreenLine } from '../store.ts'
import { texts } from '../texts.ts'

/** Weeks ahead that can be chosen. */
const weeksAhead = 26

/** The districts of a chosen area, or all. */
export const districtsOf = (areas: readonly Area[], area: Area | undefined): readonly string[] | undefined =>
  area ? areaIdsWithin(areas, area.id) : undefined

export const weekOptions = (act: Act, count = weeksAhead) =>
  weeksFrom(dayOf(act.now), count).map((monday) => ({
    value: monday,
    label: weekInWords(monday, act.locale),
  }))

export const weekInWords = (monday: Day, locale: Locale): string =>
  texts(locale).desk.weekName(weekNumber(monday), formatDay(monday, locale, 'day_month'))

/** Where a request stands, with its week or the day by which it must be looked at. */
export function standing(act: Act, line: GreenLine): string {
  const t = texts(act.locale).desk
  const stage = stageOf(line)
  if (line.week && isOverdue(line, dayOf(act.now))) return t.overdue(weekNumber(line.week))
  if (stage === 'planned')
    return `${t.stage.planned}, ${line.week ? t.inWeek(weekNumber(line.week)) : t.noWeek}`
  if (stage === 'next_year') return `${t.stage.next_year} (${line.list_year})`
  if (stage === 'new' && line.due)
    return `${t.stage.new}, ${t.due(formatDay(line.due, act.locale, 'day_month'))}`
  return t.stage[stage]
}

/** The checks in a few words, what asks for attention only by what it says. */
export function checkWords(act: Act, line: GreenLine): string {
  const t = texts(act.locale).desk.checkWords
  if (line.owner === null && line.pavement_cm === null) return ''
  return checksOf(
    { what: line.what, owner: line.owner, pavementCm: line.pavement_cm },
    act.municipality.green,
  )
    .map(({ key, verdict }) => t[key][verdict])
    .join(', ')
}

/** The outcome of what was answered, by the measures of now. */
export const verdictNow = ({ municipality }: Pick<Act, 'municipality'>, line: GreenLine): Verdict =>
  verdictOf(
    checksOf({ what: line.what, owner: line.owner, pavementCm: line.pavement_cm }, municipality.green),
  )
