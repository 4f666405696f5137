import { formatDay, formatMoment, isDay } from '../../../kit/dates.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { isRole, roles } from '../../../people/index.ts'
import { type Configured, configuredName } from './configured.ts'
import { dataNameInWords } from './event-data.ts'
import type { Names } from './names.ts'
import { texts } from './texts.ts'
import { valueWords } from './value-words.ts'
import { eventInWords } from './words.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** What things are called, and to whom. */
interface Reader {
  readonly names: Names
  readonly configured: Configured
  readonly locale: Locale
}

/**
 * A value of a column of the log as one reads it: a day in words, a name for a reference, what the configuration calls
 * it, yes or no, a fixed word of the program.
 */
export function valueInWords(column: string, value: unknown, reader: Reader): string {
  const { names, configured, locale } = reader
  const t = texts(locale).deed
  if (value === null || value === undefined || value === '') return t.nil
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (Array.isArray(value)) {
    return value.length === 0 ? t.nil : value.map((one) => valueInWords(column, one, reader)).join(', ')
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(
      ([name, one]) => `${dataNameInWords(name, locale) ?? name}: ${valueInWords(name, one, reader)}`,
    )
    return parts.length === 0 ? t.nil : parts.join(', ')
  }
  const text = String(value)
  const called = configuredName(configured, column, text)
  if (called !== null) return called
  if (isDay(text)) return formatDay(text, locale, 'short')
  if (moment.test(text)) return formatMoment(new Date(text), locale, 'short')
  if (isRole(text)) return say(roles[text], locale)
  if (!uuid.test(text)) {
    const words = valueWords.get(text)
    // What happened in a case has its own words.
    return words ? say(words, locale) : eventInWords(text, locale)
  }
  return names.people.get(text) ?? names.cases.get(text) ?? names.areas.get(text) ?? `${text.slice(0, 8)}…`
}
