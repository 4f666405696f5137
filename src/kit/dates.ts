import type { Locale, Localised } from './locale.ts'

/**
 * A local calendar day in Europe/Amsterdam, written 'YYYY-MM-DD'. Days compare as text.
 * All arithmetic goes through UTC day numbers, so the host's time zone never matters.
 */
export type Day = string

const timeZone = 'Europe/Amsterdam'
const millisecondsPerDay = 86_400_000

// The same few thousand days are counted with over and over: terms walk along them one by one.
const lastKept = 50_000 // in the year 2106
const numbers = new Map<Day, number>()
const days = new Map<number, Day>()

const numberOf = (day: Day): number => {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) throw new RangeError(`Not a day: ${day}`)
  const number = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / millisecondsPerDay
  if (number >= 0 && number < lastKept && dayFromNumber(number) === day) numbers.set(day, number)
  return number
}

const dayFromNumber = (dayNumber: number): Day => {
  const known = days.get(dayNumber)
  if (known !== undefined) return known
  const day = new Date(dayNumber * millisecondsPerDay).toISOString().slice(0, 10)
  if (dayNumber >= 0 && dayNumber < lastKept) days.set(dayNumber, day)
  return day
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const wallClockParts = (moment: Date) => {
  const parts = new Map(wallClock.formatToParts(moment).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
  }
}

/** The calendar day in Amsterdam on which a moment falls. */
export const dayOf = (moment: Date): Day => wallClockParts(moment).day

/** The moment at which Amsterdam's clocks show `time` ('HH:MM') on `day`; start of the day by default. */
export const momentAt = (day: Day, time = '00:00'): Date => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!match) throw new RangeError(`Not a time: ${time}`)
  const wanted = numberOf(day) * millisecondsPerDay + (Number(match[1]) * 60 + Number(match[2])) * 60_000
  // Amsterdam is one or two hours ahead of UTC: try winter time first, correct by what the clock then shows.
  const guess = new Date(wanted - 3_600_000)
  const shown = wallClockParts(guess)
  const shownAs = numberOf(shown.day) * millisecondsPerDay + (shown.hour * 60 + shown.minute) * 60_000
  return new Date(guess.getTime() - (shownAs - wanted))
}

/** Reads 'YYYY-MM-DD' or the Dutch 'D-M-YYYY'; null when it is no existing day. */
export const parseDay = (text: string): Day | null => {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(trimmed)
  const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : dutch ? [dutch[3], dutch[2], dutch[1]] : []
  if (year === undefined || month === undefined || date === undefined) return null
  if (Number(year) < 1000 || Number(year) > 2999) return null
  const day = `${year}-${pad(Number(month))}-${pad(Number(date))}`
  return dayFromNumber(numberOf(day)) === day ? day : null
}

/** True for an existing day in the form 'YYYY-MM-DD'. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) === text

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => dayFromNumber(numberOf(day) + count)

/** The day `count` weeks later. */
export const addWeeks = (day: Day, count: number): Day => addDays(day, count * 7)

/** The same date `count` months later, or the last day of that month when it is shorter. */
export const addMonths = (day: Day, count: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const months = year * 12 + (month - 1) + count
  const targetYear = Math.floor(months / 12)
  const targetMonth = months - targetYear * 12
  const lastDate = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate()
  return `${pad(targetYear, 4)}-${pad(targetMonth + 1)}-${pad(Math.min(date, lastDate))}`
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** The later and the earlier of two days. */
export const latestDay = (a: Day, b: Day): Day => (a > b ? a : b)
export const earliestDay = (a: Day, b: Day): Day => (a < b ? a : b)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: Day): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1

/** Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm). */
export const easterSunday = (year: number): Day => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${pad(year, 4)}-${pad(Math.floor(sum / 31))}-${pad((sum % 31) + 1)}`
}

export interface Holiday {
  readonly day: Day
  readonly name: Localised
}

const computeHolidays = (year: number): readonly Holiday[] => {
  const easter = easterSunday(year)
  const kingsDay = `${pad(year, 4)}-04-27`
  const holidays: Holiday[] = [
    { day: `${pad(year, 4)}-01-01`, name: { nl: 'Nieuwjaarsdag', en: "New Year's Day" } },
    { day: addDays(easter, -2), name: { nl: 'Goede Vrijdag', en: 'Good Friday' } },
    { day: addDays(easter, 1), name: { nl: 'Tweede Paasdag', en: 'Easter Monday' } },
    {
      day: weekday(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay,
      name: { nl: 'Koningsdag', en: "King's Day" },
    },
    { day: `${pad(year, 4)}-05-05`, name: { nl: 'Bevrijdingsdag', en: 'Liberation Day' } },
    { day: addDays(easter, 39), name: { nl: 'Hemelvaartsdag', en: 'Ascension Day' } },
    { day: addDays(easter, 50), name: { nl: 'Tweede Pinksterdag', en: 'Whit Monday' } },
    { day: `${pad(year, 4)}-12-25`, name: { nl: 'Eerste Kerstdag', en: 'Christmas Day' } },
    { day: `${pad(year, 4)}-12-26`, name: { nl: 'Tweede Kerstdag', en: 'Boxing Day' } },
  ]
  return holidays.sort((a, b) => (a.day < b.day ? -1 : 1))
}

const holidaysByYear = new Map<number, readonly Holiday[]>()

/**
 * The recognised public holidays of a year in order (art. 3 Algemene termijnenwet), with Good Friday,
 * which that article equates with them. Easter and Whit Sunday are Sundays and need no entry.
 */
export const holidaysOf = (year: number): readonly Holiday[] => {
  const known = holidaysByYear.get(year)
  if (known) return known
  const holidays = computeHolidays(year)
  holidaysByYear.set(year, holidays)
  return holidays
}

const decreedDay: Localised = { nl: 'Aangewezen vrije dag', en: 'Day appointed by royal decree' }

/**
 * The name of the holiday on a day, or null. `decreed` holds the days that a royal decree equates with
 * holidays (art. 3, third paragraph, Algemene termijnenwet); they come from configuration.
 */
export const holidayName = (day: Day, decreed: readonly Day[] = []): Localised | null =>
  holidaysOf(Number(day.slice(0, 4))).find((holiday) => holiday.day === day)?.name ??
  (decreed.includes(day) ? decreedDay : null)

/** True on a recognised holiday, Good Friday, or a decreed day. Sundays are no holidays here. */
export const isHoliday = (day: Day, decreed: readonly Day[] = []): boolean =>
  holidayName(day, decreed) !== null

/** True when the day is no Saturday, Sunday or holiday. */
export const isWorkingDay = (day: Day, decreed: readonly Day[] = []): boolean =>
  weekday(day) <= 5 && !isHoliday(day, decreed)

/** The day itself when it is a working day, otherwise the first one after it. */
export const nextWorkingDay = (day: Day, decreed: readonly Day[] = []): Day => {
  let candidate = day
  while (!isWorkingDay(candidate, decreed)) candidate = addDays(candidate, 1)
  return candidate
}

/** The `count`-th working day after a day (before it when negative). The day itself never counts. */
export const addWorkingDays = (day: Day, count: number, decreed: readonly Day[] = []): Day => {
  const step = count < 0 ? -1 : 1
  let candidate = day
  for (let left = Math.abs(count); left > 0; ) {
    candidate = addDays(candidate, step)
    if (isWorkingDay(candidate, decreed)) left -= 1
  }
  return candidate
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: Day, to: Day, decreed: readonly Day[] = []): number => {
  if (to < from) return -workingDaysBetween(to, from, decreed)
  const total = daysBetween(from, to)
  const wholeWeeks = Math.floor(total / 7)
  let count = wholeWeeks * 5
  for (let day = addDays(from, wholeWeeks * 7 + 1); day <= to; day = addDays(day, 1)) {
    if (weekday(day) <= 5) count += 1
  }
  const off = new Set(decreed)
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const holiday of holidaysOf(year)) off.add(holiday.day)
  }
  for (const day of off) if (day > from && day <= to && weekday(day) <= 5) count -= 1
  return count
}

/**
 * long "vrijdag 8 januari 2027", medium "8 januari 2027", short "8 jan 2027",
 * day_month "8 januari", weekday "vrijdag", month "januari 2027".
 */
export type DayStyle = 'long' | 'medium' | 'short' | 'day_month' | 'weekday' | 'month' | 'month_short'

const styles: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  day_month: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  month: { month: 'long', year: 'numeric' },
  month_short: { month: 'short', year: 'numeric' },
}

const languageTags: Readonly<Record<Locale, string>> = { nl: 'nl-NL', en: 'en-GB' }
const dayFormatters = new Map<string, Intl.DateTimeFormat>()

const dayFormatter = (locale: Locale, style: DayStyle): Intl.DateTimeFormat => {
  const key = `${locale} ${style}`
  const known = dayFormatters.get(key)
  if (known) return known
  const formatter = new Intl.DateTimeFormat(languageTags[locale], { ...styles[style], timeZone: 'UTC' })
  dayFormatters.set(key, formatter)
  return formatter
}

// Lists and timelines say the same few hundred days again and again.
const mostWorded = 20_000
const worded = new Map<string, string>()

/** A day in words. Points and commas differ between ICU versions and are left out. */
export const formatDay = (day: Day, locale: Locale, style: DayStyle = 'medium'): string => {
  const key = `${day} ${locale} ${style}`
  const known = worded.get(key)
  if (known !== undefined) return known
  const words = dayFormatter(locale, style)
    .format(new Date(numberOf(day) * millisecondsPerDay))
    .replace(/[.,]/g, '')
  if (worded.size >= mostWorded) worded.clear()
  worded.set(key, words)
  return words
}

/** The time of a moment in Amsterdam: "19.30 uur" or "19:30". */
export const formatTime = (moment: Date, locale: Locale): string => {
  const { hour, minute } = wallClockParts(moment)
  return locale === 'nl' ? `${hour}.${pad(minute)} uur` : `${pad(hour)}:${pad(minute)}`
}

/** A moment in words: "8 januari 2027 om 19.30 uur" or "8 January 2027 at 19:30". */
export const formatMoment = (moment: Date, locale: Locale, style: DayStyle = 'medium'): string =>
  `${formatDay(dayOf(moment), locale, style)} ${locale === 'nl' ? 'om' : 'at'} ${formatTime(moment, locale)}`
