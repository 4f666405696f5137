import type { ComponentChildren } from 'preact'
import { addDays, type Day, formatDay, weekday } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'

interface MonthProps {
  readonly locale: Locale
  /** Any day of the month. */
  readonly month: Day
  readonly caption: string
  /** What there is to say of a day; null for nothing. */
  readonly note: (day: Day) => { readonly words: ComponentChildren; readonly isNone?: boolean } | null
}

/** The days of a month from Monday to Sunday, in weeks; days of other months are empty. */
export function weeksOf(month: Day): readonly (readonly (Day | null)[])[] {
  const first = `${month.slice(0, 7)}-01`
  const monday = addDays(first, 1 - weekday(first))
  const weeks: (Day | null)[][] = []
  for (let start = monday; start.slice(0, 7) <= month.slice(0, 7); start = addDays(start, 7)) {
    const days = Array.from({ length: 7 }, (_, count) => addDays(start, count))
    weeks.push(days.map((day) => (day.slice(0, 7) === month.slice(0, 7) ? day : null)))
  }
  return weeks
}

/** A month as a table: a row for each week, with what there is to say of each day. */
export function Month({ locale, month, caption, note }: MonthProps) {
  // Any Monday: only the names of its days are used.
  const names = Array.from({ length: 7 }, (_, count) =>
    formatDay(addDays('2024-01-01', count), locale, 'weekday'),
  )
  return (
    <table class="month">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              <abbr title={name}>{name.slice(0, 2)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, place) => {
              const said = day === null ? null : note(day)
              return (
                <td key={place} class={said?.isNone ? 'month__day--none' : undefined}>
                  {day !== null && Number(day.slice(8))}
                  {said && <span class="month__note">{said.words}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
