import type { AboutPlan, PlanLetter } from '../initiatives/index.ts'
import { formatDay } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/index.ts'
import { mailTexts } from './mail-texts.ts'
import type { Referral } from './store.ts'

type To = Pick<
  Referral,
  'to_name' | 'to_function' | 'to_phone' | 'to_email' | 'to_page' | 'handed' | 'due_on' | 'ask_on' | 'consent'
>

/** How to reach whom somebody is sent on to, a line each. */
export function reachLines(to: To, locale: AboutPlan['locale']): readonly string[] {
  const t = mailTexts(locale).reach
  return [
    ...(to.to_function ? [t.function(to.to_function)] : []),
    ...(to.to_phone ? [t.phone(to.to_phone)] : []),
    ...(to.to_email ? [t.email(to.to_email)] : []),
    ...(to.to_page ? [t.page(to.to_page)] : []),
  ]
}

const reachBlock = (to: To, locale: AboutPlan['locale']) => {
  const lines = reachLines(to, locale)
  return lines.length > 0 ? [mailTexts(locale).reach.lead, { list: lines }] : []
}

const nameOf = (to: To, locale: AboutPlan['locale']): string => to.to_name ?? mailTexts(locale).asked.somebody

/** To the initiator: may this go along, and to whom? */
export function consentLetter(about: AboutPlan, to: To, token: string): PlanLetter {
  const { locale } = about
  const t = mailTexts(locale).consent
  const name = nameOf(to, locale)
  const start = [t.body(about.title, name), t.handed, ...(to.handed ? [{ quote: to.handed }] : [])]
  return {
    subject: t.subject(name),
    blocks: [...start, t.nothing, { link: { label: t.link, path: paths.referralConsent(token) } }],
    onPaper: [...start, t.nothing, t.onPaper],
  }
}

/** To the initiator: who looks at it now, how to reach them, and what happens by when. */
export function referredLetter(about: AboutPlan, to: To): PlanLetter {
  const { locale } = about
  const t = mailTexts(locale).referred
  const name = nameOf(to, locale)
  return {
    subject: t.subject(name),
    blocks: [
      t.body(about.title, name),
      ...reachBlock(to, locale),
      to.consent ? t.withConsent : t.withoutConsent,
      t.next,
      {
        list: [
          t.due(formatDay(to.due_on, locale, 'long')),
          t.silent,
          t.later(formatDay(to.ask_on, locale, 'long')),
        ],
      },
    ],
  }
}

/** To the initiator: they take it up. */
export function takenUpLetter(about: AboutPlan, to: To & Pick<Referral, 'reason'>): PlanLetter {
  const { locale } = about
  const t = mailTexts(locale).takenUp
  const name = nameOf(to, locale)
  return {
    subject: t.subject(name),
    blocks: [
      t.body(about.title, name),
      ...(to.reason ? [t.wrote, { quote: to.reason }] : []),
      ...reachBlock(to, locale),
      to.consent ? t.contact : t.yours,
    ],
  }
}

/** To who receives it: what it is about, whom it concerns when they agreed, and where to answer. */
export function receivedLetter(
  about: AboutPlan,
  referral: Pick<Referral, 'handed' | 'due_on'>,
  who: Pick<Person, 'name' | 'email' | 'phone'> | null,
  token: string,
): PlanLetter {
  const t = mailTexts(about.locale).received
  const contact = who && [who.name, who.email, who.phone].filter((one) => one !== null)
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title),
      ...(referral.handed ? [{ quote: referral.handed }] : []),
      contact ? t.who(contact.join(', ')) : t.nobody,
      t.answer(formatDay(referral.due_on, about.locale, 'long')),
      { link: { label: t.link, path: paths.receivedReferral(token) } },
      t.keep,
    ],
  }
}

/** Did this help? */
export function askedLetter(
  about: AboutPlan,
  referral: Pick<Referral, 'to_name'>,
  token: string,
): PlanLetter {
  const t = mailTexts(about.locale).asked
  const to = referral.to_name ?? t.somebody
  return {
    subject: t.subject(to),
    blocks: [
      t.body(about.title, to),
      { link: { label: t.yes, path: paths.referralHelped(token, { antwoord: 'ja' }) } },
      { link: { label: t.partly, path: paths.referralHelped(token, { antwoord: 'deels' }) } },
      { link: { label: t.no, path: paths.referralHelped(token, { antwoord: 'nee' }) } },
      t.why,
    ],
  }
}

/** To the guide or the team: find out, or find another way. */
export function concernLetter(
  about: AboutPlan,
  what: 'declined' | 'no_consent' | 'late' | 'not_taken_up' | 'not_helped',
  referral: Pick<Referral, 'id' | 'to_name'>,
  note: string | null,
): PlanLetter {
  const t = mailTexts(about.locale).concern
  const to = referral.to_name ?? mailTexts(about.locale).asked.somebody
  return {
    subject: t.subject[what](about.number),
    blocks: [
      t.body[what](about.title, to),
      ...(note ? [{ quote: note }] : []),
      { link: { label: t.link, path: paths.deskReferral(referral.id) } },
    ],
  }
}

/** To whose plan it is: which number to follow from now on. */
export function grownLetter(about: AboutPlan, before: string): PlanLetter {
  const t = mailTexts(about.locale).grown
  return {
    subject: t.subject(about.number),
    blocks: [
      t.body(before, about.number),
      t.along,
      { link: { label: t.link, path: paths.myCase(about.number) } },
    ],
  }
}

/** To the guide or the team: the initiator asks for a city wish. */
export function asksToGrowLetter(about: AboutPlan, reason: string): PlanLetter {
  const t = mailTexts(about.locale).asksToGrow
  return {
    subject: t.subject(about.number),
    blocks: [
      t.body(about.title),
      { quote: reason },
      { link: { label: t.link, path: paths.growWish(about.number) } },
    ],
  }
}
