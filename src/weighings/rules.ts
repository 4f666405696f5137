import {
  type Answers,
  askedQuestions,
  assessorsMustTalk,
  evaluate,
  type FrameworkDefinition,
  type Question,
} from '../frameworks/index.ts'

/** The framework by which is weighed. */
export const frameworkKey = 'contribution'

export type Seat = 1 | 2

/** What somebody answers, and why, by question. */
export interface Sheet {
  readonly answers: Answers
  readonly reasons: Readonly<Record<string, string>>
}

const shortestReason = 3

/** A no and every point given has its reason; what was only ticked speaks for itself. */
export const needsReason = (question: Question, sheet: Sheet): boolean =>
  question.kind === 'yes_no' ? sheet.answers[question.id] === 'no' : question.kind !== 'several'

/** What a sheet lacks, by question. A no that settles it makes the points after it superfluous. */
export function sheetFaults(
  framework: FrameworkDefinition,
  sheet: Sheet,
): Readonly<Record<string, 'answer' | 'reason'>> {
  const { incomplete } = evaluate(framework, sheet.answers)
  return Object.fromEntries(
    askedQuestions(framework, sheet.answers).flatMap(
      (question): (readonly [string, 'answer' | 'reason'])[] => {
        const { id } = question
        if (incomplete.includes(id)) return [[id, 'answer']]
        const isAnswered = sheet.answers[id] !== undefined
        const isShort = (sheet.reasons[id]?.trim().length ?? 0) < shortestReason
        return isAnswered && needsReason(question, sheet) && isShort ? [[id, 'reason']] : []
      },
    ),
  )
}

/** Two sheets beside each other. */
export interface Comparison {
  /** Totals, unrounded; null where a no made them superfluous. */
  readonly totals: readonly [number | null, number | null]
  readonly difference: number | null
  readonly outcomes: readonly [string | null, string | null]
  /** Why they must talk first: too many points apart, or another outcome; null when they need not. */
  readonly talkBecause: 'points' | 'outcome' | null
  /** Both chose the same everywhere. */
  readonly isSame: boolean
}

export function compareSheets(framework: FrameworkDefinition, first: Sheet, second: Sheet): Comparison {
  const one = evaluate(framework, first.answers)
  const other = evaluate(framework, second.answers)
  const sum = framework.assessors?.sum ?? framework.sums[0]?.id ?? ''
  const a = one.scores[sum] ?? null
  const b = other.scores[sum] ?? null
  const apart = assessorsMustTalk(framework, one, other)
  return {
    totals: [a, b],
    difference: a === null || b === null ? null : Math.abs(a - b),
    outcomes: [one.outcome, other.outcome],
    // Two outcomes cannot both be the answer to the initiator, however close the points.
    talkBecause: apart ? 'points' : one.outcome === other.outcome ? null : 'outcome',
    isSame: framework.questions.every((question) => sameAnswer(question, first.answers, second.answers)),
  }
}

const listed = (answer: Answers[string]): readonly string[] =>
  answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer

function sameAnswer({ id }: Question, first: Answers, second: Answers): boolean {
  const [a, b] = [listed(first[id]), listed(second[id])]
  return a.length === b.length && a.every((option) => b.includes(option))
}

/** One sheet out of two: what both chose with both reasons, and open where they differ. */
export function jointSheet(framework: FrameworkDefinition, first: Sheet, second: Sheet): Sheet {
  const same = framework.questions.filter((question) => sameAnswer(question, first.answers, second.answers))
  const reasons = framework.questions.flatMap(({ id }) => {
    const both = [first.reasons[id]?.trim(), second.reasons[id]?.trim()].filter(Boolean)
    return both.length > 0 ? [[id, [...new Set(both)].join('\n')] as const] : []
  })
  return {
    answers: Object.fromEntries(
      same.flatMap(({ id }) => {
        const answer = first.answers[id]
        return answer === undefined ? [] : [[id, answer] as const]
      }),
    ),
    reasons: Object.fromEntries(reasons),
  }
}

/**
 * Where a weighing stands: a seat is empty, they answer apart, they must talk, one of them writes one sheet for both, the
 * other has to agree, it is settled, released, or called off.
 */
export type Stage =
  | 'seat_empty'
  | 'assessing'
  | 'talk'
  | 'joining'
  | 'agreeing'
  | 'settled'
  | 'released'
  | 'called_off'

export function stageOf(
  framework: FrameworkDefinition,
  weighing: {
    readonly talked_at: Date | null
    readonly sheet: Sheet | null
    readonly settled_at: Date | null
    readonly released_at: Date | null
    readonly called_off_at: Date | null
  },
  assessors: readonly { readonly sheet: Sheet | null; readonly done_at: Date | null }[],
): Stage {
  if (weighing.called_off_at) return 'called_off'
  if (weighing.released_at) return 'released'
  if (weighing.settled_at) return 'settled'
  const [first, second] = assessors
  if (!first || !second) return 'seat_empty'
  if (!first.done_at || !second.done_at || !first.sheet || !second.sheet) return 'assessing'
  if (weighing.sheet) return 'agreeing'
  const { talkBecause } = compareSheets(framework, first.sheet, second.sheet)
  return talkBecause && !weighing.talked_at ? 'talk' : 'joining'
}

/** Nobody reads what another answered before both are done. */
export const bothDone = (stage: Stage): boolean =>
  ['talk', 'joining', 'agreeing', 'settled', 'released'].includes(stage)

/** Who weighs can still be changed. */
export const isOpen = (stage: Stage): boolean => !['settled', 'released', 'called_off'].includes(stage)

/** Whether somebody may write their own sheet: until both are done, and once more after a talk. */
export const mayAnswer = (stage: Stage, own: { readonly done_at: Date | null }, talked: boolean): boolean =>
  own.done_at === null ? isOpen(stage) : talked && (stage === 'joining' || stage === 'agreeing')
