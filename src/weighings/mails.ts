import type { About, Letter } from '../cases/index.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { texts } from './texts.ts'

const words = (about: About) => texts(about.locale).mail
const toWeighing = (about: About): MailBlock => ({
  link: { label: texts(about.locale).open, path: paths.weighing(about.number) },
})
const toParties = (about: About): MailBlock => ({
  link: { label: texts(about.locale).onCase.more, path: paths.myCase(about.number) },
})
const long = (about: About, day: Day): string => formatDay(day, about.locale, 'long')

export function askedLetter(about: About, due: Day): Letter {
  const t = words(about).asked
  return {
    subject: t.subject(about.number),
    blocks: [t.body(about.title, long(about, due)), t.apart, toWeighing(about)],
  }
}

export function lateLetter(about: About, due: Day): Letter {
  const t = words(about).late
  return {
    subject: t.subject(about.number),
    blocks: [t.body(about.title, long(about, due)), t.help, toWeighing(about)],
  }
}

/** To who answers for the case: a sheet is late. */
export function lateToContactLetter(about: About): Letter {
  const t = words(about).late
  return {
    subject: t.contactSubject(about.number),
    blocks: [t.contactBody(about.title), toWeighing(about)],
  }
}

/** To who was to weigh, and need not any more. */
export function releasedFromItLetter(about: About): Letter {
  const t = words(about).replaced
  return { subject: t.subject(about.number), blocks: [t.body(about.title)] }
}

export function steppedBackLetter(about: About, name: string): Letter {
  const t = words(about).steppedBack
  return { subject: t.subject(about.number), blocks: [t.body(name, about.title), toWeighing(about)] }
}

export function calledOffLetter(about: About): Letter {
  const t = words(about).calledOff
  return { subject: t.subject(about.number), blocks: [t.body(about.title)] }
}

export function bothDoneLetter(about: About): Letter {
  const t = words(about).bothDone
  return { subject: t.subject(about.number), blocks: [t.body(about.title), toWeighing(about)] }
}

export function proposedLetter(about: About): Letter {
  const t = words(about).proposed
  return { subject: t.subject(about.number), blocks: [t.body(about.title), toWeighing(about)] }
}

/** To who answers for the case: it can be shared. */
export function settledLetter(about: About): Letter {
  const t = words(about).settled
  return { subject: t.subject(about.number), blocks: [t.body(about.title), toWeighing(about)] }
}

export function releasedLetter(about: About, text: string | null): Letter {
  const t = words(about).released
  const quoted = text?.trim()
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title),
      ...(quoted ? [{ quote: quoted }] : []),
      texts(about.locale).notForSubsidy,
      toParties(about),
    ],
  }
}

export function departedLetter(about: About, reason: string): Letter {
  const t = words(about).departed
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), { quote: reason.trim() }, toParties(about)],
  }
}
