import { type Day, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { MailBlock, MailContent } from '../kit/mail.ts'
import type { Municipality } from '../kit/municipality.ts'
import { paths } from '../paths.ts'
import { mailTexts } from './mail-texts.ts'
import { outcomeOf, stepOf } from './rules.ts'
import type { Process, Step } from './schema.ts'
import { fillLetter } from './step-letter.ts'
import type { Advice, Decision, Requirement } from './store.ts'
import { texts } from './texts.ts'

/** A mail without its reader; who sends it fills in the name. */
export type Letter = Omit<MailContent, 'to'> & {
  /** Who does not read e-mail is told this in a way of its own, such as the receipt of an idea. */
  readonly mailOnly?: true
}

/** What every letter about a case needs to know. */
export interface About {
  readonly locale: Locale
  readonly number: string
  readonly title: string
  readonly process: Process
  readonly municipality: Municipality
  /** Who answers now. */
  readonly contact: { readonly name: string; readonly phone: string } | null
}

export const long = (about: About, day: Day): string => formatDay(day, about.locale, 'long')
export const words = (about: About) => mailTexts(about.locale)
export const toParties = (about: About): MailBlock => ({
  link: { label: words(about).look, path: paths.myCase(about.number) },
})
export const toDesk = (about: About): MailBlock => ({
  link: { label: words(about).lookDesk, path: paths.deskCase(about.number) },
})
export const contactLine = (about: About): readonly MailBlock[] =>
  about.contact ? [words(about).yourContact(about.contact.name, about.contact.phone)] : []

export function receivedLetter(about: About, contactDue: Day | null): Letter {
  const t = words(about)
  return {
    subject: t.received.subject(about.number),
    mailOnly: true,
    blocks: [
      t.received.body(about.title, about.number),
      ...(contactDue ? [t.received.norm(long(about, contactDue))] : []),
      ...contactLine(about),
      t.received.privacy,
      toParties(about),
    ],
  }
}

export function contactNamedLetter(about: About, intakeDue: Day | null): Letter {
  const t = words(about).contactNamed
  const { contact } = about
  return {
    subject: t.subject(contact?.name ?? ''),
    blocks: [
      t.body(contact?.name ?? '', about.title),
      ...(intakeDue ? [t.intake(long(about, intakeDue))] : []),
      ...(contact ? [t.call(contact.name, contact.phone)] : []),
      toParties(about),
    ],
  }
}

/** To who takes part for an organisation from now on. */
export function joinedLetter(about: About): Letter {
  const t = words(about).joined
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title, about.number), t.wrong, ...contactLine(about), toParties(about)],
  }
}

/** To the officer of the day, who owns the case until a guide is named. */
export function newIdeaLetter(about: About, contactDue: Day | null): Letter {
  const t = words(about).newIdea
  return {
    subject: t.subject(about.number),
    blocks: [t.body(about.title), ...(contactDue ? [t.norm(long(about, contactDue))] : []), toDesk(about)],
  }
}

/** To the guide who was named. */
export function assignedLetter(about: About, nextDue: Day | null): Letter {
  const t = words(about).assigned
  return {
    subject: t.subject(about.number),
    blocks: [t.body(about.title), ...(nextDue ? [t.norm(long(about, nextDue))] : []), toDesk(about)],
  }
}

const adviceLink = (about: About, advice: Pick<Advice, 'id'>): MailBlock => ({
  link: { label: words(about).answerAdvice, path: paths.adviceRequest(advice.id) },
})

export function adviceAskedLetter(
  about: About,
  advice: Pick<Advice, 'id' | 'aspect' | 'question' | 'due_day'>,
): Letter {
  const t = words(about)
  return {
    subject: t.adviceAsked.subject(t.aspects[advice.aspect], about.number),
    blocks: [
      t.adviceAsked.body(about.title, long(about, advice.due_day)),
      { quote: advice.question },
      t.adviceAsked.note,
      adviceLink(about, advice),
    ],
  }
}

export function adviceReminderLetter(
  about: About,
  advice: Pick<Advice, 'id' | 'aspect' | 'due_day'>,
  today: Day,
): Letter {
  const t = words(about)
  const aspect = t.aspects[advice.aspect]
  const isLate = today > advice.due_day
  return {
    subject: isLate
      ? t.adviceReminder.late(aspect, about.number)
      : t.adviceReminder.soon(aspect, formatDay(advice.due_day, about.locale, 'day_month')),
    blocks: [
      t.adviceReminder.body(about.title, long(about, advice.due_day)),
      t.adviceReminder.help,
      adviceLink(about, advice),
    ],
  }
}

export function adviceAnsweredLetter(about: About, advice: Pick<Advice, 'aspect'>): Letter {
  const t = words(about)
  return {
    subject: t.adviceAnswered.subject(t.aspects[advice.aspect], about.number),
    blocks: [t.adviceAnswered.body(about.title), toDesk(about)],
  }
}

/** Every requirement goes along with its ground and what could solve it; the initiator may question each. */
export function adviceReleasedLetter(
  about: About,
  advice: Pick<Advice, 'aspect'>,
  releasedText: string,
  requirements: readonly Requirement[],
): Letter {
  const t = words(about)
  const lines = requirements.map(
    ({ text, ground, source, solution }) =>
      `${text} (${ground === 'law' ? t.adviceReleased.law(source ?? '') : t.adviceReleased.wish}). ${solution}`,
  )
  return {
    subject: t.adviceReleased.subject(t.aspects[advice.aspect]),
    blocks: [
      t.adviceReleased.body(about.title),
      { quote: releasedText },
      ...(lines.length > 0
        ? [t.adviceReleased.requirements, { list: lines }, t.adviceReleased.question]
        : []),
      toParties(about),
    ],
  }
}

/** The decision with its reasons, another way where it says no, and the way to object or to disagree. */
export function decisionLetter(about: About, decision: Decision): Letter {
  const t = words(about).decision
  const { locale, municipality, process } = about
  const type = process.decision_types.find((candidate) => candidate.key === decision.type_key)
  const outcome = outcomeOf(stepOf(process, decision.step_key), decision.outcome_key)
  const judged = decision.criteria.map((answer) => {
    const criterion = type?.criteria.find((candidate) => candidate.key === answer.key)
    const verdict = answer.met === null ? t.notRelevant : answer.met ? t.met : t.notMet
    return `${criterion ? say(criterion.title, locale) : answer.key}: ${verdict}. ${answer.reason}`.trim()
  })
  const objection = decision.last_day_to_object
    ? [
        say(municipality.disagree.objection, locale),
        t.objectBy(long(about, decision.last_day_to_object)),
        t.address(municipality.disagree.objection_address),
      ]
    : [
        say(municipality.disagree.title, locale),
        say(municipality.disagree.talk, locale),
        say(municipality.complaint.text, locale),
        say(municipality.ombudsman.text, locale),
      ]
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(say(decision.body, locale), long(about, decision.decided_on)),
      t.outcome(outcome ? say(outcome.label, locale) : decision.outcome_key),
      t.reasons,
      decision.reasons,
      ...(judged.length > 0 ? [t.criteria, { list: judged }] : []),
      ...(decision.conditions ? [t.conditions, decision.conditions] : []),
      ...(decision.other_way ? [t.otherWay, decision.other_way] : []),
      ...(decision.no_other_way_found ? [texts(locale).otherWayNone] : []),
      ...(decision.mandate ? [t.signed(say(decision.mandate, locale))] : []),
      ...objection,
      ...contactLine(about),
      toParties(about),
    ],
  }
}

export function stepMovedLetter(
  about: About,
  left: string,
  outcomeKey: string,
  now: string,
  due: Day,
): Letter {
  const t = words(about).stepMoved
  const { locale, process } = about
  const from = stepOf(process, left)
  const to = stepOf(process, now)
  const outcome = outcomeOf(from, outcomeKey)
  const title = (step: typeof from): string => (step ? say(step.title, locale) : '')
  const needs = (to?.needs ?? []).map((need) => say(need, locale))
  return {
    subject: t.subject(about.title, title(to)),
    blocks: [
      t.body(title(from), outcome ? say(outcome.label, locale) : ''),
      t.now(title(to), long(about, due)),
      ...(to ? [ownWords(about, to, due)] : []),
      ...(needs.length > 0 ? [t.needs, { list: needs }] : []),
      ...contactLine(about),
      toParties(about),
    ],
  }
}

/** What the municipality itself wants to say when a step begins: its letter, or else its explanation. */
const ownWords = (about: About, step: Step, due: Day): string =>
  step.letter
    ? fillLetter(
        step.letter,
        { title: about.title, number: about.number, due: long(about, due) },
        about.locale,
      )
    : say(step.explanation, about.locale)

export function endedLetter(about: About, end: keyof ReturnType<typeof texts>['ended']): Letter {
  const t = words(about).completed
  const outcome = texts(about.locale).ended[end]
  return {
    subject: end === 'completed' ? t.subject(about.title) : `${about.title}: ${outcome}`,
    blocks: [
      end === 'completed' ? t.body(about.title) : t.ended(about.title, outcome),
      ...contactLine(about),
      toParties(about),
    ],
  }
}

export function messageLetter(
  about: About,
  message: {
    readonly from: string
    readonly text: string
    readonly files: number
    readonly forStaff: boolean
  },
): Letter {
  const t = words(about)
  const path = message.forStaff ? paths.deskCase(about.number) : paths.myCase(about.number)
  return {
    subject: t.message.subject(about.title),
    blocks: [
      t.message.from(message.from),
      { quote: message.text },
      ...(message.files > 0 ? [t.message.files(message.files)] : []),
      { link: { label: t.answer, path } },
    ],
  }
}

export function updateLetter(about: About, text: string, forStaff: boolean): Letter {
  const t = words(about).update
  return {
    subject: t.subject(about.title),
    blocks: [t.body(about.title), { quote: text }, forStaff ? toDesk(about) : toParties(about)],
  }
}

export function pausedLetter(about: About, request: string, until: Day, saysWhatIfNot: boolean): Letter {
  const t = words(about).paused
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body,
      { quote: request },
      t.until(long(about, until)),
      ...(saysWhatIfNot ? [] : [t.lapse]),
      ...contactLine(about),
      toParties(about),
    ],
  }
}

export function resumedLetter(
  about: About,
  because: 'answered' | 'lapsed' | 'not_needed',
  due: Day | null,
): Letter {
  const t = words(about).resumed
  return {
    subject: t.subject(about.title),
    blocks: [
      because === 'lapsed' ? t.lapsed : t.answered,
      ...(due ? [t.due(long(about, due))] : []),
      ...contactLine(about),
      toParties(about),
    ],
  }
}

export function pauseEndsLetter(about: About, until: Day): Letter {
  const t = words(about).pauseEnds
  return {
    subject: t.subject(formatDay(until, about.locale, 'day_month')),
    blocks: [t.body(about.title, long(about, until)), ...contactLine(about), toParties(about)],
  }
}

export function extendedLetter(about: About, stepKey: string, due: Day, reason: string): Letter {
  const t = words(about).extended
  const step = stepOf(about.process, stepKey)
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(step ? say(step.title, about.locale) : stepKey, long(about, due)),
      t.reason,
      { quote: reason },
      t.once,
      ...contactLine(about),
      toParties(about),
    ],
  }
}

export function withdrawnLetter(about: About, forStaff: boolean): Letter {
  const t = words(about).withdrawn
  return {
    subject: t.subject(about.title),
    blocks: forStaff
      ? [t.forStaff(about.title), toDesk(about)]
      : [t.body(about.title), t.again, ...contactLine(about), toParties(about)],
  }
}
