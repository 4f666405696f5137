import type { z } from 'zod'
import { type FormInput, type FormState, valueIn, withError } from '../../../kit/form.ts'
import { longText, shortText } from '../../../kit/form-fields.ts'
import type { Locale, Localised } from '../../../kit/locale.ts'
import { type bindFields, TextArea, TextInput } from '../../../ui/form/index.ts'
import { texts } from './texts.ts'

/** A text in both languages, one field each: `<name>_nl` and `<name>_en`. */
export function BothLanguages(props: {
  readonly field: ReturnType<typeof bindFields>
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly locale: Locale
  readonly optional?: boolean
  /** Lines of the fields; one line by default. */
  readonly rows?: number
}) {
  const { field, name, label, hint, locale, rows } = props
  const t = texts(locale)
  const common = { ...(hint ? { hint } : {}), ...(props.optional ? { optional: true } : {}) }
  return (
    <>
      {(['nl', 'en'] as const).map((language) => {
        const said = language === 'nl' ? t.dutch(label) : t.english(label)
        const bound = field(`${name}_${language}`)
        return rows ? (
          <TextArea {...bound} {...common} label={said} rows={rows} />
        ) : (
          <TextInput {...bound} {...common} label={said} />
        )
      })}
    </>
  )
}

type FormFailed = { readonly ok: false } & FormState

type Both<N extends string> = Record<`${N}_nl` | `${N}_en`, z.ZodString>

/** Schema of the two fields of a text, one line or more. */
export function bothShort<N extends string>(name: N, max = 120): Both<N> {
  return { [`${name}_nl`]: shortText(max), [`${name}_en`]: shortText(max) } as Both<N>
}
export function bothLong<N extends string>(name: N, max = 2000): Both<N> {
  return { [`${name}_nl`]: longText(max), [`${name}_en`]: longText(max) } as Both<N>
}

type BothOptional<N extends string> = Record<`${N}_nl` | `${N}_en`, z.ZodOptional<z.ZodString>>

/** Schema of the two fields of a text that may be left out. */
export function bothIfAny<N extends string>(name: N, max = 2000): BothOptional<N> {
  return {
    [`${name}_nl`]: longText(max).optional(),
    [`${name}_en`]: longText(max).optional(),
  } as BothOptional<N>
}

/** A text as it was typed in its two fields; undefined when it was left out. */
export const readBoth = (value: Readonly<Record<string, unknown>>, name: string): Localised | undefined => {
  const [nl, en] = [value[`${name}_nl`], value[`${name}_en`]]
  return typeof nl === 'string' && typeof en === 'string' ? { nl, en } : undefined
}

/** The first of these texts that was written in one language only, as a form with its error; null when none was. */
export function halfWritten(input: FormInput, names: readonly string[], locale: Locale): FormFailed | null {
  for (const name of names) {
    const [nl, en] = [`${name}_nl`, `${name}_en`]
    const [hasDutch, hasEnglish] = [valueIn(input.text, nl) !== '', valueIn(input.text, en) !== '']
    if (hasDutch !== hasEnglish) return withError(input.text, hasDutch ? en : nl, texts(locale).inBoth)
  }
  return null
}

/** Labels of both fields, for the messages. */
export const bothLabels = (name: string, label: string, locale: Locale): Record<string, string> => ({
  [`${name}_nl`]: texts(locale).dutch(label),
  [`${name}_en`]: texts(locale).english(label),
})

/** What the two fields show for a text. */
export const bothValues = (name: string, text: Localised | undefined): Record<string, readonly string[]> =>
  text ? { [`${name}_nl`]: [text.nl], [`${name}_en`]: [text.en] } : {}

const linesOf = (text: unknown): readonly string[] =>
  (typeof text === 'string' ? text : '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Texts that were typed one on each line, in both languages; null when one language has more lines. */
export function readLines(
  value: Readonly<Record<string, unknown>>,
  name: string,
): readonly Localised[] | null {
  const [nl, en] = [linesOf(value[`${name}_nl`]), linesOf(value[`${name}_en`])]
  if (nl.length !== en.length) return null
  return nl.map((line, index) => ({ nl: line, en: en[index] ?? line }))
}

/** What the two fields show for texts with one on each line. */
export const lineValues = (name: string, list: readonly Localised[]): Record<string, readonly string[]> =>
  list.length === 0
    ? {}
    : {
        [`${name}_nl`]: [list.map(({ nl }) => nl).join('\n')],
        [`${name}_en`]: [list.map(({ en }) => en).join('\n')],
      }
