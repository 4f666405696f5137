import {
  type Answers,
  type AreaOption,
  answerText,
  type FormDefinition,
  type FormField,
} from '../forms/index.ts'
import type { Locale } from '../kit/locale.ts'
import type { Sheet } from '../kit/sheet.ts'

/** Whether a question can stand in a table of rows: a place or a file can say who it is. */
const isInRows = (field: FormField): boolean =>
  !['location', 'file', 'email', 'phone', 'consent'].includes(field.type) && field.autocomplete === undefined

/** Every answer as a row, for who works with it: no name, moment, place or order by which somebody can be found. */
export function answerRows(
  title: string,
  form: FormDefinition,
  answers: readonly Answers[],
  { locale, areas }: { readonly locale: Locale; readonly areas: readonly AreaOption[] },
): Sheet {
  const fields = form.sections.flatMap((section) => section.fields).filter(isInRows)
  return {
    title,
    columns: fields.map(({ label }) => label[locale]),
    rows: answers.map((one) =>
      fields.map((field) => {
        const value = one[field.key]
        if (value === undefined) return null
        return typeof value === 'number' && field.type !== 'money'
          ? value
          : answerText(field, value, locale, areas)
      }),
    ),
  }
}
