import type { AboutPlan, PlanLetter } from '../initiatives/index.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'
import type { Standing } from './rules.ts'

/** What the guide or the team hears of. */
export type ConcernLetter = Exclude<Standing, 'well'> | 'offer' | 'nobody' | 'stopped' | 'once'

const ownPage = (about: AboutPlan, token: string): MailBlock => ({
  link: { label: mailTexts(about.locale).open, path: paths.keptWish(token) },
})

/** It was carried out: from today it goes on, and this is what we ask of who keeps it up. */
export function startedLetter(about: AboutPlan, months: number, token: string): PlanLetter {
  const t = mailTexts(about.locale).started
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), t.ask(months), t.tell, ownPage(about, token), t.once],
  }
}

/** How does it stand? One link for each answer. */
export function askedLetter(about: AboutPlan, token: string, isAgain: boolean): PlanLetter {
  const t = mailTexts(about.locale).asked
  const answer = (label: string, antwoord: string): MailBlock => ({
    link: { label, path: paths.keptWish(token, { antwoord }) },
  })
  return {
    subject: isAgain ? t.again(about.title) : t.subject(about.title),
    blocks: [
      t.body(about.title),
      answer(t.well, 'goed'),
      answer(t.help, 'hulp'),
      answer(t.takeover, 'overnemen'),
      answer(t.stopping, 'stoppen'),
      t.why,
    ],
  }
}

/** Somebody is asked to keep it up too, or takes it over. */
export function joinedLetter(about: AboutPlan, token: string): PlanLetter {
  const t = mailTexts(about.locale).joined
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), t.means, ownPage(about, token), t.not],
  }
}

export function leftLetter(about: AboutPlan): PlanLetter {
  const t = mailTexts(about.locale).left
  return { subject: t.subject(about.title), blocks: [t.body(about.title), t.thanks] }
}

/** Somebody else goes on with it. */
export function thanksLetter(about: AboutPlan): PlanLetter {
  const t = mailTexts(about.locale).takenOver
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), mailTexts(about.locale).left.thanks],
  }
}

/** The agreement on its upkeep ends before long. */
export function agreementEndsLetter(about: AboutPlan, until: Day, token: string): PlanLetter {
  const t = mailTexts(about.locale).agreementEnds
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title, formatDay(until, about.locale, 'long')), t.choose, ownPage(about, token)],
  }
}

/** It stopped, and what was learned stays. */
export function stoppedLetter(about: AboutPlan, lesson: string): PlanLetter {
  const t = mailTexts(about.locale).stopped
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), t.lesson, { quote: lesson }, t.thanks],
  }
}

/** Somebody said that it was for once: what the others do when that is a mistake. */
export function onceLetter(about: AboutPlan): PlanLetter {
  const t = mailTexts(about.locale).wasOnce
  return { subject: t.subject(about.title), blocks: [t.body(about.title), t.wrong] }
}

/** To who offered to take it over and did not get it. */
export function declinedOfferLetter(locale: Locale, title: string): PlanLetter {
  const t = mailTexts(locale).declined
  return {
    subject: t.subject(title),
    blocks: [t.body(title), { link: { label: t.more, path: paths.initiatives() } }],
  }
}

/** To the guide or the team: something has to be done. */
export function concernLetter(about: AboutPlan, what: ConcernLetter, note: string | null): PlanLetter {
  const t = mailTexts(about.locale).concern
  return {
    subject: t.subject[what](about.number),
    blocks: [
      t.body[what](about.title),
      ...(note ? [{ quote: note }] : []),
      { link: { label: t.link, path: paths.deskKeptWish(about.number) } },
    ],
  }
}
