import {
  type Advice,
  type CriterionAnswer,
  caseTexts,
  type DecisionFault,
  type DecisionType,
  decisionFaults,
  type Outcome,
  type Step,
} from '../../../../cases/index.ts'
import type { WhatEnds } from '../../../../initiatives/index.ts'
import type { FormErrors } from '../../../../kit/form.ts'
import type { Locale } from '../../../../kit/locale.ts'
import { say } from '../../../../kit/locale.ts'
import type { Suggestion } from '../../../../weighings/index.ts'
import type { OpenAdvice } from '../open-advice.tsx'
import { texts } from '../texts.ts'

export interface Draft {
  readonly step: Step
  readonly outcome: Outcome
  readonly type: DecisionType
}

export interface DecisionKnown {
  readonly advice: readonly Advice[]
  readonly open: readonly OpenAdvice[]
  readonly ends: WhatEnds
  /** What the weighing of the plan says, as far as this person may read it. */
  readonly weighing: Suggestion | null
  /** Money was applied for and waits: deciding on that decides on both. */
  readonly application: boolean
  /** Every outcome that this person can decide on, with the types it can be decided by. */
  readonly choices: readonly { readonly outcome: Outcome; readonly types: readonly DecisionType[] }[]
  readonly draft: Draft | null
}

export const answers = ['ja', 'nee', 'nvt'] as const
const metOf = { ja: true, nee: false, nvt: null } as const

export const metField = (key: string): string => `oordeel_${key}`
export const reasonField = (key: string): string => `reden_${key}`

/** What was filled in per criterion. The names of these fields come from the process version. */
export function criteriaOf(
  value: Readonly<Record<string, unknown>>,
  type: DecisionType,
): readonly CriterionAnswer[] {
  return type.criteria.map(({ key }) => {
    const met = answers.find((answer) => answer === value[metField(key)]) ?? 'nvt'
    const reason = value[reasonField(key)]
    return { key, met: metOf[met], reason: typeof reason === 'string' ? reason : '' }
  })
}

const faultFields: Readonly<Record<DecisionFault, string>> = {
  reasons_missing: 'redenen',
  criterion_unanswered: 'redenen',
  other_way_missing: 'andere_weg',
  other_way_and_none: 'geen_andere_weg',
  unknown_outcome: 'redenen',
}

export type DraftValue = Readonly<Record<string, unknown>> & {
  readonly redenen: string
  readonly voorwaarden?: string | undefined
  readonly andere_weg?: string | undefined
  readonly geen_andere_weg: boolean
}

/** Every answer needs its reason; the rest is judged by the rule that also guards the decision itself. */
export function faultsOf(locale: Locale, value: DraftValue, { outcome, type }: Draft): FormErrors {
  const t = texts(locale)
  const criteria = criteriaOf(value, type)
  const unexplained = criteria.filter(({ met, reason }) => met !== null && reason === '')
  const faults = decisionFaults({
    outcome,
    type,
    reasons: value.redenen,
    criteria,
    otherWay: value.andere_weg ?? null,
    noOtherWayFound: value.geen_andere_weg,
  }).filter((fault) => fault !== 'criterion_unanswered')
  const titleOf = (key: string): string => {
    const criterion = type.criteria.find((one) => one.key === key)
    return criterion ? say(criterion.title, locale) : key
  }
  return Object.fromEntries([
    ...unexplained.map(({ key }) => [reasonField(key), t.takeDecision.criterion.reasonMissing(titleOf(key))]),
    ...faults.map((fault) => [faultFields[fault], caseTexts(locale).decisionFaults[fault]]),
  ])
}
