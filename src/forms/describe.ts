import type { Locale } from '../kit/locale.ts'
import { partTexts } from './part-texts.ts'
import { fieldsFor, sectionsFor } from './rules.ts'
import type {
  Answers,
  AnswerValue,
  FieldOption,
  FileAnswer,
  FormDefinition,
  FormField,
  LocationAnswer,
  PartsAnswer,
} from './schema.ts'
import { texts } from './texts.ts'

/** An area that can be chosen: its code and name. */
export interface AreaOption {
  readonly value: string
  readonly label: string
}

/** An answer as people read it; an empty text when there is none. */
export function answerText(
  field: FormField,
  value: AnswerValue | undefined,
  locale: Locale,
  areas: readonly AreaOption[] = [],
): string {
  if (value === undefined) return ''
  const t = texts(locale)
  switch (field.type) {
    case 'choice':
    case 'multi_choice': {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
      const labels = new Map(field.options.map((option) => [option.value, option.label[locale]]))
      return chosen.map((one) => labels.get(one) ?? one).join(', ')
    }
    case 'yes_no':
    case 'consent':
      return value === true ? t.yes : t.no
    case 'money':
      return euros(Number(value), locale)
    case 'number':
      return new Intl.NumberFormat(locale).format(Number(value))
    case 'date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${value}T00:00Z`),
      )
    case 'file':
      return (value as readonly FileAnswer[]).map((file) => file.name).join(', ')
    case 'location': {
      const place = value as LocationAnswer
      const area = areas.find((option) => option.value === place.area)?.label ?? place.area
      const point =
        place.lat !== null && place.lon !== null ? t.point(place.lat.toFixed(5), place.lon.toFixed(5)) : null
      return [place.address, area, point].filter((part) => part !== null).join(', ')
    }
    case 'scale':
      return partTexts(locale).onScale(Number(value), field.from, field.to)
    case 'matrix': {
      const chosen = value as PartsAnswer
      const labels = new Map<unknown, string>(field.options.map((one) => [one.value, one.label[locale]]))
      return field.rows
        .filter((row) => chosen[row.value] !== undefined)
        .map((row) => `${row.label[locale]}: ${labels.get(chosen[row.value]) ?? chosen[row.value]}`)
        .join('\n')
    }
    case 'ranking':
      return byAmount(field.options, value as PartsAnswer, 1)
        .map(([option, place]) => `${place}. ${option.label[locale]}`)
        .join('\n')
    case 'points':
      return byAmount(field.options, value as PartsAnswer, -1)
        .map(([option, amount]) => `${option.label[locale]}: ${partTexts(locale).points(amount)}`)
        .join('\n')
    default:
      return String(value)
  }
}

/** Options with their number, least first (1) or most first (-1). */
const byAmount = (options: readonly FieldOption[], value: PartsAnswer, order: 1 | -1) =>
  options
    .flatMap((option): [FieldOption, number][] => {
      const amount = value[option.value]
      return typeof amount === 'number' ? [[option, amount]] : []
    })
    .sort(([, one], [, other]) => order * (one - other))

export const euros = (cents: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)

export interface DescribedSection {
  readonly key: string
  readonly slug: string
  readonly title: string
  readonly items: readonly { readonly key: string; readonly label: string; readonly text: string }[]
}

/** Answers in words, section by section, as asked; sections that were skipped are left out. */
export function describeAnswers(
  form: FormDefinition,
  answers: Answers,
  locale: Locale,
  areas: readonly AreaOption[] = [],
): readonly DescribedSection[] {
  return sectionsFor(form, answers).map((section) => ({
    key: section.key,
    slug: section.slug,
    title: section.title[locale],
    items: fieldsFor(section, answers).map((field) => ({
      key: field.key,
      label: field.label[locale],
      text: answerText(field, answers[field.key], locale, areas),
    })),
  }))
}

/** Sums of the form in words. */
export function describeSums(form: FormDefinition, answers: Answers, locale: Locale) {
  const types = new Map(
    form.sections.flatMap((section) => section.fields).map((field) => [field.key, field.type]),
  )
  return form.calculations.map(({ key, label, sum }) => {
    const total = Number(answers[key] ?? 0)
    const isMoney = types.get(sum[0] ?? '') === 'money'
    return {
      key,
      label: label[locale],
      text: isMoney ? euros(total, locale) : new Intl.NumberFormat(locale).format(total),
    }
  })
}
