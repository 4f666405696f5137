import { kindName, subjectName } from '../initiatives/index.ts'
import { formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { amountInWords } from '../ui/amount/amount.tsx'
import type { Against, Lack, Open, Reason } from './rules.ts'
import type { Source } from './store.ts'
import { texts } from './texts.ts'

export function reasonInWords(reason: Reason, locale: Locale): string {
  const t = texts(locale).because
  if (reason.is === 'amount') return t.amount(amountInWords(reason.cents, locale))
  if (reason.is === 'open_until') return t.open_until(formatDay(reason.day, locale))
  return t[reason.is]
}

export function lackInWords(lack: Lack, locale: Locale): string {
  const t = texts(locale)
  switch (lack.is) {
    case 'need':
      return t.lacks.need(t.needs[lack.need])
    case 'together':
      return t.lacks.together
    case 'own_share':
      return t.lacks.own_share(lack.share)
    case 'rest':
      return t.lacks.rest(amountInWords(lack.cents, locale))
    case 'hurry':
      return t.lacks.hurry(lack.days)
  }
}

export function againstInWords(against: Against, locale: Locale): string {
  const t = texts(locale).against
  if (against.is === 'too_little') return t.too_little(amountInWords(against.least, locale))
  if (against.is === 'closed') return t.closed(formatDay(against.day, locale))
  return t[against.is]
}

/** Until when one can ask. */
export function openInWords(open: Open, locale: Locale): string {
  const t = texts(locale).open
  if (open.is === 'always') return t.always
  const day = formatDay(open.day, locale)
  if (open.is === 'closed') return t.closed(day)
  return open.everyYear ? t.every_year(day) : t.until(day)
}

/** How much it gives. */
export function amountsInWords(source: Source, locale: Locale): string {
  const t = texts(locale).one
  const least = source.min_cents === null ? null : amountInWords(source.min_cents, locale)
  const most = source.max_cents === null ? null : amountInWords(source.max_cents, locale)
  if (least && most) return t.between(least, most)
  if (least) return t.from(least)
  return most ? t.until(most) : t.noAmount
}

export const kindsInWords = ({ kinds }: Source, locale: Locale): string =>
  kinds.length === 0 ? texts(locale).one.anyKind : kinds.map((kind) => kindName(kind, locale)).join(', ')

export const subjectsInWords = ({ subjects }: Source, locale: Locale): string =>
  subjects.length === 0
    ? texts(locale).one.anySubject
    : subjects.map((subject) => subjectName(subject, locale)).join(', ')
