import type { z } from 'zod'
import { type Condition, type FormDefinition, type FormField, formSchema } from './schema.ts'

export type Checked =
  | { readonly ok: true; readonly form: FormDefinition }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Words in the address of a form that are no section. */
export const reservedSlugs: readonly string[] = [
  'controleren',
  'later',
  'verder',
  'opnieuw',
  'papier',
  'concept',
]

/** Fields about a person must say why they are asked. */
const personalTokens = ['name', 'email', 'tel', 'street-address', 'postal-code', 'bday']

/** Checks a form definition; every fault is one sentence that says where it is. */
export function checkDefinition(candidate: unknown): Checked {
  const parsed = formSchema.safeParse(candidate)
  if (!parsed.success) return { ok: false, faults: shapeFaults(candidate, parsed.error) }
  const faults = [...duplicateFaults(parsed.data), ...fieldFaults(parsed.data), ...sumFaults(parsed.data)]
  return faults.length === 0 ? { ok: true, form: parsed.data } : { ok: false, faults }
}

/** Says which text lacks which language, and where else the shape is wrong. */
function shapeFaults(candidate: unknown, error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const last = issue.path.at(-1)
    const where = whereIs(candidate, issue.path)
    if (last === 'nl' || last === 'en') {
      return `${where}: the ${last === 'nl' ? 'Dutch' : 'English'} text is missing`
    }
    return `${where}: ${issue.message}`
  })
}

/** Names keys rather than numbers: `section place, field where, label`. */
function whereIs(candidate: unknown, path: readonly PropertyKey[]): string {
  const parts: string[] = []
  let here: unknown = candidate
  for (const [index, step] of path.entries()) {
    here =
      typeof here === 'object' && here !== null ? (here as Record<PropertyKey, unknown>)[step] : undefined
    if (typeof step !== 'number') {
      const isList = typeof path[index + 1] === 'number'
      if (!isList && step !== 'nl' && step !== 'en') parts.push(String(step))
      continue
    }
    const named = here as { key?: unknown; value?: unknown } | null | undefined
    const list = String(path[index - 1]).replace(/s$/, '')
    parts.push(`${list} ${String(named?.key ?? named?.value ?? step + 1)}`)
  }
  return parts.join(', ') || 'form'
}

function duplicateFaults(form: FormDefinition): readonly string[] {
  const fields = form.sections.flatMap((section) => section.fields.map((field) => field.key))
  const calculations = form.calculations.map((calculation) => calculation.key)
  const slugs = form.sections.map((section) => section.slug)
  return [
    ...twice([...fields, ...calculations]).map((key) => `key ${key} is used twice`),
    ...twice(form.sections.map((section) => section.key)).map((key) => `section ${key} is there twice`),
    ...twice(slugs).map((slug) => `address ${slug} is used by two sections`),
    ...slugs
      .filter((slug) => reservedSlugs.includes(slug))
      .map((slug) => `address ${slug} is taken by the engine`),
  ]
}

const twice = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
]

function fieldFaults(form: FormDefinition): readonly string[] {
  const faults: string[] = []
  const all = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]))
  const earlier = new Map<string, FormField>()
  for (const section of form.sections) {
    const inSection = `section ${section.key}`
    if (section.when) faults.push(...conditionFaults(section.when, inSection, earlier, all))
    for (const field of section.fields) {
      const where = `${inSection}, field ${field.key}`
      if (field.when) faults.push(...conditionFaults(field.when, where, earlier, all))
      if ('options' in field) {
        for (const value of twice(field.options.map((option) => option.value))) {
          faults.push(`${where}: option ${value} is there twice`)
        }
      }
      const stands = 'options' in field && field.options.some((option) => option.alone)
      if (stands && field.type !== 'multi_choice')
        faults.push(`${where}: only one of several answers can stand alone`)
      const isPersonal =
        field.type === 'email' || field.type === 'phone' || personalTokens.includes(field.autocomplete ?? '')
      if (isPersonal && !field.why) faults.push(`${where}: say why this is asked (why)`)
      if (isPersonal && !field.autocomplete) faults.push(`${where}: give the autocomplete token`)
      earlier.set(field.key, field)
    }
  }
  return faults
}

function conditionFaults(
  condition: Condition,
  where: string,
  earlier: ReadonlyMap<string, FormField>,
  all: ReadonlyMap<string, FormField>,
): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => conditionFaults(part, where, earlier, all))
  if ('any' in condition) return condition.any.flatMap((part) => conditionFaults(part, where, earlier, all))
  if ('not' in condition) return conditionFaults(condition.not, where, earlier, all)
  const field = earlier.get(condition.field)
  if (!field) {
    const why = all.has(condition.field) ? 'comes later in the form' : 'does not exist'
    return [`${where}: the condition asks about ${condition.field}, which ${why}`]
  }
  return valueFaults(condition, where, field)
}

function valueFaults(condition: Condition, where: string, field: FormField): readonly string[] {
  const wanted =
    'is' in condition
      ? [condition.is]
      : 'in' in condition
        ? condition.in
        : 'includes' in condition
          ? [condition.includes]
          : []
  if ('includes' in condition && field.type !== 'multi_choice') {
    return [`${where}: "includes" asks about ${field.key}, which takes one answer`]
  }
  if (field.type === 'multi_choice' && ('is' in condition || 'in' in condition)) {
    return [`${where}: ${field.key} takes several answers: use "includes"`]
  }
  if (!('options' in field)) return []
  const known = field.options.map((option) => option.value)
  return wanted
    .filter((value) => !known.includes(String(value)))
    .map((value) => `${where}: ${field.key} has no option ${String(value)}`)
}

function sumFaults(form: FormDefinition): readonly string[] {
  const fields = new Map(
    form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]),
  )
  return form.calculations.flatMap(({ key, sum }) => {
    const types = sum.map((part) => fields.get(part)?.type)
    const unknown = sum
      .filter((part) => !fields.has(part))
      .map((part) => `calculation ${key}: ${part} does not exist`)
    if (unknown.length > 0) return unknown
    const isSum = types.every((type) => type === 'money') || types.every((type) => type === 'number')
    return isSum ? [] : [`calculation ${key}: add up either amounts or numbers`]
  })
}
