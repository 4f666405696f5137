import { freeKey, movedOne } from '../kit/keyed.ts'
import type { Localised } from '../kit/locale.ts'
import { partTexts } from './part-texts.ts'
import type { FieldOption, FieldRow, FieldType, FormDefinition, FormField, FormSection } from './schema.ts'
import { fieldSchema } from './schema.ts'
import { reservedSlugs } from './validate.ts'

/**
 * Changes to a form that is being prepared. Each answers a new form. What depends on something that was taken away is
 * left as it is, so that the validator says what to mend.
 */

export const pageOf = (form: FormDefinition, key: string): FormSection | undefined =>
  form.sections.find((section) => section.key === key)

export const questionOf = (form: FormDefinition, key: string): FormField | undefined =>
  form.sections.flatMap(({ fields }) => fields).find((field) => field.key === key)

/** The page on which a question stands. */
export const pageWith = (form: FormDefinition, question: string): FormSection | undefined =>
  form.sections.find(({ fields }) => fields.some((field) => field.key === question))

const changePages = (form: FormDefinition, change: (page: FormSection) => FormSection): FormDefinition => ({
  ...form,
  sections: form.sections.map(change),
})

export const changePage = (
  form: FormDefinition,
  key: string,
  change: (page: FormSection) => FormSection,
): FormDefinition => changePages(form, (page) => (page.key === key ? change(page) : page))

/** Adds a page after all others; answers its key too. */
export function addPage(
  form: FormDefinition,
  fresh: { readonly title: Localised; readonly intro: Localised | undefined },
): { readonly form: FormDefinition; readonly key: string } {
  const { title, intro } = fresh
  const key = freeKey(
    title.en,
    form.sections.map((page) => page.key),
    'page',
  )
  const slugs = form.sections.map(({ slug }) => slug)
  const slug = freeKey(title.nl, [...slugs, ...reservedSlugs], 'pagina', '-')
  const page: FormSection = { key, slug, title, ...(intro ? { intro } : {}), fields: [] }
  return { form: { ...form, sections: [...form.sections, page] }, key }
}

export const movePage = (form: FormDefinition, key: string, by: -1 | 1): FormDefinition => ({
  ...form,
  sections: movedOne(
    form.sections,
    form.sections.findIndex((page) => page.key === key),
    by,
  ),
})

/** Takes a page away with its questions. */
export const removePage = (form: FormDefinition, key: string): FormDefinition => ({
  ...form,
  sections: form.sections.filter((page) => page.key !== key),
})

export const changeQuestion = (
  form: FormDefinition,
  key: string,
  change: (question: FormField) => FormField,
): FormDefinition =>
  changePages(form, (page) => ({
    ...page,
    fields: page.fields.map((field) => (field.key === key ? change(field) : field)),
  }))

export interface NewQuestion {
  readonly type: FieldType
  readonly label: Localised
  readonly hint: Localised | undefined
  readonly why: Localised | undefined
  readonly required: boolean
  /** Of questions with answers to choose from. */
  readonly answers: readonly Localised[]
  /** Of a table: what one gives an answer about. */
  readonly rows: readonly Localised[]
}

/** Adds a question at the end of a page. `taken` are keys that mean something elsewhere. Answers its key too. */
export function addQuestion(
  form: FormDefinition,
  page: string,
  fresh: NewQuestion,
  taken: readonly string[],
): { readonly form: FormDefinition; readonly key: string } {
  const { answers, rows, hint, why, ...rest } = fresh
  const known = form.sections.flatMap(({ fields }) => fields.map((field) => field.key))
  const sums = form.calculations.map((sum) => sum.key)
  const key = freeKey(fresh.label.en, [...known, ...sums, ...taken], 'question')
  const question = fieldSchema.parse({
    key,
    ...rest,
    ...(hint ? { hint } : {}),
    ...(why ? { why } : {}),
    ...(hasOptions(fresh.type) ? { options: optionsFrom(answers) } : {}),
    ...(fresh.type === 'matrix' ? { rows: optionsFrom(rows) } : {}),
    ...(fresh.type === 'scale' ? usualEnds : {}),
    ...(fresh.type === 'email' ? { autocomplete: 'email' } : {}),
    ...(fresh.type === 'phone' ? { autocomplete: 'tel' } : {}),
  })
  return {
    form: changePage(form, page, (one) => ({ ...one, fields: [...one.fields, question] })),
    key,
  }
}

/** Whether a question of this type has answers to choose from. */
export const hasOptions = (type: FieldType): boolean =>
  type === 'choice' || type === 'multi_choice' || type === 'matrix' || type === 'ranking' || type === 'points'

/** Words at the ends of a scale until who makes it writes others. */
const usualEnds = {
  low: { nl: partTexts('nl').notAtAll, en: partTexts('en').notAtAll },
  high: { nl: partTexts('nl').completely, en: partTexts('en').completely },
}

function optionsFrom(labels: readonly Localised[]): readonly FieldOption[] {
  const options: FieldOption[] = []
  for (const label of labels) options.push(optionFor(label, options))
  return options
}

const optionFor = (label: Localised, others: readonly FieldOption[]): FieldOption => ({
  value: freeKey(
    label.en,
    others.map(({ value }) => value),
    'answer',
  ),
  label,
})

/** Moves a question one place earlier or later on its page. */
export const moveQuestion = (form: FormDefinition, key: string, by: -1 | 1): FormDefinition =>
  changePages(form, (page) => {
    const at = page.fields.findIndex((field) => field.key === key)
    return at < 0 ? page : { ...page, fields: movedOne(page.fields, at, by) }
  })

/** Puts a question at the end of another page. */
export function moveToPage(form: FormDefinition, key: string, to: string): FormDefinition {
  const question = questionOf(form, key)
  if (!question || !pageOf(form, to)) return form
  return changePage(removeQuestion(form, key), to, (page) => ({
    ...page,
    fields: [...page.fields, question],
  }))
}

export const removeQuestion = (form: FormDefinition, key: string): FormDefinition =>
  changePages(form, (page) => ({ ...page, fields: page.fields.filter((field) => field.key !== key) }))

const changeOptions = (
  form: FormDefinition,
  question: string,
  change: (options: readonly FieldOption[]) => FieldOption[],
): FormDefinition =>
  changeQuestion(form, question, (field) =>
    'options' in field ? { ...field, options: change(field.options) } : field,
  )

export const addOption = (
  form: FormDefinition,
  question: string,
  fresh: Omit<FieldOption, 'value'>,
): FormDefinition =>
  changeOptions(form, question, (options) => [...options, { ...optionFor(fresh.label, options), ...fresh }])

export const changeOption = (
  form: FormDefinition,
  question: string,
  value: string,
  fresh: Omit<FieldOption, 'value'>,
): FormDefinition =>
  changeOptions(form, question, (options) =>
    options.map((option) => (option.value === value ? { value, ...fresh } : option)),
  )

export const moveOption = (
  form: FormDefinition,
  question: string,
  value: string,
  by: -1 | 1,
): FormDefinition =>
  changeOptions(form, question, (options) =>
    movedOne(
      options,
      options.findIndex((option) => option.value === value),
      by,
    ),
  )

export const removeOption = (form: FormDefinition, question: string, value: string): FormDefinition =>
  changeOptions(form, question, (options) => options.filter((option) => option.value !== value))

const changeRows = (
  form: FormDefinition,
  question: string,
  change: (rows: readonly FieldRow[]) => FieldRow[],
): FormDefinition =>
  changeQuestion(form, question, (field) =>
    field.type === 'matrix' ? { ...field, rows: change(field.rows) } : field,
  )

export const addRow = (form: FormDefinition, question: string, label: Localised): FormDefinition =>
  changeRows(form, question, (rows) => [...rows, optionFor(label, rows)])

export const changeRow = (
  form: FormDefinition,
  question: string,
  value: string,
  label: Localised,
): FormDefinition =>
  changeRows(form, question, (rows) => rows.map((row) => (row.value === value ? { value, label } : row)))

export const moveRow = (form: FormDefinition, question: string, value: string, by: -1 | 1): FormDefinition =>
  changeRows(form, question, (rows) =>
    movedOne(
      rows,
      rows.findIndex((row) => row.value === value),
      by,
    ),
  )

export const removeRow = (form: FormDefinition, question: string, value: string): FormDefinition =>
  changeRows(form, question, (rows) => rows.filter((row) => row.value !== value))
