import { type About, caseTexts, type EndKind, type Letter } from '../cases/index.ts'
import { type Day, daysBetween, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'
import type { Reminder } from './rules.ts'

/** What every letter about a promise tells. */
export interface Promised {
  readonly id: string
  readonly text: string
  /** Who promised, as the parties know them. */
  readonly who: (locale: Locale) => string
  readonly firstDue: Day
}

/** What a letter about a promise says of the case or project it belongs to. */
export type AboutPromise = Pick<About, 'locale' | 'number' | 'title'>
/** A letter as it is sent about a case, or about a project. */
export type PromiseLetter = Pick<Letter, 'subject' | 'blocks'>

const words = (about: AboutPromise) => mailTexts(about.locale)
const long = (about: AboutPromise, day: Day): string => formatDay(day, about.locale, 'long')
const short = (about: AboutPromise, day: Day): string => formatDay(day, about.locale, 'day_month')

const toPromise = (id: string, label: string): MailBlock => ({
  link: { label, path: paths.commitment(id) },
})
const ending = (about: AboutPromise, promised: Promised): readonly MailBlock[] => [
  words(about).about(about.title, about.number),
  toPromise(promised.id, words(about).see),
]

export function madeLetter(about: AboutPromise, promised: Promised, toOwner: boolean): Letter {
  const t = words(about).made
  return {
    subject: t.subject(about.number, short(about, promised.firstDue)),
    blocks: [
      t.text(promised.who(about.locale), long(about, promised.firstDue)),
      { quote: promised.text },
      ...(toOwner ? [t.owner(long(about, promised.firstDue))] : []),
      ...ending(about, promised),
    ],
  }
}

export function explainedLetter(
  about: AboutPromise,
  promised: Promised,
  newDue: Day,
  reason: string,
): Letter {
  const t = words(about).explained
  return {
    subject: t.subject(about.number, short(about, newDue)),
    blocks: [
      t.text(promised.who(about.locale), long(about, promised.firstDue), long(about, newDue)),
      { quote: promised.text },
      t.why,
      { quote: reason },
      ...ending(about, promised),
    ],
  }
}

export function keptLetter(about: AboutPromise, promised: Promised, keptOn: Day, evidence: string): Letter {
  const t = words(about).kept
  return {
    subject: t.subject(about.number),
    blocks: [
      t.text(promised.who(about.locale), long(about, keptOn)),
      { quote: promised.text },
      t.why,
      { quote: evidence },
      ...ending(about, promised),
    ],
  }
}

export function withdrawnLetter(about: AboutPromise, promised: Promised, reason: string): Letter {
  const t = words(about).withdrawn
  return {
    subject: t.subject(about.number),
    blocks: [
      t.text(promised.who(about.locale)),
      { quote: promised.text },
      t.why,
      { quote: reason },
      ...ending(about, promised),
    ],
  }
}

/** The case ended, and these promises with it. */
export function endedLetter(about: About, promised: readonly Promised[], because: EndKind): Letter {
  const t = words(about).ended
  return {
    subject: t.subject(about.number, promised.length),
    blocks: [
      words(about).about(about.title, about.number),
      `${caseTexts(about.locale).endedBecause[because]} ${t.text(promised.length)}`,
      { list: promised.map((one) => t.one(one.who(about.locale), one.text, long(about, one.firstDue))) },
      t.done,
      ...(about.contact ? [t.ask(about.contact.name, about.contact.phone)] : []),
    ],
  }
}

/** A week before, on the day, and after it. What is late is late against the first day, as on every page. */
export function reminderLetter(
  about: AboutPromise,
  promised: Promised,
  reminder: Reminder,
  due: Day,
  today: Day,
): Letter {
  const t = words(about)
  const late = daysBetween(promised.firstDue, today)
  const first = promised.firstDue === due ? null : long(about, promised.firstDue)
  const { subject, text } =
    reminder === 'soon'
      ? {
          subject: t.soon.subject(about.number, short(about, due)),
          text: t.soon.text(daysBetween(today, due), long(about, due)),
        }
      : reminder === 'today'
        ? { subject: t.today.subject(about.number), text: t.today.text() }
        : {
            subject: t.passed.subject(about.number, late),
            text: t.passed.text(late, long(about, due), first),
          }
  return {
    subject,
    blocks: [
      text,
      { quote: promised.text },
      t.about(about.title, about.number),
      t.ask,
      toPromise(promised.id, t.report),
    ],
  }
}
