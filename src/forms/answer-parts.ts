import { type FormErrors, type FormValues, valueIn } from '../kit/form.ts'
import type { Locale } from '../kit/locale.ts'
import type { FieldResult } from './answer-field.ts'
import { partTexts } from './part-texts.ts'
import type { FormField, PartsAnswer } from './schema.ts'

/** Questions that are answered part by part: a choice for each row, a place or points for each option. */

type Matrix = Extract<FormField, { type: 'matrix' }>
type Ranking = Extract<FormField, { type: 'ranking' }>
type Points = Extract<FormField, { type: 'points' }>

const inputOf = (field: FormField, part: string): string => `${field.key}.${part}`
const answered = (value: PartsAnswer): FieldResult => (Object.keys(value).length === 0 ? {} : { value })
const failed = (errors: FormErrors): FieldResult => ({ errors })

/** A choice for each row. Where it need not be filled in, rows may stay open. */
export function answerMatrix(field: Matrix, typed: FormValues, locale: Locale): FieldResult {
  const t = partTexts(locale)
  const known = field.options.map(({ value }) => value)
  const errors: Record<string, string> = {}
  const chosen = field.rows.flatMap(({ value, label }): [string, string][] => {
    const name = inputOf(field, value)
    const answer = valueIn(typed, name)
    if (known.includes(answer)) return [[value, answer]]
    if (answer !== '') errors[name] = t.notThere
    else if (field.required) errors[name] = field.missing?.[locale] ?? t.rowOpen(label[locale])
    return []
  })
  return Object.keys(errors).length > 0 ? failed(errors) : answered(Object.fromEntries(chosen))
}

/** How many places a ranking gives. */
export const placesOf = (field: Ranking): number => Math.min(field.top ?? Infinity, field.options.length)

/** A place for each option, or for the best few: every place once. */
export function answerRanking(field: Ranking, typed: FormValues, locale: Locale): FieldResult {
  const t = partTexts(locale)
  const places = placesOf(field)
  const given = field.options.map(({ value, label }) => {
    const text = valueIn(typed, inputOf(field, value))
    return { value, label: label[locale], text, place: /^\d{1,3}$/.test(text) ? Number(text) : null }
  })
  if (given.every(({ text }) => text === '')) return nothing(field, locale, t.rankMissing(places))
  const errors: Record<string, string> = {}
  const holders = new Map<number, string>()
  for (const { value, label, text, place } of given) {
    const name = inputOf(field, value)
    if (text === '') continue
    if (place === null || place < 1 || place > places) errors[name] = t.noPlace(places)
    else {
      const other = holders.get(place)
      if (other !== undefined) errors[name] = t.tie(place, other)
      else holders.set(place, label)
    }
  }
  if (Object.keys(errors).length > 0) return failed(errors)
  if (holders.size < places) {
    if (places < given.length) {
      const open = Array.from({ length: places }, (_, at) => at + 1).filter((place) => !holders.has(place))
      return failed({ [field.key]: t.placesOpen(open) })
    }
    return failed(
      Object.fromEntries(
        given.flatMap(({ value, label, text }) =>
          text === '' ? [[inputOf(field, value), t.placeOpen(label)]] : [],
        ),
      ),
    )
  }
  return answered(
    Object.fromEntries(given.flatMap(({ value, place }) => (place === null ? [] : [[value, place]]))),
  )
}

/** Points for each option, together as many as there are to divide. Left open is nothing. */
export function answerPoints(field: Points, typed: FormValues, locale: Locale): FieldResult {
  const t = partTexts(locale)
  const given = field.options.map(({ value }) => ({ value, text: valueIn(typed, inputOf(field, value)) }))
  if (given.every(({ text }) => text === '')) return nothing(field, locale, t.pointsMissing(field.total))
  const wrong = given.filter(({ text }) => !/^\d{0,6}$/.test(text))
  if (wrong.length > 0)
    return failed(Object.fromEntries(wrong.map(({ value }) => [inputOf(field, value), t.noPoints])))
  const sum = given.reduce((total, { text }) => total + Number(text), 0)
  if (sum !== field.total) return failed({ [field.key]: t.pointsOff(field.total, sum) })
  return answered(Object.fromEntries(given.map(({ value, text }) => [value, Number(text)])))
}

const nothing = (field: Ranking | Points, locale: Locale, words: string): FieldResult =>
  field.required ? failed({ [field.key]: field.missing?.[locale] ?? words }) : {}
