import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import {
  changeQuestion,
  type FormDefinition,
  type FormField,
  formFactTexts,
  questionOf,
} from '../../../forms/index.ts'
import { type FormValues, parseForm, withError } from '../../../kit/form.ts'
import { moneyText, numberText, ticked, yesOrNo } from '../../../kit/form-fields.ts'
import type { Locale } from '../../../kit/locale.ts'
import { Checkbox, MoneyInput, NumberInput, RadioGroup, Select, YesNo } from '../../../ui/form/index.ts'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { questionAt } from './question-pieces.tsx'
import { texts } from './texts.ts'

/** What can be set of the answer to one type of question. */
interface Setting {
  readonly schema: Readonly<Record<string, z.ZodType>>
  readonly values: FormValues
  readonly fields: (field: Binder) => ComponentChildren
}

const none: Setting = { schema: {}, values: {}, fields: () => null }
const tokens = ['name', 'street-address', 'postal-code', 'bday', 'organization'] as const
const noToken = '-niets'
const shows = ['buttons', 'list'] as const

/** Cents as somebody types euros. */
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')

function settingOf(question: FormField, locale: Locale): Setting {
  const t = texts(locale)
  switch (question.type) {
    case 'text':
    case 'long_text':
      return {
        schema: {
          max: numberText({ min: 1, max: 20_000 }),
          autocomplete: z.enum([noToken, ...tokens]),
        },
        values: { max: [String(question.max)], autocomplete: [question.autocomplete ?? noToken] },
        fields: (field) => (
          <>
            <NumberInput {...field('max')} label={t.maxCharacters} />
            <Select
              {...field('autocomplete')}
              label={t.browserFills}
              hint={t.browserFillsHint}
              options={[
                { value: noToken, label: t.browserNothing },
                ...tokens.map((token) => ({
                  value: token,
                  label: formFactTexts(locale).tokens[token] ?? token,
                })),
              ]}
            />
          </>
        ),
      }
    case 'choice':
      return {
        schema: { show: z.enum(shows) },
        values: { show: [question.show] },
        fields: (field) => (
          <RadioGroup
            {...field('show')}
            label={t.show}
            options={shows.map((value) => ({ value, label: t.shows[value] }))}
          />
        ),
      }
    case 'multi_choice':
      return {
        schema: { max: numberText({ min: 1, max: 100 }).optional() },
        values: question.max === undefined ? {} : { max: [String(question.max)] },
        fields: (field) => <NumberInput {...field('max')} label={t.maxAnswers} optional />,
      }
    case 'number':
      return {
        schema: { min: numberText(), max: numberText().optional() },
        values: {
          min: [String(question.min)],
          ...(question.max === undefined ? {} : { max: [String(question.max)] }),
        },
        fields: (field) => (
          <>
            <NumberInput {...field('min')} label={t.least} />
            <NumberInput {...field('max')} label={t.most} optional />
          </>
        ),
      }
    case 'money':
      return {
        schema: { min: moneyText(), max: moneyText().optional() },
        values: {
          min: [euros(question.min)],
          ...(question.max === undefined ? {} : { max: [euros(question.max)] }),
        },
        fields: (field) => (
          <>
            <MoneyInput {...field('min')} label={t.least} />
            <MoneyInput {...field('max')} label={t.most} optional />
          </>
        ),
      }
    case 'file':
      return {
        schema: { max: numberText({ min: 1, max: 20 }), images_only: ticked() },
        values: { max: [String(question.max)], images_only: question.images_only ? ['ja'] : [] },
        fields: (field) => (
          <>
            <NumberInput {...field('max')} label={t.maxFiles} />
            <Checkbox {...field('images_only')} label={t.imagesOnly} />
          </>
        ),
      }
    case 'location':
      return {
        schema: { map: ticked() },
        values: { map: question.map ? ['ja'] : [] },
        fields: (field) => <Checkbox {...field('map')} label={t.withMap} />,
      }
    default:
      return none
  }
}

/** Whether it must be filled in, and what can be. */
export const fillingPiece: MakePiece<FormDefinition> = (c, form) => {
  const at = questionAt(c, form, 'invullen')
  if (!at) return null
  const { question, locale } = at
  const t = texts(locale)
  const setting = settingOf(question, locale)
  const schema = z.object({ required: yesOrNo(), ...setting.schema })
  const labels = {
    required: t.requiredAsk,
    max: question.type === 'file' ? t.maxFiles : question.type === 'multi_choice' ? t.maxAnswers : t.most,
    min: t.least,
    show: t.show,
    autocomplete: t.browserFills,
  }
  return {
    ...at.shared,
    title: t.filling,
    lead: `${t.type}: ${t.types[question.type]}. ${t.typeStays}`,
    values: { required: [question.required ? 'ja' : 'nee'], ...setting.values },
    part: (now) => {
      const found = questionOf(now, question.key)
      return found ? [found.required, settingOf(found, locale).values] : null
    },
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const { autocomplete, ...rest } = parsed.value as Record<string, unknown>
      const [min, max] = [rest.min, rest.max]
      if (typeof min === 'number' && typeof max === 'number' && max < min)
        return withError(input.text, 'max', t.mostBelowLeast)
      // A most that was emptied is gone.
      const emptied = 'max' in setting.schema ? { max: undefined } : {}
      const token =
        autocomplete === undefined
          ? {}
          : { autocomplete: autocomplete === noToken ? undefined : autocomplete }
      return {
        ok: true,
        apply: (now) => ({
          definition: changeQuestion(
            now,
            question.key,
            (old) => ({ ...old, ...emptied, ...rest, ...token }) as FormField,
          ),
        }),
      }
    },
    fields: (field) => (
      <>
        <YesNo {...field('required')} label={t.requiredAsk} />
        {setting.fields(field)}
      </>
    ),
  }
}
