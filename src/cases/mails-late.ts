import type { Day } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import type { CaseTerm } from './case-terms.ts'
import { mailTexts } from './mail-texts.ts'
import { type About, contactLine, type Letter, long, toDesk, toParties, words } from './mails.ts'
import { stepOf } from './rules.ts'
import type { Process } from './schema.ts'
import { texts } from './texts.ts'

// Letters for when things do not go as they should: stuck, almost late, late.

/** What a term is about: "de stap "Beoordelen"" or "contact met een begeleider". */
export function termName(process: Process, term: Pick<CaseTerm, 'kind' | 'name'>, locale: Locale): string {
  if (term.kind === 'step') {
    const step = stepOf(process, term.name)
    return mailTexts(locale).step(step ? say(step.title, locale) : term.name)
  }
  const norms: Readonly<Record<string, string>> = texts(locale).norms
  return norms[term.name] ?? term.name
}

export type StuckReader = 'coordinator' | 'initiator' | 'office'

export function stuckRaisedLetter(
  about: About,
  kind: 'stuck' | 'requirement',
  text: string,
  due: Day,
  reader: Exclude<StuckReader, 'office'>,
): Letter {
  const t = words(about).stuckRaised
  if (reader === 'initiator') {
    const { complaint, ombudsman } = about.municipality
    return {
      subject: t.confirmSubject,
      blocks: [
        t.confirm(long(about, due)),
        t.further,
        words(about).complaint,
        say(complaint.text, about.locale),
        say(ombudsman.text, about.locale),
        toParties(about),
      ],
    }
  }
  return {
    subject: kind === 'stuck' ? t.subject(about.number) : t.requirement(about.number),
    blocks: [t.body(about.title, long(about, due)), { quote: text }, toDesk(about)],
  }
}

export function stuckEscalatedLetter(about: About, due: Day, reader: 'initiator' | 'office'): Letter {
  const t = words(about).stuckEscalated
  return {
    subject: t.subject(about.number),
    blocks:
      reader === 'initiator'
        ? [t.initiator(long(about, due)), toParties(about)]
        : [t.office(about.title, long(about, due)), toDesk(about)],
  }
}

export function stuckAnsweredLetter(
  about: About,
  outcome: keyof ReturnType<typeof texts>['stuckOutcomes'],
  answer: string,
): Letter {
  const t = words(about).stuckAnswered
  return {
    subject: t.subject(about.title),
    blocks: [t.outcome(texts(about.locale).stuckOutcomes[outcome]), { quote: answer }, toParties(about)],
  }
}

/** To who owns the case, some days before a term ends, and to the coordinators too once it has passed. */
export function termLetter(
  about: About,
  term: Pick<CaseTerm, 'kind' | 'name' | 'due'>,
  missed: boolean,
): Letter {
  const t = missed ? words(about).termMissed : words(about).termSoon
  const what = termName(about.process, term, about.locale)
  return {
    subject: t.subject(what, about.number),
    blocks: [t.body(about.title, what, long(about, term.due)), toDesk(about)],
  }
}

/** To the initiator: we are late, and say so before being asked. */
export function weAreLateLetter(about: About, term: Pick<CaseTerm, 'kind' | 'name' | 'due'>): Letter {
  const t = words(about).termMissed
  return {
    subject: t.initiatorSubject(about.title),
    blocks: [
      t.initiator(termName(about.process, term, about.locale), long(about, term.due)),
      t.next,
      ...contactLine(about),
      toParties(about),
    ],
  }
}
