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
import { BothLanguages, bothLabels, bothShort, bothValues, readBoth } from '../drafts/both.tsx'
import type { Binder, MakePiece } from '../drafts/piece.tsx'
import { questionAt } from './question-pieces.tsx'
import { texts } from './texts.ts'

/** What can be set of the answer to one type of question. */
interface Setting {
  readonly schema: Readonly<Record<string, z.ZodType>>
  readonly values: FormValues
  readonly fields: (field: Binder) => ComponentChildren
  /** What was filled in as the question has it, where that differs. */
  readonly made?: (filled: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
}

const none: Setting = { schema: {}, values: {}, fields: () => null }
const tokens = ['name', 'street-address', 'postal-code', 'bday', 'organization'] as const
const noToken = '-niets'
const shows = ['buttons', 'list'] as const
const ranges = ['1-5', '1-7', '0-10', '1-10'] as const

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
        schema: { map: ticked(), house_number: ticked() },
        values: {
          map: question.map ? ['ja'] : [],
          house_number: question.house_number ? ['ja'] : [],
        },
        fields: (field) => (
          <>
            <Checkbox {...field('map')} label={t.withMap} />
            <Checkbox {...field('house_number')} label={t.houseNumber} />
          </>
        ),
      }
    case 'scale':
      return scaleSetting(question, locale)
    case 'ranking':
      return {
        schema: { top: numberText({ min: 1, max: 100 }).optional() },
        values: question.top === undefined ? {} : { top: [String(question.top)] },
        fields: (field) => <NumberInput {...field('top')} label={t.top} hint={t.topHint} optional />,
        made: (filled) => ({ top: undefined, ...filled }),
      }
    case 'points':
      return {
        schema: { total: numberText({ min: 1, max: 10_000 }) },
        values: { total: [String(question.total)] },
        fields: (field) => <NumberInput {...field('total')} label={t.total} />,
      }
    default:
      return none
  }
}

/** From which to which number, and the words at both ends. A range that the program can read but does not offer stays. */
function scaleSetting(question: Extract<FormField, { type: 'scale' }>, locale: Locale): Setting {
  const t = texts(locale)
  const now = `${question.from}-${question.to}`
  const usual: Readonly<Record<string, string>> = t.scaleRanges
  const offered = now in usual ? [...ranges] : [now, ...ranges]
  return {
    schema: { range: z.enum(offered), ...bothShort('low', 60), ...bothShort('high', 60) },
    values: { range: [now], ...bothValues('low', question.low), ...bothValues('high', question.high) },
    fields: (field) => (
      <>
        <RadioGroup
          {...field('range')}
          label={t.scaleRange}
          options={offered.map((value) => ({ value, label: usual[value] ?? value }))}
        />
        <BothLanguages field={field} name="low" label={t.scaleLow} locale={locale} />
        <BothLanguages field={field} name="high" label={t.scaleHigh} locale={locale} />
      </>
    ),
    made: (filled) => {
      const [from, to] = String(filled.range).split('-').map(Number)
      return {
        required: filled.required,
        from,
        to,
        low: readBoth(filled, 'low'),
        high: readBoth(filled, 'high'),
      }
    },
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
    range: t.scaleRange,
    top: t.top,
    total: t.total,
    ...bothLabels('low', t.scaleLow, locale),
    ...bothLabels('high', t.scaleHigh, locale),
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
      const { autocomplete, ...filled } = parsed.value as Record<string, unknown>
      const rest = setting.made?.(filled) ?? filled
      if (question.type === 'ranking' && Number(rest.top ?? 0) > question.options.length)
        return withError(input.text, 'top', t.topTooHigh)
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
