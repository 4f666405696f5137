import { type Day, daysBetween, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Outlook } from './rules.ts'
import { forecastTexts } from './texts.ts'

/** Nearby a day can be named; far away a month says it as exactly as we know it. */
const nearby = 60

const whenInWords = (day: Day, today: Day, locale: Locale): string =>
  formatDay(day, locale, daysBetween(today, day) <= nearby ? 'medium' : 'month')

/** When the money runs out, in one or two sentences that are honest about what we do not know. */
export function outlookInWords(outlook: Outlook, today: Day, untilDay: Day, locale: Locale): string {
  const t = forecastTexts(locale).outlook
  const when = (day: Day): string => whenInWords(day, today, locale)
  const month = (day: Day): string => formatDay(day, locale, 'month')
  const until = formatDay(untilDay, locale)
  switch (outlook.is) {
    case 'dry':
      return t.dry
    case 'certain': {
      const [early, late] = [when(outlook.early), when(outlook.late)]
      if (early === late) return t.certainSoon(forecastTexts(locale).month(month(outlook.middle)))
      return t.certain(early, late, when(outlook.middle))
    }
    case 'likely':
      return t.likely(month(outlook.early), month(outlook.middle))
    case 'unlikely':
      return t.unlikely(month(outlook.early), until)
    case 'enough':
      return t.enough(until)
  }
}

/** The same in a cell of a table. */
export function outlookInShort(outlook: Outlook, locale: Locale): string {
  const t = forecastTexts(locale).desk.short
  if (outlook.is === 'dry') return t.dry
  if (outlook.is === 'certain' || outlook.is === 'likely')
    return `${t.around(formatDay(outlook.middle, locale, 'month'))}, ${t.chance(outlook.chance)}`
  return outlook.chance === 0 ? t.lasts : `${t.lasts}, ${t.chance(outlook.chance)}`
}
