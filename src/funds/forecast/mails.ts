import type { Day } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import type { MailContent } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import type { Area } from '../../places/index.ts'
import type { Scheme } from '../schema.ts'
import type { Ceiling } from '../store.ts'
import { ceilingInWords } from '../words.ts'
import { outlookOf } from './rules.ts'
import type { ForecastResult } from './simulate.ts'
import { forecastTexts } from './texts.ts'
import { outlookInWords } from './words.ts'

/** What the fund manager hears when the money of a ceiling runs out. */
export function warningMail(about: {
  readonly scheme: Scheme
  readonly ceiling: Ceiling
  readonly areas: readonly Area[]
  readonly result: ForecastResult
  readonly today: Day
  readonly locale: Locale
}): Pick<MailContent, 'subject' | 'blocks'> {
  const { scheme, ceiling, areas, result, today, locale } = about
  const t = forecastTexts(locale).mail
  const name = `${say(scheme.title, locale)} (${ceilingInWords(ceiling, areas, locale)})`
  const outlook = outlookOf(result.outcomes, today)
  const chance = outlook.is === 'dry' ? 100 : outlook.chance
  return {
    subject: t.subject(name),
    blocks: [
      t.text(name, chance),
      outlookInWords(outlook, today, ceiling.until_day, locale),
      t.ask,
      { link: { label: t.link, path: paths.forecast(ceiling.id) } },
      t.once,
    ],
  }
}
