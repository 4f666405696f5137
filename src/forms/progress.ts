import { holds, sectionsFor } from './rules.ts'
import type { Answers, Condition, FormDefinition, FormSection } from './schema.ts'

/** Whether a condition holds: yes, no, or null while an answer that it asks about can still be given. */
function mayHold(
  condition: Condition | undefined,
  answers: Answers,
  stillOpen: ReadonlySet<string>,
): boolean | null {
  if (!condition) return true
  if ('all' in condition) return all(condition.all.map((part) => mayHold(part, answers, stillOpen)))
  if ('any' in condition) {
    return not(all(condition.any.map((part) => not(mayHold(part, answers, stillOpen)))))
  }
  if ('not' in condition) return not(mayHold(condition.not, answers, stillOpen))
  return stillOpen.has(condition.field) ? null : holds(condition, answers)
}

const not = (value: boolean | null): boolean | null => (value === null ? null : !value)
const all = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(false) ? false : values.includes(null) ? null : true

/** The sections that may still be asked, given the answers up to and including section number `here`. */
function possibleSections(form: FormDefinition, answers: Answers, here: number): readonly FormSection[] {
  const stillOpen = new Set<string>()
  return form.sections.filter((section, index) => {
    const asked = mayHold(section.when, answers, stillOpen)
    for (const field of section.fields) {
      if (answers[field.key] !== undefined) continue
      const counts = all([asked, mayHold(field.when, answers, stillOpen)])
      // What was left empty on an earlier page stays empty, unless it must still be filled in.
      if (counts !== false && (index >= here || field.required)) stillOpen.add(field.key)
    }
    return asked !== false
  })
}

/** Where a section stands. The check page is the last step. */
export interface StepPosition {
  readonly number: number
  /** Steps of the longest way that is still open: it can become less while one answers, never more. */
  readonly total: number
  /** Nothing that is still to be answered changes the total. */
  readonly isCertain: boolean
  readonly previous: FormSection | null
  readonly next: FormSection | null
}

/** "Stap 2 van hoogstens 7": counted over the sections that these answers lead past. */
export function stepOf(form: FormDefinition, section: FormSection | 'check', answers: Answers): StepPosition {
  const sections = sectionsFor(form, answers)
  if (section === 'check') {
    const total = sections.length + 1
    return { number: total, total, isCertain: true, previous: sections.at(-1) ?? null, next: null }
  }
  const index = sections.findIndex((candidate) => candidate.key === section.key)
  const here = form.sections.findIndex((candidate) => candidate.key === section.key)
  const possible = possibleSections(form, answers, here)
  return {
    number: index + 1,
    total: possible.length + 1,
    isCertain: possible.length === sections.length,
    previous: sections[index - 1] ?? null,
    next: sections[index + 1] ?? null,
  }
}
