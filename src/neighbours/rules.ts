import {
  type Answers,
  askedQuestions,
  evaluate,
  type FrameworkDefinition,
  fittingMethods,
  nextQuestion,
  type Question,
  usableAnswers,
} from '../frameworks/index.ts'
import { addDays, type Day } from '../kit/dates.ts'
import type { Step } from './schema.ts'
import type { Reaction, ReactionAnswer, ReactionForm, ReactionSide, StepDone } from './store.ts'

/** The framework that says whether the initiator must involve the neighbours. */
export const frameworkKey = 'initiator-participation'

/**
 * The question to ask now: what the outcome waits for, and then what says how much there is to do. Null when both are
 * known.
 */
export function questionNow(framework: FrameworkDefinition, answers: Answers): Question | null {
  const next = nextQuestion(framework, answers)
  if (next) return next
  const { outcome } = evaluate(framework, answers)
  const hasMethods = framework.methods.some(
    ({ outcomes }) => outcomes === undefined || (outcome !== null && outcomes.includes(outcome)),
  )
  if (!hasMethods || fittingMethods(framework, answers, outcome).length > 0) return null
  const usable = usableAnswers(framework, answers)
  return (
    askedQuestions(framework, answers).find(({ id, optional }) => !Object.hasOwn(usable, id) && !optional) ??
    null
  )
}

/** Where an outcome comes from. A framework that a city made itself may have others: then it speaks for itself. */
export type Basis = 'law' | 'law_asks' | 'scheme' | 'habit'

const bases: Readonly<Record<string, Basis>> = {
  required_by_law: 'law',
  strongly_advised: 'law_asks',
  voluntary: 'law_asks',
  scheme_condition: 'scheme',
  asked: 'habit',
}

export const basisOf = (outcome: string): Basis | null =>
  Object.hasOwn(bases, outcome) ? (bases[outcome] ?? null) : null

export interface PlannedStep extends Step {
  readonly due: Day
  readonly done: StepDone | null
}

/**
 * The steps that belong to an outcome and a method, in order, each with its day and whether it was taken. What was taken
 * stays, also when other answers ask other steps.
 */
export const stepsFor = (
  steps: readonly Step[],
  advised: { readonly outcome: string | null; readonly method: string | null },
  startsOn: Day,
  done: readonly StepDone[] = [],
): readonly PlannedStep[] =>
  steps
    .filter(
      ({ key, methods, outcomes }) =>
        done.some(({ step }) => step === key) ||
        (advised.method !== null &&
          methods.includes(advised.method) &&
          (outcomes === undefined || (advised.outcome !== null && outcomes.includes(advised.outcome)))),
    )
    .map((step) => ({
      ...step,
      due: addDays(startsOn, step.after_days),
      done: done.find((one) => one.step === step.key) ?? null,
    }))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))

/** Steps that were not taken though their day passed. */
export const overdueSteps = (steps: readonly PlannedStep[], today: Day): readonly PlannedStep[] =>
  steps.filter(({ due, done }) => done === null && due < today)

/** Signs of a code that nobody takes for another one. */
const signs = '23456789bcdfghjkmnpqrstvwxz'
export const codeLength = 7

/** A code of random bytes: easy to read aloud and to type over. */
export const codeFrom = (bytes: Uint8Array): string =>
  [...bytes.slice(0, codeLength)].map((byte) => signs[byte % signs.length]).join('')

/** What somebody typed as a code: capitals and spaces do not matter; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return code.length === codeLength && [...code].every((sign) => signs.includes(sign)) ? code : null
}

export const isOpen = (form: Pick<ReactionForm, 'closes_on'>, today: Day): boolean => today <= form.closes_on

export type Counts = Readonly<Record<ReactionSide, number>>

export const countSides = (reactions: readonly Pick<Reaction, 'side'>[]): Counts => ({
  for: reactions.filter(({ side }) => side === 'for').length,
  against: reactions.filter(({ side }) => side === 'against').length,
  other: reactions.filter(({ side }) => side === 'other').length,
})

/** Where it stands with the report. */
export type ReportState = 'no_form' | 'collecting' | 'answering' | 'ready'

export function reportState(
  form: Pick<ReactionForm, 'closes_on'> | null,
  reactions: { readonly open: number },
  today: Day,
): ReportState {
  if (!form) return 'no_form'
  if (isOpen(form, today)) return 'collecting'
  return reactions.open > 0 ? 'answering' : 'ready'
}

export interface ReportGroup {
  readonly answer: ReactionAnswer
  readonly count: number
  readonly counts: Counts
}

export interface Report {
  readonly count: number
  readonly counts: Counts
  readonly groups: readonly ReportGroup[]
  /** Reactions without an answer yet. */
  readonly open: number
}

/** What came of it, in groups: no names, and no words of anybody. */
export function reportOf(reactions: readonly Reaction[], answers: readonly ReactionAnswer[]): Report {
  return {
    count: reactions.length,
    counts: countSides(reactions),
    groups: answers
      .map((answer) => {
        const own = reactions.filter(({ answer_id }) => answer_id === answer.id)
        return { answer, count: own.length, counts: countSides(own) }
      })
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
    open: reactions.filter(({ answer_id }) => answer_id === null).length,
  }
}
