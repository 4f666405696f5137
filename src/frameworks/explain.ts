import { type Locale, say } from '../kit/locale.ts'
import { askedQuestions, chosenOptions, evaluate, fittingMethods } from './rules.ts'
import type { Answers, FrameworkDefinition } from './schema.ts'

/** An evaluation in words, for people: every outcome with its reasons and what was answered. */
export interface Explanation {
  readonly outcome: { readonly id: string; readonly title: string; readonly summary: string } | null
  readonly reasons: readonly {
    readonly rule: string
    readonly text: string
    readonly advice: readonly string[]
  }[]
  readonly answers: readonly {
    readonly question: string
    readonly text: string
    readonly answers: readonly string[]
    readonly points: number
    readonly weight: number | null
  }[]
  readonly scores: readonly { readonly id: string; readonly name: string; readonly value: number }[]
  readonly flags: readonly string[]
  readonly methods: readonly {
    readonly id: string
    readonly kind: 'method' | 'care'
    readonly title: string
  }[]
  /** Questions that still need an answer. */
  readonly incomplete: readonly string[]
}

/** Tells what came out, why, from which answers, and what fits it. */
export const explain = (framework: FrameworkDefinition, answers: Answers, locale: Locale): Explanation => {
  const evaluation = evaluate(framework, answers)
  const outcome = framework.outcomes.find(({ id }) => id === evaluation.outcome)
  return {
    outcome: outcome
      ? { id: outcome.id, title: say(outcome.title, locale), summary: say(outcome.summary, locale) }
      : null,
    reasons: evaluation.reasons.map(({ rule, reason, advice }) => ({
      rule,
      text: say(reason, locale),
      advice: advice.map((text) => say(text, locale)),
    })),
    answers: askedQuestions(framework, answers).flatMap((question) => {
      const chosen = chosenOptions(question, answers)
      if (!chosen) return []
      return {
        question: question.id,
        text: say(question.text, locale),
        answers: chosen.map((option) => say(option.text, locale)),
        points: chosen.reduce((points, option) => points + (option.points ?? 0), 0),
        weight: question.weight ?? null,
      }
    }),
    scores: framework.sums.flatMap(({ id, name }) => {
      const value = evaluation.scores[id]
      return value === undefined ? [] : { id, name: say(name, locale), value }
    }),
    flags: framework.flags
      .filter(({ id }) => evaluation.flags.includes(id))
      .map(({ text }) => say(text, locale)),
    methods: fittingMethods(framework, answers, evaluation.outcome).map(({ id, kind, title }) => ({
      id,
      kind,
      title: say(title, locale),
    })),
    incomplete: evaluation.incomplete,
  }
}
