import { steps } from './answer-field.ts'
import type { Condition, FormDefinition, FormField } from './schema.ts'

/**
 * A condition as a page of boxes can show it: by question the answers of which one is enough, and whether that must
 * hold for all these questions or for one of them.
 */
export interface UsualCondition {
  readonly holds: 'all' | 'any'
  readonly answers: Readonly<Record<string, readonly string[]>>
}

/** The word for "something was filled in", of questions without answers to choose from. */
export const anything = 'iets'
const yes = 'ja'
const no = 'nee'

/** The answers of a question that a condition can wait for. */
export function answersToWaitFor(field: FormField): readonly string[] {
  if (field.type === 'choice' || field.type === 'multi_choice') return field.options.map(({ value }) => value)
  if (field.type === 'scale') return steps(field).map(String)
  return field.type === 'yes_no' || field.type === 'consent' ? [yes, no] : [anything]
}

/** Questions that come before this page or question: a condition looks back only. */
export function questionsBefore(
  form: FormDefinition,
  at: { readonly page?: string; readonly question?: string },
): readonly FormField[] {
  const before: FormField[] = []
  for (const section of form.sections) {
    if (section.key === at.page) break
    for (const field of section.fields) {
      if (field.key === at.question) return before
      before.push(field)
    }
  }
  return before
}

/** A condition as boxes; null when it is put together in a way that boxes cannot show. */
export function usualCondition(
  form: FormDefinition,
  condition: Condition | undefined,
): UsualCondition | null {
  if (!condition) return { holds: 'all', answers: {} }
  const fields = new Map(
    form.sections.flatMap((section) => section.fields.map((field) => [field.key, field] as const)),
  )
  const leaf = (part: Condition): readonly [string, readonly string[]] | null => {
    if ('any' in part) return severalOf(part.any)
    if (!('field' in part)) return null
    const field = fields.get(part.field)
    if (!field) return null
    const values = valuesOf(part, field)
    return values && [part.field, values]
  }
  const single = leaf(condition)
  if (single) return { holds: 'all', answers: Object.fromEntries([single]) }
  const holds = 'all' in condition ? 'all' : 'any'
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  const leaves = parts.map(leaf)
  const keys = leaves.map((one) => one?.[0])
  if (leaves.length === 0 || leaves.includes(null) || new Set(keys).size < keys.length) return null
  return { holds, answers: Object.fromEntries(leaves.flatMap((one) => (one ? [one] : []))) }
}

/** "One of these is among the answers" of one question, or "it is one of these numbers". */
export function severalOf(parts: readonly Condition[]): readonly [string, readonly string[]] | null {
  const found = parts.flatMap((part): [string, string][] => {
    if ('includes' in part) return [[part.field, part.includes]]
    return 'is' in part && typeof part.is === 'number' ? [[part.field, String(part.is)]] : []
  })
  const [first] = found
  if (!first || found.length < parts.length || found.some(([field]) => field !== first[0])) return null
  return [first[0], found.map(([, value]) => value)]
}

function valuesOf(part: Condition, field: FormField): readonly string[] | null {
  if ('answered' in part) {
    return part.answered && !hasKnownAnswers(field) ? answersToWaitFor(field) : null
  }
  if ('in' in part) return part.in
  if ('includes' in part) return [part.includes]
  if (!('is' in part)) return null
  if (typeof part.is === 'boolean') return [part.is ? yes : no]
  return hasKnownAnswers(field) ? [String(part.is)] : null
}

const hasKnownAnswers = (field: FormField): boolean =>
  field.type === 'choice' || field.type === 'multi_choice' || field.type === 'scale'

/** The condition that boxes say; undefined when none is ticked. */
export function conditionFrom(
  form: FormDefinition,
  { holds, answers }: UsualCondition,
): Condition | undefined {
  const parts = form.sections
    .flatMap(({ fields }) => fields)
    .flatMap((field) => {
      const known = answersToWaitFor(field)
      const values = (answers[field.key] ?? []).filter((value) => known.includes(value))
      return values.length > 0 ? [leafFor(field, values)] : []
    })
  const [first] = parts
  if (!first || parts.length === 1) return first
  return holds === 'all' ? { all: parts } : { any: parts }
}

function leafFor(field: FormField, values: readonly string[]): Condition {
  const { key } = field
  const [first = ''] = values
  if (field.type === 'multi_choice') {
    const parts = values.map((value) => ({ field: key, includes: value }))
    return values.length === 1 ? { field: key, includes: first } : { any: parts }
  }
  if (field.type === 'scale') {
    const parts = values.map((value) => ({ field: key, is: Number(value) }))
    return parts.length === 1 ? { field: key, is: Number(first) } : { any: parts }
  }
  if (field.type === 'choice')
    return values.length === 1 ? { field: key, is: first } : { field: key, in: [...values] }
  if (first === anything || values.length === 2) return { field: key, answered: true }
  return { field: key, is: first === yes }
}
