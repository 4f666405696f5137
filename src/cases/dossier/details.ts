import { type Day, formatDay, formatMoment } from '../../kit/dates.ts'
import { type Locale, say } from '../../kit/locale.ts'
import type { CaseEvent } from '../events.ts'
import { mailTexts } from '../mail-texts.ts'
import { termName } from '../mails-late.ts'
import { decisionTypeOf, outcomeOf, stepOf } from '../rules.ts'
import type { Process } from '../schema.ts'
import { texts } from '../texts.ts'
import { dossierTexts } from './texts.ts'

/** What an event says besides its name: which step, until when, who. Empty when its name says all. */
export function detailOf(
  event: CaseEvent,
  process: Process,
  locale: Locale,
  nameOf: (personId: string | null) => string | null,
): string {
  const t = dossierTexts(locale)
  const day = (value: Day): string => formatDay(value, locale, 'long')
  const step = (key: string): string => say(stepOf(process, key)?.title ?? plain(key), locale)
  const outcome = (stepKey: string, key: string): string =>
    say(outcomeOf(stepOf(process, stepKey), key)?.label ?? plain(key), locale)
  switch (event.type) {
    case 'submitted':
    case 'officer_changed':
      return nameOf(event.data.officerId) ?? ''
    case 'guide_appointed':
      return nameOf(event.data.guideId) ?? ''
    case 'handed_over':
      return nameOf(event.data.toId) ?? ''
    case 'substitute_set':
      return nameOf(event.data.substituteId) ?? ''
    case 'step_completed':
      return `${step(event.data.step)}: ${outcome(event.data.step, event.data.outcome)}`
    case 'paused':
      return t.timeline.until(day(event.data.until))
    case 'extended':
      return `${step(event.data.step)}, ${texts(locale).term(event.data)}`
    case 'feasibility_answered':
      return t.timeline.feasible[event.data.answer]
    case 'advice_asked':
      return `${aspectName(event.data.aspect, locale)}, ${t.timeline.answerBy(day(event.data.due))}`
    case 'advice_answered':
      return t.timeline.requirements(event.data.requirements)
    case 'decision_planned':
      return `${event.data.body}, ${day(event.data.plannedOn)}`
    case 'decision_taken': {
      const type = decisionTypeOf(process, event.data.decisionType)
      const label = outcome(event.data.step, event.data.outcome)
      return type ? `${say(type.title, locale)}: ${label}` : label
    }
    case 'meeting_planned':
      return formatMoment(new Date(event.data.startsAt), locale, 'long')
    case 'commitment_made':
    case 'commitment_rescheduled':
    case 'commitment_late':
      return t.timeline.dueOn(day(event.data.due))
    case 'stuck_answered': {
      const outcomes: Readonly<Record<string, string>> = texts(locale).stuckOutcomes
      return outcomes[event.data.outcome] ?? event.data.outcome
    }
    case 'term_missed': {
      const [, kind, name] = /^(norm|step):([a-z0-9_]+)/.exec(event.data.term) ?? []
      const what =
        kind === 'norm' || kind === 'step' ? termName(process, { kind, name: name ?? '' }, locale) : ''
      return [what, t.timeline.dueOn(day(event.data.due))].filter(Boolean).join(', ')
    }
    case 'zaaknummer_set':
      return event.data.zaaknummer ?? ''
    case 'party_joined': {
      const roles: Readonly<Record<string, string>> = t.roles
      return roles[event.data.role] ?? ''
    }
    case 'reopened':
      return step(event.data.step)
    default:
      return ''
  }
}

export function aspectName(aspect: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = mailTexts(locale).aspects
  return names[aspect] ?? aspect
}

const plain = (key: string) => ({ nl: key, en: key })
