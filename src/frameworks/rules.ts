import type { Locale, Localised } from '../kit/locale.ts'
import type { Answers, Condition, FrameworkDefinition, Method, Option, Question, Rule } from './schema.ts'

/** What we know of a condition: true, false, or still open because an answer is missing. */
type Known = boolean | undefined

const yesNo: readonly Option[] = [
  { id: 'yes', text: { nl: 'Ja', en: 'Yes' }, points: 1 },
  { id: 'no', text: { nl: 'Nee', en: 'No' }, points: 0 },
]

/** The options a question offers. */
export const optionsOf = (question: Question): readonly Option[] =>
  question.kind === 'yes_no' ? yesNo : (question.options ?? [])

const highestPoints = (question: Question): number => {
  const points = optionsOf(question).map((option) => option.points ?? 0)
  return question.kind === 'several' ? points.reduce((a, b) => a + b, 0) : Math.max(0, ...points)
}

/** The chosen options; undefined when there is no answer, or one the question does not offer. */
export const chosenOptions = (question: Question, answers: Answers): readonly Option[] | undefined => {
  const answer = answers[question.id]
  if (answer === undefined || answer === '') return undefined
  const ids = typeof answer === 'string' ? [answer] : answer
  const chosen = optionsOf(question).filter((option) => ids.includes(option.id))
  if (chosen.length !== new Set(ids).size) return undefined
  return question.kind === 'several' || chosen.length === 1 ? chosen : undefined
}

type Framework = FrameworkDefinition

const questionOf = (framework: Framework, id: string): Question | undefined =>
  framework.questions.find((question) => question.id === id)

/** Chosen options for a condition: none when the question is not asked or was left open on purpose. */
const settledOptions = (
  framework: Framework,
  question: Question,
  answers: Answers,
): readonly Option[] | undefined => {
  const asked = isAsked(framework, question, answers)
  if (asked === undefined) return undefined
  if (!asked) return []
  return chosenOptions(question, answers) ?? (question.optional ? [] : undefined)
}

const isAsked = (framework: Framework, question: Question, answers: Answers): Known =>
  question.when ? holds(framework, question.when, answers) : true

const pointsOf = (framework: Framework, question: Question, answers: Answers): number | undefined =>
  settledOptions(framework, question, answers)?.reduce((points, option) => points + (option.points ?? 0), 0)

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

/** Value of a sum, or of one question's points; undefined while an answer is missing. Unrounded. */
const amountOf = (framework: Framework, id: string, answers: Answers): number | undefined => {
  const sum = framework.sums.find((candidate) => candidate.id === id)
  const questions = (sum ? sum.of : [id]).flatMap((part) => questionOf(framework, part) ?? [])
  const weighted = sum?.weighted === true
  // Whole numbers over one denominator, so that exactly 50 is 50 and not 49.999.
  const denominator = weighted
    ? questions
        .map((question) => Math.max(1, highestPoints(question)))
        .reduce((a, b) => (a * b) / greatestCommonDivisor(a, b), 1)
    : 1
  let total = 0
  for (const question of questions) {
    const points = pointsOf(framework, question, answers)
    if (points === undefined) return undefined
    const factor = weighted
      ? ((question.weight ?? 1) * denominator) / Math.max(1, highestPoints(question))
      : 1
    total += points * factor
  }
  return total / denominator
}

const every = (known: readonly Known[]): Known =>
  known.includes(false) ? false : known.includes(undefined) ? undefined : true

const some = (known: readonly Known[]): Known =>
  known.includes(true) ? true : known.includes(undefined) ? undefined : false

const isEnabled = (framework: Framework, outcome: string): boolean =>
  framework.outcomes.some((candidate) => candidate.id === outcome && candidate.enabled !== false)

/** Whether a condition holds; undefined while the answers given do not yet decide it. */
export const holds = (framework: Framework, condition: Condition, answers: Answers): Known => {
  if ('all' in condition) return every(condition.all.map((part) => holds(framework, part, answers)))
  if ('any' in condition) return some(condition.any.map((part) => holds(framework, part, answers)))
  if ('not' in condition) {
    const known = holds(framework, condition.not, answers)
    return known === undefined ? undefined : !known
  }
  if ('enabled' in condition) return isEnabled(framework, condition.enabled)
  if ('question' in condition) {
    const question = questionOf(framework, condition.question)
    if (!question) return false
    return settledOptions(framework, question, answers)?.some((option) => condition.is.includes(option.id))
  }
  const value = amountOf(framework, condition.value, answers)
  if (value === undefined) return undefined
  return (
    (condition.at_least === undefined || value >= condition.at_least) &&
    (condition.below === undefined || value < condition.below)
  )
}

/** A rule that counted, with what it did to the outcome. */
export interface FiredRule {
  readonly rule: string
  readonly reason: Localised
  readonly advice: readonly Localised[]
  readonly before: string | null
  readonly after: string | null
}

export interface Evaluation {
  /** Null while answers are missing, or when no rule holds. */
  readonly outcome: string | null
  readonly reasons: readonly FiredRule[]
  /** Sums, unrounded; only those whose answers are complete. */
  readonly scores: Readonly<Record<string, number>>
  readonly flags: readonly string[]
  /** Questions that still need an answer; empty as soon as the outcome is certain. */
  readonly incomplete: readonly string[]
}

const numberWords = {
  nl: new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

/** A score in words. Cut off, not rounded: 49.97 must not read as the 50 it did not reach. */
export const scoreInWords = (score: number, locale: Locale): string =>
  numberWords[locale].format(Math.floor(score * 10 + 1e-6) / 10)

const fillIn = (text: string, scores: Readonly<Record<string, number>>, locale: Locale): string =>
  text.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, name: string) => {
    const value = scores[name]
    return value === undefined ? whole : scoreInWords(value, locale)
  })

/** The outcome after a rule, given the one before. */
const applyRule = (framework: Framework, rule: Rule, before: string | null): string | null => {
  const rank = (id: string | null): number => framework.outcomes.findIndex((outcome) => outcome.id === id)
  const target = rule.outcome ?? rule.at_least ?? rule.at_most
  if (target === undefined || !isEnabled(framework, target)) return before
  if (rule.outcome !== undefined) return target
  if (rule.at_least !== undefined) return rank(target) > rank(before) ? target : before
  return before === null || rank(target) < rank(before) ? target : before
}

const scoresOf = (framework: Framework, answers: Answers): Readonly<Record<string, number>> =>
  Object.fromEntries(
    framework.sums.flatMap((sum) => {
      const value = amountOf(framework, sum.id, answers)
      return value === undefined ? [] : [[sum.id, value]]
    }),
  )

const unanswered = (framework: Framework, answers: Answers): readonly Question[] =>
  framework.questions.filter(
    (question) =>
      !question.optional &&
      isAsked(framework, question, answers) === true &&
      chosenOptions(question, answers) === undefined,
  )

/**
 * Applies a framework to answers: the outcome, the rules that led to it with their reasons, the sums and
 * the flags. A pure function of version and answers, so a stored result can always be checked again.
 *
 * With `first_match` the first rule that holds decides; rules right after it with the same outcome add
 * their reasons. An answer that is missing blocks only where it could still change the outcome.
 */
export const evaluate = (framework: Framework, answers: Answers): Evaluation => {
  const scores = scoresOf(framework, answers)
  const fired: FiredRule[] = []
  const flags = new Set<string>()
  let outcome: string | null = null
  let decided = false
  let open = false
  for (const rule of framework.rules) {
    if (decided && rule.outcome !== outcome) break
    const target = rule.outcome ?? rule.at_least ?? rule.at_most
    if (target !== undefined && !isEnabled(framework, target)) continue
    const known = rule.when ? holds(framework, rule.when, answers) : true
    if (known === undefined && !decided) {
      open = true
      break
    }
    if (known !== true) continue
    const before = outcome
    const after = applyRule(framework, rule, before)
    outcome = after
    const bends = rule.at_least !== undefined || rule.at_most !== undefined
    if (bends && after === before && rule.say !== 'always') continue
    if (rule.flag !== undefined && (!bends || after !== before)) flags.add(rule.flag)
    fired.push({
      rule: rule.id,
      reason: { nl: fillIn(rule.reason.nl, scores, 'nl'), en: fillIn(rule.reason.en, scores, 'en') },
      advice: rule.advice ?? [],
      before,
      after,
    })
    if (framework.mode === 'first_match' && rule.outcome !== undefined) decided = true
  }
  if (open) {
    const incomplete = unanswered(framework, answers).map((question) => question.id)
    return { outcome: null, reasons: [], scores, flags: [], incomplete }
  }
  return { outcome, reasons: fired, scores, flags: [...flags], incomplete: [] }
}

/** The next question to ask, one at a time; null when the outcome is certain. */
export const nextQuestion = (framework: Framework, answers: Answers): Question | null => {
  const { incomplete } = evaluate(framework, answers)
  return framework.questions.find((question) => question.id === incomplete[0]) ?? null
}

/** Questions that are asked with these answers, in order. */
export const askedQuestions = (framework: Framework, answers: Answers): readonly Question[] =>
  framework.questions.filter((question) => isAsked(framework, question, answers) === true)

/** Only answers to questions of this framework that are asked, with options they offer. */
export const usableAnswers = (framework: Framework, answers: Answers): Answers =>
  Object.fromEntries(
    askedQuestions(framework, answers).flatMap((question) =>
      chosenOptions(question, answers) === undefined ? [] : [[question.id, answers[question.id]]],
    ),
  )

/** Methods and precautions that fit an outcome and these answers. */
export const fittingMethods = (
  framework: Framework,
  answers: Answers,
  outcome: string | null,
): readonly Method[] =>
  framework.methods.filter(
    (method) =>
      (method.outcomes === undefined || (outcome !== null && method.outcomes.includes(outcome))) &&
      (method.when === undefined || holds(framework, method.when, answers) === true),
  )

/** Whether a chosen outcome lies below or above the evaluated one, in the order of outcomes. */
export const compareOutcomes = (
  framework: Framework,
  evaluated: string,
  chosen: string,
): 'lower' | 'same' | 'higher' => {
  const rank = (id: string): number => framework.outcomes.findIndex((outcome) => outcome.id === id)
  return rank(chosen) === rank(evaluated) ? 'same' : rank(chosen) < rank(evaluated) ? 'lower' : 'higher'
}

/** Departing from an outcome asks for a reason of at least one sentence. */
export const shortestDeviationReason = 15

export type DeviationFault = 'unknown_outcome' | 'same_outcome' | 'no_reason'

/** What stands in the way of departing from an evaluated outcome; null when nothing does. */
export const deviationFault = (
  framework: Framework,
  evaluated: string | null,
  deviation: { readonly outcome: string; readonly reason: string },
): DeviationFault | null => {
  if (!framework.outcomes.some((outcome) => outcome.id === deviation.outcome)) return 'unknown_outcome'
  if (deviation.outcome === evaluated) return 'same_outcome'
  return deviation.reason.trim().length < shortestDeviationReason ? 'no_reason' : null
}

/** True when two assessors differ so much that they must talk before there is an outcome. */
export const assessorsMustTalk = (framework: Framework, first: Evaluation, second: Evaluation): boolean => {
  if (!framework.assessors) return false
  const { sum, talk_above: limit } = framework.assessors
  const [a, b] = [first.scores[sum], second.scores[sum]]
  return a !== undefined && b !== undefined && Math.abs(a - b) > limit
}
