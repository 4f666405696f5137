import { addWeeks, type Day } from '../../kit/dates.ts'
import type { Scheme, SchemeRule } from '../schema.ts'

/** A round of a jury that still takes in wishes. */
export interface OpenRound {
  /** What is complete on this day is in it. */
  readonly closesOn: Day
  /** When the jury meets, or the last day to vote of a round in writing. */
  readonly meetsOn: Day
  readonly ceilingId: string
}

/** What the rules of a scheme look at while somebody fills in an application. */
export interface FillingFacts {
  readonly asked: number
  /** When it comes in. */
  readonly today: Day
  /** When the plan is carried out. */
  readonly startsOn: Day
  readonly needsPermit: boolean
  /** It is about what must come in before a day of the year, such as a bench in public space. */
  readonly isAbout: boolean
  readonly hasStarted: boolean
  /** An association, foundation or other legal entity applies as well; announced while it has not said yes itself. */
  readonly organisation: 'applies' | 'announced' | 'none'
  /** How many neighbours are for it, online and on paper. */
  readonly support: number
  /** The rounds of the jury of this place that still take in wishes, the next meeting first; none where nothing is planned. */
  readonly rounds: readonly OpenRound[]
}

/**
 * How a rule turns out: it is met, it must be mended first, something is better looked at again, or it means that the
 * wish is looked at later.
 */
export interface Finding {
  readonly rule: SchemeRule
  readonly verdict: 'met' | 'must' | 'mind' | 'later'
  /** The first day on which it can, where that says more. */
  readonly day: Day | null
  /** When the jury meets: of a wish that is late, the meeting it misses. */
  readonly meetsOn: Day | null
  /** How many neighbours said that they are for it, where that is too few. */
  readonly support: number | null
}

type Timing = Pick<FillingFacts, 'today' | 'isAbout' | 'rounds'>

/** The first day of the next year when it came in after the last day of this one; null when it is in time. */
function nextYearFor(
  rule: Extract<SchemeRule, { kind: 'latest_day_in_year' }>,
  { today, isAbout }: Pick<Timing, 'today' | 'isAbout'>,
): Day | null {
  const year = Number(today.slice(0, 4))
  const last = `${year}-${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}`
  return isAbout && today >= last ? `${year + 1}-01-01` : null
}

/** The first day on which a jury may look at what comes in today. */
export function judgedFrom({ rules }: Pick<Scheme, 'rules'>, facts: Pick<Timing, 'today' | 'isAbout'>): Day {
  const days = rules.flatMap((rule): readonly Day[] => {
    if (rule.kind === 'weeks_before_meeting') return [addWeeks(facts.today, rule.weeks)]
    return rule.kind === 'latest_day_in_year' ? [nextYearFor(rule, facts) ?? facts.today] : []
  })
  return days.sort().at(-1) ?? facts.today
}

/** The round in which a wish that comes in today is looked at; null while that round is not planned. */
export function roundFor<Round extends OpenRound>(
  scheme: Pick<Scheme, 'rules'>,
  facts: Omit<Timing, 'rounds'> & { readonly rounds: readonly Round[] },
): Round | null {
  const from = judgedFrom(scheme, facts)
  return facts.rounds.find(({ closesOn, meetsOn }) => facts.today <= closesOn && from <= meetsOn) ?? null
}

function findingOf(
  rule: SchemeRule,
  facts: FillingFacts,
  /** When the jury looks at the wish; null while that is not known. */
  judgedOn: Day | null,
): Finding | null {
  const found = (
    verdict: Finding['verdict'],
    { day = null, meetsOn = null, support = null }: Partial<Omit<Finding, 'rule' | 'verdict'>> = {},
  ): Finding => ({ rule, verdict, day, meetsOn, support })
  switch (rule.kind) {
    case 'legal_entity_above':
      if (facts.asked <= rule.cents) return null
      return found(({ applies: 'met', announced: 'mind', none: 'must' } as const)[facts.organisation])
    case 'permit_weeks_before': {
      if (!facts.needsPermit) return null
      const first = addWeeks(facts.today, rule.weeks)
      return facts.startsOn < first ? found('must', { day: first }) : found('met')
    }
    case 'latest_day_in_year':
      if (!facts.isAbout) return null
      // What comes in too late is done in the next year.
      return nextYearFor(rule, facts) === null
        ? found('met')
        : found('later', { day: judgedOn, meetsOn: facts.rounds[0]?.meetsOn ?? null })
    case 'weeks_before_meeting': {
      const next = facts.rounds.find(({ closesOn }) => facts.today <= closesOn)
      if (!next) return null
      const { meetsOn } = next
      return addWeeks(facts.today, rule.weeks) > meetsOn
        ? found('later', { day: judgedOn, meetsOn })
        : found('met', { meetsOn })
    }
    case 'support_at_least':
      // It can be sent before, and is complete when they are there.
      return facts.support >= rule.statements ? found('met') : found('mind', { support: facts.support })
    case 'not_started':
      if (facts.hasStarted || facts.startsOn <= facts.today) return found('must', { meetsOn: judgedOn })
      return judgedOn !== null && facts.startsOn <= judgedOn
        ? found('mind', { meetsOn: judgedOn })
        : found('met', { meetsOn: judgedOn })
  }
}

/** How the rules of a scheme turn out for these facts; rules that do not matter here are left out. */
export function findings(scheme: Pick<Scheme, 'rules'>, facts: FillingFacts): readonly Finding[] {
  const judgedOn = roundFor(scheme, facts)?.meetsOn ?? null
  return scheme.rules.flatMap((rule) => findingOf(rule, facts, judgedOn) ?? [])
}
