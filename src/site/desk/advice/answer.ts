import { z } from 'zod'
import type { NewRequirement } from '../../../cases/index.ts'
import { type FormErrors, type FormValues, valueIn } from '../../../kit/form.ts'
import { longText, numberText, oneOf, shortText } from '../../../kit/form-fields.ts'
import type { Locale } from '../../../kit/locale.ts'
import { texts } from '../case/texts.ts'

export const verdicts = ['yes', 'yes_if', 'no', 'unknown'] as const
export const grounds = ['law', 'our_wish'] as const

const firstShown = 3
const mostRequirements = 12

/** Names of the fields of one requirement, counted from one. */
export const requirementFields = (number: number) => ({
  text: `eis_${number}`,
  ground: `grond_${number}`,
  source: `bron_${number}`,
  solution: `oplossing_${number}`,
  weeks: `weken_${number}`,
})

const countTo = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1)

/** Somebody began to fill in this requirement. */
export const isTouched = (values: FormValues, number: number): boolean =>
  Object.values(requirementFields(number)).some((name) => valueIn(values, name) !== '')

/** How many requirements the form shows: a few, those filled in, and more when asked. */
export function requirementsShown(values: FormValues, more: boolean): readonly number[] {
  const asked = Number.parseInt(valueIn(values, 'aantal'), 10)
  const shown = Math.max(firstShown, Number.isNaN(asked) ? 0 : asked)
  const touched = Math.max(0, ...countTo(mostRequirements).filter((number) => isTouched(values, number)))
  return countTo(Math.min(mostRequirements, Math.max(shown, touched) + (more ? firstShown : 0)))
}

export const answerSchema = z.object({ oordeel: oneOf(verdicts), advies: longText(8000) })

/** The parts of each requirement; which of them go together is `faultsOf`'s concern. */
export const requirementsSchema = z.object(
  Object.fromEntries(
    countTo(mostRequirements).flatMap((number) => {
      const names = requirementFields(number)
      return [
        [names.text, longText(1000).optional()],
        [names.ground, oneOf(grounds).optional()],
        [names.source, shortText(200).optional()],
        [names.solution, longText(1000).optional()],
        [names.weeks, numberText({ min: 0, max: 520 }).optional()],
      ]
    }),
  ),
)

type Value = Readonly<Record<string, unknown>>

const textOf = (value: Value, name: string): string => {
  const found = value[name]
  return typeof found === 'string' ? found : ''
}

/** What is missing in the requirements that were begun: each has words, a ground, and what could solve it. */
export function faultsOf(value: Value, values: FormValues, locale: Locale): FormErrors {
  const t = texts(locale).answerAdvice.faults
  return Object.fromEntries(
    countTo(mostRequirements)
      .filter((number) => isTouched(values, number))
      .flatMap((number): readonly (readonly [string, string])[] => {
        const names = requirementFields(number)
        const ground = textOf(value, names.ground)
        return [
          ...(textOf(value, names.text) === '' ? [[names.text, t.textMissing] as const] : []),
          ...(ground === '' ? [[names.ground, t.groundMissing] as const] : []),
          ...(ground === 'law' && textOf(value, names.source) === ''
            ? [[names.source, t.sourceMissing] as const]
            : []),
          ...(textOf(value, names.solution) === '' ? [[names.solution, t.solutionMissing] as const] : []),
        ]
      }),
  )
}

/** The requirements that were filled in, in their order. */
export function requirementsIn(value: Value, values: FormValues): readonly NewRequirement[] {
  return countTo(mostRequirements)
    .filter((number) => isTouched(values, number))
    .map((number) => {
      const names = requirementFields(number)
      const weeks = value[names.weeks]
      return {
        text: textOf(value, names.text),
        ground: textOf(value, names.ground) === 'law' ? 'law' : 'our_wish',
        source: textOf(value, names.source) || null,
        solution: textOf(value, names.solution),
        weeks: typeof weeks === 'number' ? weeks : null,
      }
    })
}
