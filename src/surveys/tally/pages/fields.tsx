import { type FormInput, type FormState, valueIn } from '../../../kit/form.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { bindFields, NumberInput } from '../../../ui/form/index.ts'
import type { Countable } from '../actions.ts'
import { type Counts, readCounts } from '../rules.ts'
import { texts } from '../texts.ts'

const nameOf = (nr: number): string => `aantal_${nr + 1}`

/** A number for each answer, in the order of the question. */
export function CountFields(props: {
  readonly question: Countable
  readonly form: FormState
  readonly locale: Locale
}) {
  const { question, form, locale } = props
  const field = bindFields(form, locale)
  return (
    <>
      {question.options.map(({ value, label }, nr) => (
        <NumberInput key={value} {...field(nameOf(nr))} label={say(label, locale)} />
      ))}
    </>
  )
}

/** What was counted, or what is wrong by field. */
export function readCountsOf(
  question: Countable,
  input: FormInput,
  locale: Locale,
): { readonly ok: true; readonly counts: Counts } | ({ readonly ok: false } & FormState) {
  const values = question.options.map(({ value }) => value)
  const read = readCounts(values, (value) => valueIn(input.text, nameOf(values.indexOf(value))))
  const wrong = values.flatMap((value, nr) =>
    read[value] === null ? [[nameOf(nr), texts(locale).refused.amounts] as const] : [],
  )
  if (wrong.length > 0) return { ok: false, values: input.text, errors: Object.fromEntries(wrong) }
  return { ok: true, counts: read as Counts }
}

/** What somebody counted before, to change. */
export const typedCounts = (question: Countable, counts: Counts): FormState['values'] =>
  Object.fromEntries(question.options.map(({ value }, nr) => [nameOf(nr), [String(counts[value] ?? 0)]]))
