import { z } from 'zod'
import type { FormState } from '../../kit/form.ts'
import { longText, oneOf, shortText } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { bindFields, RadioGroup, TextArea, TextInput } from '../../ui/form/index.ts'
import { WritingLines } from '../../ui/print/print.tsx'
import type { ReactionSide } from '../store.ts'
import { texts } from '../texts.ts'

const sideWords = { voor: 'for', tegen: 'against', anders: 'other' } as const satisfies Record<
  string,
  ReactionSide
>
const words = ['voor', 'tegen', 'anders'] as const

/** The side by the word of the form. */
export const sideOf = (word: (typeof words)[number]): ReactionSide => sideWords[word]

/** What somebody says about a plan; the same for a neighbour, and for who enters it from paper. */
export const saidSchema = z.object({
  kant: oneOf(words),
  uitleg: longText(2000).optional(),
  naam: shortText(150).optional(),
})

export const saidLabels = (locale: Locale) => {
  const t = texts(locale).reaction
  return { kant: t.side, uitleg: t.body, naam: t.name }
}

/** "Something else" says nothing without words. */
export const lacksWords = ({ kant, uitleg }: z.output<typeof saidSchema>): boolean =>
  kant === 'anders' && uitleg === undefined

export function SaidFields({ form, locale }: { readonly form: FormState; readonly locale: Locale }) {
  const t = texts(locale).reaction
  const field = bindFields(form, locale)
  return (
    <>
      <RadioGroup
        {...field('kant')}
        label={t.side}
        options={words.map((value) => ({ value, label: t.sides[sideWords[value]] }))}
      />
      <TextArea {...field('uitleg')} label={t.body} hint={t.bodyHint} max={2000} rows={6} optional />
      <WritingLines count={5} />
      <TextInput {...field('naam')} label={t.name} hint={t.nameHint} optional />
    </>
  )
}
