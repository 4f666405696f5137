import type { About, Letter } from '../../cases/index.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { MailBlock } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import type { Settlement } from './store.ts'
import { texts } from './texts.ts'

const words = (about: About) => texts(about.locale).mails
const long = (about: About, day: Day): string => formatDay(day, about.locale, 'long')
const ending = (about: About): readonly MailBlock[] => [
  ...(about.contact ? [words(about).contact(about.contact.name, about.contact.phone)] : []),
  { link: { label: words(about).look, path: paths.caseMoney(about.number) } },
]

export function accountReceivedLetter(about: About): Letter {
  const t = words(about).received
  return { subject: t.subject(about.title), blocks: [t.body(about.title), t.next, ...ending(about)] }
}

export function returnedLetter(about: About, question: string, until: Day): Letter {
  const t = words(about).returned
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), { quote: question }, t.until(long(about, until)), ...ending(about)],
  }
}

export function laterLetter(about: About, until: Day): Letter {
  const t = words(about).later
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title, long(about, until)), ...ending(about)],
  }
}

/** Before the last day, and when it has passed. */
export function reminderLetter(about: About, due: Day, isLate: boolean): Letter {
  const t = words(about).reminder
  return {
    subject: isLate ? t.late(about.title) : t.soon(about.title, formatDay(due, about.locale, 'day_month')),
    blocks: [
      isLate ? t.lateBody(about.title, long(about, due)) : t.soonBody(about.title, long(about, due)),
      t.what,
      t.help,
      ...ending(about),
    ],
  }
}

/** The decision that settles the grant, and what is to be paid back. */
export function settledLetter(about: About, settlement: Settlement): Letter {
  const t = words(about).settled
  const { locale, municipality, number } = about
  const amount = (cents: number): string => amountInWords(cents, locale)
  const { cents, granted_cents, reclaim_cents, reclaim_by, reasons } = settlement
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title, amount(cents)),
      ...(cents < granted_cents
        ? [t.lower(amount(granted_cents), texts(locale).grounds[settlement.ground])]
        : []),
      { quote: reasons ?? '' },
      ...(reclaim_by ? [t.back(amount(reclaim_cents), long(about, reclaim_by))] : []),
      t.objectBy(long(about, settlement.last_day_to_object)),
      municipality.disagree.objection_address,
      { link: { label: t.letter, path: paths.settlementLetter(number, settlement.id) } },
      ...ending(about),
    ],
  }
}

export function thanksLetter(about: About, cents: number, left: number): Letter {
  const t = words(about).thanks
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(amountInWords(cents, about.locale), about.title),
      left > 0 ? t.left(amountInWords(left, about.locale)) : t.done,
      ...ending(about),
    ],
  }
}
