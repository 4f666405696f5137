import { type Locale, say } from '../kit/locale.ts'
import { optionsOf } from './rules.ts'
import type { Condition, FrameworkDefinition } from './schema.ts'
import { texts } from './texts.ts'

/** A condition as a short list: whether all lines must hold or one of them is enough. */
export interface ConditionInWords {
  readonly holds: 'all' | 'any'
  readonly lines: readonly string[]
}

/** Tells a rule's condition in plain sentences, for the public page of a framework. */
export const conditionInWords = (
  framework: FrameworkDefinition,
  condition: Condition,
  locale: Locale,
): ConditionInWords => {
  const line = (part: Condition) => lineFor(framework, part, locale)
  if ('all' in condition) return { holds: 'all', lines: condition.all.map(line) }
  if ('any' in condition) return { holds: 'any', lines: condition.any.map(line) }
  return { holds: 'all', lines: [line(condition)] }
}

/** A condition in one line, however it is put together. */
export const conditionInOneLine = (
  framework: FrameworkDefinition,
  condition: Condition,
  locale: Locale,
): string => lineFor(framework, condition, locale)

const lineFor = (framework: FrameworkDefinition, condition: Condition, locale: Locale): string => {
  const t = texts(locale)
  const parts = (conditions: readonly Condition[], word: string): string =>
    conditions
      .map((part) => lineFor(framework, part, locale).replace(/\.$/, ''))
      .join(word)
      .concat('.')
  if ('all' in condition) return parts(condition.all, t.and)
  if ('any' in condition) return parts(condition.any, t.or)
  if ('not' in condition) return t.not(lineFor(framework, condition.not, locale))
  if ('enabled' in condition) return t.outcomeEnabled(outcomeTitle(framework, condition.enabled, locale))
  if ('question' in condition) {
    const question = framework.questions.find(({ id }) => id === condition.question)
    if (!question) return condition.question
    const answers = optionsOf(question)
      .filter(({ id }) => condition.is.includes(id))
      .map(({ text }) => `"${say(text, locale)}"`)
    return t.answerIs(say(question.text, locale), answers.join(t.or))
  }
  const name = valueName(framework, condition.value, locale)
  const { at_least: least, below } = condition
  if (least !== undefined && below !== undefined) return t.valueBetween(name, least, below)
  return least !== undefined ? t.valueAtLeast(name, least) : t.valueBelow(name, below ?? 0)
}

const valueName = (framework: FrameworkDefinition, id: string, locale: Locale): string => {
  const sum = framework.sums.find((candidate) => candidate.id === id)
  if (sum) return say(sum.name, locale)
  const question = framework.questions.find((candidate) => candidate.id === id)
  return question ? texts(locale).pointsFor(say(question.text, locale)) : id
}

/** The title of an outcome in the reader's language. */
export const outcomeTitle = (framework: FrameworkDefinition, id: string, locale: Locale): string => {
  const outcome = framework.outcomes.find((candidate) => candidate.id === id)
  return outcome ? say(outcome.title, locale) : id
}
