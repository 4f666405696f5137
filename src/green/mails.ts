import type { AboutPlan, PlanLetter } from '../initiatives/index.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import type { MailBlock } from '../kit/mail.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'
import type { What } from './rules.ts'
import type { Upkeep } from './store.ts'

/** The place a letter is about, in the language of its reader. */
export type AboutPlace = AboutPlan
export type PlaceLetter = PlanLetter

const long = (about: AboutPlace, day: Day): string => formatDay(day, about.locale, 'long')
const upkeepLink = (about: AboutPlace, token: string): MailBlock => ({
  link: { label: mailTexts(about.locale).open, path: paths.greenUpkeep(token) },
})

/** The week is settled, or another one than before. */
export function plannedLetter(about: AboutPlace, what: What, week: Day, isChange: boolean): PlaceLetter {
  const t = mailTexts(about.locale).planned
  return {
    subject: isChange ? t.changed(about.number) : t.subject(about.number),
    blocks: [t.week(about.title, long(about, week)), t.before[what], t.cancel, ...toCase(about)],
  }
}

export function nextYearLetter(about: AboutPlace, year: number): PlaceLetter {
  const t = mailTexts(about.locale).nextYear
  return {
    subject: t.subject(about.number, year),
    blocks: [t.body(about.title, year), t.nothing, t.cancel, ...toCase(about)],
  }
}

const toCase = (about: AboutPlace): readonly MailBlock[] => [
  { link: { label: mailTexts(about.locale).toCase, path: paths.myCase(about.number) } },
]

/** From today it is theirs to keep up. */
export function startedLetter(
  about: AboutPlace,
  upkeep: Pick<Upkeep, 'starts_on' | 'ends_on'> & { readonly what: What },
  token: string,
): PlaceLetter {
  const t = mailTexts(about.locale).started
  const agreed = [
    t.from(about.title, long(about, upkeep.starts_on)),
    upkeep.ends_on ? t.until(long(about, upkeep.ends_on)) : t.open,
    t.help[upkeep.what],
  ]
  return {
    subject: t.subject(about.title),
    blocks: [...agreed, t.link, upkeepLink(about, token)],
    onPaper: [...agreed, t.call],
  }
}

/** Tips for this time of the year, and how to stop them. */
export function seasonLetter(about: AboutPlace, month: number, token: string): PlaceLetter {
  const t = mailTexts(about.locale)
  const tips = t.season.tips[seasonOf(month)]
  return {
    subject: t.season.subject(about.title),
    blocks: [
      t.season.body(about.title),
      { list: tips },
      t.season.stop,
      { link: { label: t.season.stopLink, path: paths.greenUpkeep(token, { doe: 'stoppen' }) } },
    ],
    mailOnly: true,
  }
}

const seasonOf = (month: number): 'spring' | 'summer' | 'autumn' | 'winter' =>
  month >= 3 && month <= 5
    ? 'spring'
    : month >= 6 && month <= 8
      ? 'summer'
      : month >= 9 && month <= 11
        ? 'autumn'
        : 'winter'

/** Is it still well? Three links, each with its answer filled in. */
export function inspectionLetter(about: AboutPlace, token: string, again: boolean): PlaceLetter {
  const t = mailTexts(about.locale).inspection
  const answer = (label: string, antwoord: string): MailBlock => ({
    link: { label, path: paths.greenUpkeep(token, { antwoord }) },
  })
  return {
    subject: again ? t.again(about.title) : t.subject(about.title),
    blocks: [
      t.body(about.title),
      answer(t.good, 'goed'),
      answer(t.help, 'hulp'),
      answer(t.gone, 'weg'),
      t.why,
    ],
    onPaper: [t.onPaper(about.title), t.call, t.why],
  }
}

/** The agreed end comes near: go on, or give it back. */
export function endNearLetter(about: AboutPlace, endsOn: Day, token: string): PlaceLetter {
  const t = mailTexts(about.locale).endNear
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title, long(about, endsOn)), t.choose, upkeepLink(about, token), t.silent],
    onPaper: [t.body(about.title, long(about, endsOn)), t.call, t.silent],
  }
}

/** It ended: thanks, and what happens with the place. */
export function endedUpkeepLetter(
  about: AboutPlace,
  how: 'given_back' | 'taken_over' | 'run_out' | 'gone',
): PlaceLetter {
  const t = mailTexts(about.locale).ended
  return { subject: t.subject(about.title), blocks: [t.how[how](about.title), t.thanks] }
}

/** A neighbour is asked to go on with it. */
export function takeoverLetter(
  about: Pick<AboutPlace, 'locale' | 'title'>,
  asker: string,
  token: string,
): PlaceLetter {
  const t = mailTexts(about.locale).takeover
  return {
    subject: t.subject(asker),
    blocks: [
      t.body(asker, about.title),
      t.means,
      { link: { label: t.link, path: paths.greenTakeover(token) } },
      t.notYou,
    ],
  }
}

export function takeoverAnsweredLetter(about: AboutPlace, token: string): PlaceLetter {
  const t = mailTexts(about.locale).takeoverNo
  return { subject: t.subject(about.title), blocks: [t.body(about.title), upkeepLink(about, token)] }
}

/** To the department: somebody needs help, or a place has nobody any more. */
export function concernLetter(
  about: AboutPlace,
  what: 'help' | 'gone' | 'given_back' | 'run_out',
  note: string | null,
): PlaceLetter {
  const t = mailTexts(about.locale).concern
  return {
    subject: t.subject[what](about.number),
    blocks: [
      t.body[what](about.title),
      ...(note ? [{ quote: note }] : []),
      { link: { label: t.link, path: paths.deskGreenOne(about.number) } },
    ],
  }
}
