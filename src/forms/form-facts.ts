import { type Locale, type Localised, locales, say } from '../kit/locale.ts'
import { euros } from './describe.ts'
import { conditionLine } from './explain.ts'
import { factTexts } from './form-facts-texts.ts'
import type { FormDefinition, FormField, FormSection } from './schema.ts'

/** One thing that a form says, in words: two versions are compared by these. */
export interface FormFact {
  /** The same thing in two versions has the same id. */
  readonly id: string
  /** The part of the form it stands in: a page, a question. */
  readonly part: string
  /** What it is, such as "Vraag" or "Uitleg". */
  readonly name: string
  readonly value: string
}

/** Everything a form says, in the order in which it is read. Both languages of every text are there. */
export function formFacts(form: FormDefinition, locale: Locale): readonly FormFact[] {
  const t = factTexts(locale)
  return [
    ...both('form.title', t.form, t.title, form.title, locale),
    ...both('form.intro', t.form, t.intro, form.intro, locale),
    {
      id: 'form.order',
      part: t.form,
      name: t.order,
      value: form.sections.map(({ title }, at) => `${at + 1}. ${say(title, locale)}`).join(', '),
    },
    ...form.sections.flatMap((section) => pageFacts(form, section, locale)),
    ...form.calculations.flatMap((sum) => [...both(`sum.${sum.key}`, t.form, t.sum, sum.label, locale)]),
  ]
}

/** A text in both languages; the other language is named. */
const both = (
  id: string,
  part: string,
  name: string,
  text: Localised | undefined,
  locale: Locale,
): readonly FormFact[] =>
  text
    ? locales.map((language) => ({
        id: `${id}.${language}`,
        part,
        name: language === locale ? name : `${name} (${factTexts(locale).languages[language]})`,
        value: text[language],
      }))
    : []

function pageFacts(form: FormDefinition, section: FormSection, locale: Locale): readonly FormFact[] {
  const t = factTexts(locale)
  const part = t.page(say(section.title, locale))
  const id = `page.${section.key}`
  return [
    ...both(`${id}.title`, part, t.title, section.title, locale),
    ...both(`${id}.intro`, part, t.intro, section.intro, locale),
    ...both(`${id}.desk`, part, t.deskTitle, section.desk_title, locale),
    {
      id: `${id}.when`,
      part,
      name: t.when,
      value: section.when ? conditionLine(form, section.when, locale) : t.always,
    },
    {
      id: `${id}.order`,
      part,
      name: t.questions,
      value: section.fields.map(({ label }, at) => `${at + 1}. ${say(label, locale)}`).join('\n'),
    },
    ...section.fields.flatMap((field) => questionFacts(form, field, locale)),
  ]
}

function questionFacts(form: FormDefinition, field: FormField, locale: Locale): readonly FormFact[] {
  const t = factTexts(locale)
  const part = t.question(say(field.label, locale))
  const id = `question.${field.key}`
  const fact = (key: string, name: string, value: string): FormFact => ({
    id: `${id}.${key}`,
    part,
    name,
    value,
  })
  return [
    ...both(`${id}.label`, part, t.label, field.label, locale),
    fact('type', t.type, t.types[field.type]),
    fact('required', t.required, field.required ? t.yes : t.no),
    fact('when', t.when, field.when ? conditionLine(form, field.when, locale) : t.always),
    ...both(`${id}.hint`, part, t.hint, field.hint, locale),
    ...both(`${id}.why`, part, t.why, field.why, locale),
    ...both(`${id}.missing`, part, t.missing, field.missing, locale),
    ...limitsInWords(field, locale).map((words, at) => fact(`limit.${at}`, t.limits, words)),
    ...('options' in field
      ? [
          fact('options', t.answersInOrder, field.options.map(({ label }) => say(label, locale)).join('\n')),
          ...field.options.flatMap(({ value, label, hint, alone }) => [
            ...both(`${id}.option.${value}`, part, t.answer, label, locale),
            ...both(`${id}.option.${value}.hint`, part, t.answerHint, hint, locale),
            ...(alone ? [fact(`option.${value}.alone`, t.answer, t.alone(say(label, locale)))] : []),
          ]),
        ]
      : []),
    ...(field.type === 'matrix'
      ? [
          fact('rows', t.rows, field.rows.map(({ label }) => say(label, locale)).join('\n')),
          ...field.rows.flatMap(({ value, label }) => both(`${id}.row.${value}`, part, t.row, label, locale)),
        ]
      : []),
    ...(field.type === 'scale'
      ? [
          ...both(`${id}.low`, part, t.lowEnd, field.low, locale),
          ...both(`${id}.high`, part, t.highEnd, field.high, locale),
        ]
      : []),
    ...both(`${id}.desk.label`, part, t.deskLabel, field.desk?.label, locale),
    ...both(`${id}.desk.hint`, part, t.deskHint, field.desk?.hint, locale),
    ...(field.desk?.later ? [fact('desk.later', t.desk, t.deskLater)] : []),
  ]
}

/** What may be filled in, in words: "hoogstens 200 tekens". */
export function limitsInWords(field: FormField, locale: Locale): readonly string[] {
  const t = factTexts(locale)
  const amount = (value: number): string => (field.type === 'money' ? euros(value, locale) : String(value))
  const least = 'min' in field ? [t.least(amount(field.min))] : []
  const most = (): readonly string[] => {
    if (!('max' in field) || field.max === undefined) return []
    if (field.type === 'text' || field.type === 'long_text') return [t.characters(field.max)]
    if (field.type === 'file') return [t.files(field.max)]
    return [field.type === 'multi_choice' ? t.choices(field.max) : t.most(amount(field.max))]
  }
  return [
    ...least,
    ...most(),
    ...(field.type === 'choice' && field.show === 'list' ? [t.asList] : []),
    ...(field.type === 'scale'
      ? [t.scale(field.from, say(field.low, locale), field.to, say(field.high, locale))]
      : []),
    ...(field.type === 'ranking' && field.top ? [t.places(field.top)] : []),
    ...(field.type === 'points' ? [t.total(field.total)] : []),
    ...(field.type === 'file' && field.images_only ? [t.imagesOnly] : []),
    ...(field.type === 'location' && field.map ? [t.withMap] : []),
    ...(field.type === 'location' && field.house_number ? [t.withHouseNumber] : []),
    ...(field.autocomplete ? [t.browserFills(t.tokens[field.autocomplete] ?? field.autocomplete)] : []),
  ]
}
