import { optionsOf } from './rules.ts'
import type { Condition, FrameworkDefinition, Question } from './schema.ts'

/** Bounds of a sum: this much or more, and less than that. */
export interface Bounds {
  readonly at_least?: number
  readonly below?: number
}

/**
 * A condition as a page of boxes can show it: by question the answers of which one is enough, by sum its bounds, and
 * whether that must hold for all of these or for one of them.
 */
export interface UsualCondition {
  readonly holds: 'all' | 'any'
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly sums: Readonly<Record<string, Bounds>>
}

/** A condition as boxes; null when it is put together in a way that boxes cannot show. */
export function usualCondition(
  framework: FrameworkDefinition,
  condition: Condition | undefined,
): UsualCondition | null {
  if (!condition) return { holds: 'all', answers: {}, sums: {} }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition]
  const answers: Record<string, readonly string[]> = {}
  const sums: Record<string, Bounds> = {}
  for (const part of parts) {
    if ('question' in part) {
      const question = framework.questions.find(({ id }) => id === part.question)
      if (!question || part.question in answers) return null
      answers[part.question] = part.is
    } else if ('value' in part) {
      if (!framework.sums.some(({ id }) => id === part.value) || part.value in sums) return null
      sums[part.value] = {
        ...(part.at_least === undefined ? {} : { at_least: part.at_least }),
        ...(part.below === undefined ? {} : { below: part.below }),
      }
    } else return null
  }
  return { holds: 'any' in condition ? 'any' : 'all', answers, sums }
}

/** The condition that boxes say, in the order of the framework; undefined when they say nothing. */
export function conditionFrom(
  framework: FrameworkDefinition,
  { holds, answers, sums }: UsualCondition,
): Condition | undefined {
  const asked = framework.questions.flatMap((question): Condition[] => {
    const is = chosen(question, answers[question.id])
    return is.length > 0 ? [{ question: question.id, is }] : []
  })
  const counted = framework.sums.flatMap(({ id }): Condition[] => {
    const bounds = sums[id]
    const says = bounds?.at_least !== undefined || bounds?.below !== undefined
    return says ? [{ value: id, ...bounds }] : []
  })
  const parts = [...asked, ...counted]
  const [first] = parts
  if (!first || parts.length === 1) return first
  return holds === 'all' ? { all: parts } : { any: parts }
}

const chosen = (question: Question, ids: readonly string[] = []): readonly string[] =>
  optionsOf(question)
    .map(({ id }) => id)
    .filter((id) => ids.includes(id))
