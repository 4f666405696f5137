import { type FormState, type FormValues, valueIn } from '../../kit/form.ts'

/** A form with the same few fields again and again: `fase0_name`, `fase1_name`. */
export const rowField = (row: string, nr: number, part: string): string => `${row}${nr}_${part}`

/** How many rows a form has, as it says itself. */
export const rowsIn = (values: FormValues, most: number): number =>
  Math.min(most, Number(/^\d{1,2}$/.exec(valueIn(values, 'rows'))?.[0] ?? 0))

/** Things as the fields of such a form hold them, with room for one more. */
export function rowForm(
  row: string,
  things: readonly Readonly<Record<string, string | null>>[],
  most: number,
): FormState {
  const count = Math.min(most, things.length + 1)
  const fields = things.flatMap((thing, nr) =>
    Object.entries(thing).map(([part, value]) => [rowField(row, nr, part), value ? [value] : []] as const),
  )
  return { values: { ...Object.fromEntries(fields), rows: [String(count)] }, errors: {} }
}
