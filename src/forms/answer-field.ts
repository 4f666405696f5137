import { z } from 'zod'
import { type FormErrors, type FormValues, parseForm, valueIn } from '../kit/form.ts'
import {
  dayText,
  emailText,
  longText,
  moneyText,
  numberText,
  phoneText,
  shortText,
  yesOrNo,
} from '../kit/form-fields.ts'
import type { Locale } from '../kit/locale.ts'
import { answerMatrix, answerPoints, answerRanking } from './answer-parts.ts'
import type { Surroundings } from './rules.ts'
import type { AnswerValue, FormField, LocationAnswer } from './schema.ts'
import { texts } from './texts.ts'

/** What one field answers. */
export interface FieldResult {
  readonly value?: AnswerValue
  /** By name of the input the error stands at: the field's key, or that of a part of it. */
  readonly errors?: FormErrors
}

/** Reads one field from what was typed: a valid answer, an error, or nothing (left empty and not required). */
export function answerField(
  field: FormField,
  typed: FormValues,
  around: Surroundings,
  locale: Locale,
): FieldResult {
  if (field.type === 'file') return answerFiles(field, around, locale)
  if (field.type === 'location') return answerLocation(field, typed, around, locale)
  if (field.type === 'matrix') return answerMatrix(field, typed, locale)
  if (field.type === 'ranking') return answerRanking(field, typed, locale)
  if (field.type === 'points') return answerPoints(field, typed, locale)
  const schema = schemaOf(field)
  const one = z.object({ [field.key]: field.required ? schema : schema.optional() })
  const result = parseForm(one, { text: typed, files: {} }, locale, { [field.key]: field.label[locale] })
  if (!result.ok) {
    const isMissing = (typed[field.key] ?? []).every((text) => text === '')
    const error = (isMissing && field.missing?.[locale]) || result.errors[field.key]
    return error ? { errors: { [field.key]: error } } : {}
  }
  const value = result.value[field.key] as AnswerValue | undefined
  const alone = aloneAmong(field, value)
  if (alone) return { errors: { [field.key]: texts(locale).notAlone(alone.label[locale]) } }
  return value === undefined ? {} : { value }
}

/** The answer that says "none of these", when it was chosen beside others. */
const aloneAmong = (field: FormField, value: AnswerValue | undefined) =>
  field.type === 'multi_choice' && Array.isArray(value) && value.length > 1
    ? field.options.find((option) => option.alone && (value as readonly string[]).includes(option.value))
    : undefined

type OneInput = Exclude<FormField, { type: 'file' | 'location' | 'matrix' | 'ranking' | 'points' }>

function schemaOf(field: OneInput): z.ZodType {
  switch (field.type) {
    case 'text':
      return shortText(field.max)
    case 'long_text':
      return longText(field.max)
    case 'choice':
      return z.enum(field.options.map((option) => option.value))
    case 'multi_choice': {
      const several = z.array(z.enum(field.options.map((option) => option.value))).min(1)
      return field.max ? several.max(field.max) : several
    }
    case 'yes_no':
      return yesOrNo()
    case 'number':
      return numberText(limits(field))
    case 'money':
      return moneyText(limits(field))
    case 'scale':
      return z.enum(steps(field).map(String)).transform(Number)
    case 'date':
      return dayText()
    case 'email':
      return emailText()
    case 'phone':
      return phoneText()
    case 'consent':
      return z.literal('ja').transform(() => true)
  }
}

/** The numbers of a scale, from low to high. */
export const steps = ({ from, to }: { readonly from: number; readonly to: number }): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

const limits = (field: { readonly min: number; readonly max?: number | undefined }) =>
  field.max === undefined ? { min: field.min } : { min: field.min, max: field.max }

function answerFiles(
  field: Extract<FormField, { type: 'file' }>,
  around: Surroundings,
  locale: Locale,
): FieldResult {
  const files = around.files[field.key] ?? []
  if (files.length > field.max) {
    return { value: files, errors: { [field.key]: texts(locale).tooManyFiles(field.max) } }
  }
  if (files.length > 0) return { value: files }
  if (!field.required) return {}
  return { errors: { [field.key]: field.missing?.[locale] ?? texts(locale).fileMissing } }
}

function answerLocation(
  field: Extract<FormField, { type: 'location' }>,
  typed: FormValues,
  around: Surroundings,
  locale: Locale,
): FieldResult {
  const part = (name: string): string => valueIn(typed, `${field.key}.${name}`)
  const address = part('address')
  const area = part('area')
  const at = `${field.key}.address`
  if (address.length > 200) return { errors: { [at]: texts(locale).addressTooLong } }
  if (area && around.areas.length > 0 && !around.areas.includes(area)) {
    return { errors: { [`${field.key}.area`]: texts(locale).areaUnknown } }
  }
  const lat = coordinate(part('lat'), 90)
  const lon = coordinate(part('lon'), 180)
  const isPoint = lat !== null && lon !== null
  if (!address && !area && !isPoint) {
    if (!field.required) return {}
    const { houseMissing, placeMissing } = texts(locale)
    return {
      errors: { [at]: field.missing?.[locale] ?? (field.house_number ? houseMissing : placeMissing) },
    }
  }
  if (field.house_number && !hasHouseNumber(address)) {
    return { errors: { [at]: field.missing?.[locale] ?? texts(locale).houseMissing } }
  }
  const value: LocationAnswer = {
    address: address || null,
    area: area || null,
    lat: isPoint ? lat : null,
    lon: isPoint ? lon : null,
  }
  return { value }
}

/** Whether an address names a street and a number in it; a postcode alone does not. */
export const hasHouseNumber = (address: string): boolean =>
  /\p{L}.*\d/su.test(address.replace(/\b\d{4}\s?[a-z]{2}\b/gi, ' '))

function coordinate(text: string, bound: number): number | null {
  if (!/^-?\d{1,3}(\.\d{1,12})?$/.test(text)) return null
  const number = Number(text)
  return Math.abs(number) <= bound ? number : null
}
