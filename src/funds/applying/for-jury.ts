import type { Day } from '../../kit/dates.ts'
import type { Scheme, SchemeRule } from '../schema.ts'
import type { ApplicationRequest } from '../store.ts'
import { type FillingFacts, type Finding, findings } from './filling.ts'

/** How a rule of the scheme turns out for who judges: met, something to look at, or it does not matter for this wish. */
export interface RuleForJury {
  readonly rule: SchemeRule
  readonly verdict: 'met' | 'mind' | 'apart'
}

/** Every rule of the scheme for an application that a jury has before it, by what was filled in. */
export function rulesForJury(
  scheme: Pick<Scheme, 'rules'>,
  application: {
    readonly facts: ApplicationRequest['facts']
    readonly asked: number
    readonly receivedOn: Day
    readonly organisationApplies: boolean
    readonly support: number
  },
  round: { readonly closesOn: Day; readonly meetsOn: Day; readonly ceilingId: string },
): readonly RuleForJury[] {
  const { facts } = application
  const filled: FillingFacts = {
    asked: application.asked,
    today: application.receivedOn,
    startsOn: String(facts.startsOn),
    needsPermit: facts.needsPermit === true,
    isAbout: facts.isAbout === true,
    hasStarted: facts.hasStarted === true,
    organisation: application.organisationApplies ? 'applies' : 'none',
    support: application.support,
    rounds: [round],
  }
  const found = new Map(findings(scheme, filled).map((one) => [one.rule, one.verdict] as const))
  return scheme.rules.map((rule) => ({ rule, verdict: verdictOf(found.get(rule)) }))
}

/** What came in late is in this round because of that: then the rule is met. */
const verdictOf = (verdict: Finding['verdict'] | undefined): RuleForJury['verdict'] =>
  verdict === undefined ? 'apart' : verdict === 'met' || verdict === 'later' ? 'met' : 'mind'
