import { addWeeks, type Day } from '../../kit/dates.ts'
import type { Scheme, SchemeRule } from '../schema.ts'

/** What the rules of a scheme look at while somebody fills in an application. */
export interface FillingFacts {
  readonly asked: number
  readonly today: Day
  /** When the plan is carried out. */
  readonly startsOn: Day
  readonly needsPermit: boolean
  /** It is about what must come in before a day of the year, such as a bench in public space. */
  readonly isAbout: boolean
  readonly hasStarted: boolean
  /** An association, foundation or other legal entity signs as well. */
  readonly hasOrganisation: boolean
  /** When the jury meets next; null while that is not known. */
  readonly meetsOn: Day | null
}

/** How a rule turns out: it is met, it must be mended first, or it means that something takes longer. */
export interface Finding {
  readonly rule: SchemeRule
  readonly verdict: 'met' | 'must' | 'later'
  /** The first day on which it can, where that says more. */
  readonly day: Day | null
}

const findingOf = (rule: SchemeRule, facts: FillingFacts): Finding | null => {
  const found = (verdict: Finding['verdict'], day: Day | null = null): Finding => ({ rule, verdict, day })
  switch (rule.kind) {
    case 'legal_entity_above':
      if (facts.asked <= rule.cents) return null
      return found(facts.hasOrganisation ? 'met' : 'must')
    case 'permit_weeks_before': {
      if (!facts.needsPermit) return null
      const first = addWeeks(facts.today, rule.weeks)
      return facts.startsOn < first ? found('must', first) : found('met')
    }
    case 'latest_day_in_year': {
      if (!facts.isAbout) return null
      const year = Number(facts.today.slice(0, 4))
      const day = `${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`
      // What comes in too late is done in the next year.
      return facts.today < `${year}-${day}` ? found('met') : found('later', `${year + 1}-01-01`)
    }
    case 'weeks_before_meeting':
      if (facts.meetsOn === null) return null
      return addWeeks(facts.today, rule.weeks) > facts.meetsOn ? found('later') : found('met')
    case 'not_started':
      return facts.hasStarted || facts.startsOn <= facts.today ? found('must') : found('met')
  }
}

/** How the rules of a scheme turn out for these facts; rules that do not matter here are left out. */
export const findings = ({ rules }: Pick<Scheme, 'rules'>, facts: FillingFacts): readonly Finding[] =>
  rules.flatMap((rule) => findingOf(rule, facts) ?? [])
