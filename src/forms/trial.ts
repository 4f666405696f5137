import type { FormErrors, FormValues } from '../kit/form.ts'
import type { Locale } from '../kit/locale.ts'
import { type StepPosition, stepOf } from './progress.ts'
import { fieldsOnPage, firstIncomplete, inputNames, readAnswers, sectionsFor } from './rules.ts'
import type { Answers, FormDefinition, FormField, FormSection } from './schema.ts'

/** Where somebody is who tries a form: a page of it, or the check at the end. Nothing of it is kept. */
export interface Trial {
  readonly page: FormSection | null
  readonly fields: readonly FormField[]
  readonly step: StepPosition
  readonly answers: Answers
  readonly errors: FormErrors
  /** What was typed on other pages, to go along with the next post. */
  readonly carried: FormValues
}

/** What was pressed: on to the next page, back, or to a page by its key. */
export type TrialMove = 'next' | 'back' | 'stay'

/**
 * Walks one step through a form by the rules of the real one. Files are not asked: a trial keeps nothing, so a file that
 * must be there counts as sent.
 */
export function tryForm(
  form: FormDefinition,
  typed: FormValues,
  at: { readonly page: string | null; readonly move: TrialMove },
  areas: readonly string[],
  locale: Locale,
): Trial {
  const files = Object.fromEntries(
    form.sections.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.type === 'file' && field.required ? [[field.key, [{ id: 'x', name: '-' }]]] : [],
      ),
    ),
  )
  const reading = readAnswers(form, typed, { files, areas }, locale)
  const asked = sectionsFor(form, reading.answers)
  const index = Math.max(
    0,
    asked.findIndex(({ key }) => key === at.page),
  )
  const here = asked[index]
  const errors = here && at.move === 'next' ? (reading.errors[here.key] ?? {}) : {}
  const isWrong = Object.keys(errors).length > 0
  const next =
    at.move === 'next' && !isWrong ? index + 1 : at.move === 'back' ? Math.max(0, index - 1) : index
  // At the end a page that was skipped comes first, as it does for who really fills it in.
  const page = asked[next] ?? firstIncomplete(form, reading)
  const fields = page ? fieldsOnPage(form, page, reading.answers) : []
  const shown = new Set(fields.flatMap(inputNames))
  const names = new Set(form.sections.flatMap((section) => section.fields.flatMap(inputNames)))
  return {
    page,
    fields,
    step: stepOf(form, page ?? 'check', reading.answers),
    answers: reading.answers,
    errors: isWrong ? errors : {},
    carried: Object.fromEntries(
      Object.entries(typed).filter(([name]) => names.has(name) && !shown.has(name)),
    ),
  }
}
