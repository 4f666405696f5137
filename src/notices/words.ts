import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { OfficialNotice } from './store.ts'
import { texts } from './texts.ts'

/** What can be done about a notice, by when; never without who decides about that. */
export function objectionInWords(
  notice: Pick<OfficialNotice, 'stage' | 'last_day_to_object'>,
  locale: Locale,
): readonly string[] {
  const t = texts(locale)
  const last = notice.last_day_to_object
  if (last === null) return [t.stages[notice.stage]]
  return [t.objectUntil(formatDay(last, locale, 'long')), t.warning]
}
