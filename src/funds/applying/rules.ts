import {
  type ApplicationOutcome,
  type CriterionAnswer,
  type DecisionFault,
  type DecisionType,
  decisionFaults,
  decisionsAskedBy,
  decisionTypeOf,
  type Outcome,
  type Process,
  type Step,
  stepOf,
} from '../../cases/index.ts'
import type { Scheme } from '../schema.ts'
import { asksLegalEntity } from './legal-entity.ts'

/** How the case of an application can be decided in the step in which it stands. */
export interface Way {
  readonly step: Step
  readonly outcome: Outcome
  readonly type: DecisionType
}

/** What an outcome of a process means for the application; what the process says itself goes first. */
const meansFor = ({ end, application }: Outcome): ApplicationOutcome | null => {
  if (application) return application
  return end === 'refused' || end === 'not_treated' || end === 'referred' ? end : null
}

/**
 * The outcome of the current step that grants, refuses, does not treat or refers an application; null where this step
 * knows none. Of the outcomes with which the case goes on, the first grants what was asked and the second a part of it.
 */
export function wayTo(
  process: Process,
  stepKey: string | null,
  as: ApplicationOutcome,
  scheme: Pick<Scheme, 'criteria'>,
): Way | null {
  const step = stepOf(process, stepKey)
  if (!step) return null
  const ways = step.outcomes.flatMap((outcome): readonly Way[] => {
    const types = decisionsAskedBy(step, outcome).flatMap((key) => decisionTypeOf(process, key) ?? [])
    const type =
      // Money is granted by a besluit, on the criteria of its own scheme where the process knows them.
      types.find((one) => one.is_besluit && judges(one, scheme)) ??
      types.find((one) => one.is_besluit) ??
      (as === 'referred' ? types[0] : undefined)
    return type ? [{ step, outcome, type }] : []
  })
  const said = ways.find(({ outcome }) => outcome.application === as)
  if (said) return said
  if (as === 'granted' || as === 'granted_partly') {
    const onwards = ways.filter(({ outcome }) => meansFor(outcome) === null && outcome.next !== undefined)
    return (as === 'granted_partly' ? onwards[1] : onwards[0]) ?? onwards[0] ?? null
  }
  return ways.find(({ outcome }) => meansFor(outcome) === as) ?? null
}

const judges = (type: DecisionType, { criteria }: Pick<Scheme, 'criteria'>): boolean =>
  criteria.every(({ key }) => type.criteria.some((one) => one.key === key))

/** What an outcome does to the application that rests on the case; null when it leaves it open. */
export function endBy(outcome: Outcome | undefined): 'refused' | 'not_treated' | 'referred' | null {
  const means = outcome ? meansFor(outcome) : null
  return means === 'granted' || means === 'granted_partly' ? null : means
}

/** What is missing in a decision on an application; the words are in `texts.ts`. */
export type ApplicationDecisionFault =
  | DecisionFault
  | 'amount_missing'
  | 'amount_above_request'
  | 'partly_needs_less'
  | 'ground_missing'
  | 'criterion_not_met'
  | 'legal_entity_missing'
  | 'not_incomplete'

export interface ApplicationDraft {
  readonly as: ApplicationOutcome
  readonly way: Way
  readonly requested: number
  /** Null when nothing is granted. */
  readonly cents: number | null
  readonly reasons: string
  readonly criteria: readonly CriterionAnswer[]
  /** Keys of grounds for refusal of the scheme. */
  readonly grounds: readonly string[]
  readonly conditions: string | null
  readonly otherWay: string | null
  readonly noOtherWayFound: boolean
  /** The organisation that applied as well stepped back, and no other one applies. */
  readonly steppedBack: boolean
  /** We asked for what was missing, and it is still not complete. */
  readonly stayedIncomplete: boolean
}

/** Faults in a decision on an application, empty when it may be taken. */
export function applicationFaults(
  draft: ApplicationDraft,
  scheme: Pick<Scheme, 'criteria' | 'refusal_grounds' | 'allocation' | 'rules'>,
): readonly ApplicationDecisionFault[] {
  const { as, way, cents, grounds, criteria, conditions } = draft
  const faults: ApplicationDecisionFault[] = []
  const isGranted = as === 'granted' || as === 'granted_partly'
  if (isGranted && (cents === null || cents <= 0)) faults.push('amount_missing')
  if (isGranted && cents !== null && cents > draft.requested) faults.push('amount_above_request')
  if (as === 'granted_partly' && cents === draft.requested && !conditions?.trim())
    faults.push('partly_needs_less')
  // In order of receipt a plan passes the scheme's own criteria or does not (art. 4:25, 4:26 Awb).
  const own = scheme.criteria.map(({ key }) => key)
  if (isGranted && scheme.allocation === 'receipt')
    if (criteria.some(({ key, met }) => met === false && own.includes(key))) faults.push('criterion_not_met')
  // What is granted counts: a lower amount may do without.
  const needsOne = isGranted && cents !== null && cents <= draft.requested && asksLegalEntity(scheme, cents)
  if (needsOne && draft.steppedBack) faults.push('legal_entity_missing')
  // Only who had the chance to supply what was missing can be left untreated (art. 4:5 Awb).
  if (as === 'not_treated' && !draft.stayedIncomplete) faults.push('not_incomplete')
  const known = scheme.refusal_grounds.map(({ key }) => key)
  if (as === 'refused' && !grounds.some((key) => known.includes(key))) faults.push('ground_missing')
  const offers = offersOn(grounds, scheme)
  const { otherWay, noOtherWayFound, reasons } = draft
  return [
    ...faults,
    ...decisionFaults({
      outcome: way.outcome,
      type: way.type,
      reasons,
      criteria,
      otherWay: otherWay?.trim() || (as === 'refused' ? (offers[0]?.nl ?? null) : null),
      noOtherWayFound,
    }),
  ]
}

/** What the scheme offers to who is refused on these grounds, such as a masterclass. */
export const offersOn = (
  grounds: readonly string[],
  { refusal_grounds }: Pick<Scheme, 'refusal_grounds'>,
): readonly { readonly nl: string; readonly en: string }[] =>
  refusal_grounds.flatMap(({ key, offers }) => (offers && grounds.includes(key) ? [offers] : []))
