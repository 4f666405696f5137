import type { FormValues } from '../kit/form.ts'
import { holds, typedOf } from './rules.ts'
import type {
  Answers,
  Condition,
  FormDefinition,
  FormField,
  FormPart,
  FormSection,
  FormWay,
} from './schema.ts'

// A short way is the same form with other pages: what it asks is read, kept, checked and sent as ever.

/** What is answered on a way without being asked. */
const answersOf = (way: FormWay): Answers =>
  Object.fromEntries(
    Object.entries(way.given).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )

/** What a draft on this way begins with, as if it had been typed. */
export const givenOn = (form: FormDefinition, key: string | null): FormValues => {
  const way = form.ways.find((one) => one.key === key)
  return way ? typedOf(answersOf(way)) : {}
}

/** The way with a page at this address; null for the whole form. */
export const wayAt = (form: FormDefinition, slug: string): string | null =>
  form.ways.find(({ pages }) => pages.some((page) => page.slug === slug))?.key ?? null

/** Whether a page of the whole form or of one of its ways has this address. */
export const hasPageAt = (form: FormDefinition, slug: string): boolean =>
  wayAt(form, slug) !== null || form.sections.some((section) => section.slug === slug)

/** The form as a way asks it. Without a way, or with one that the version does not have, it is the whole form. */
export function formOnWay(form: FormDefinition, key: string | null): FormDefinition {
  const way = form.ways.find((one) => one.key === key)
  if (!way) return form
  const isGiven = (field: FormField): boolean => Object.hasOwn(way.given, field.key)
  const named = way.pages.flatMap(({ sections }) => sections)
  const pages = way.pages.map((page, at): FormSection => {
    const isLast = at === way.pages.length - 1
    const parts = form.sections
      .filter(({ key }) => page.sections.includes(key) || (isLast && !named.includes(key)))
      .map((section) => ({
        section,
        fields: section.fields.flatMap((field) => askedOn(way, section, field)),
      }))
      .filter(({ fields }) => fields.length > 0)
    return {
      key: page.key,
      slug: page.slug,
      title: page.title,
      intro: page.intro,
      fields: parts.flatMap(({ fields }) => fields),
      parts: parts.map(
        ({ section, fields }): FormPart => ({
          title: section.title,
          intro: section.intro,
          keys: fields.map((field) => field.key),
        }),
      ),
    }
  })
  return {
    ...form,
    sections: pages,
    unasked: form.sections.flatMap((section) =>
      section.fields.filter(isGiven).map((field) => ({ ...field, when: both(section.when, field.when) })),
    ),
  }
}

/** The question as this way asks it: none when it is given, or ruled out by what is given. */
function askedOn(way: FormWay, section: FormSection, field: FormField): readonly FormField[] {
  if (Object.hasOwn(way.given, field.key)) return []
  const when = settled(both(section.when, field.when), way)
  if (when === false) return []
  return [{ ...field, when: when === true ? undefined : when }]
}

const both = (one: Condition | undefined, other: Condition | undefined): Condition | undefined =>
  one && other ? { all: [one, other] } : (one ?? other)

/** What is left of a condition once the given answers are known: it holds, it does not, or it still depends. */
function settled(condition: Condition | undefined, way: FormWay): Condition | boolean {
  if (!condition) return true
  if ('all' in condition) {
    const parts = condition.all.map((part) => settled(part, way))
    if (parts.includes(false)) return false
    const open = parts.filter((part): part is Condition => typeof part !== 'boolean')
    return open.length === 0 ? true : open.length === 1 ? open[0]! : { all: open }
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => settled(part, way))
    if (parts.includes(true)) return true
    const open = parts.filter((part): part is Condition => typeof part !== 'boolean')
    return open.length === 0 ? false : open.length === 1 ? open[0]! : { any: open }
  }
  if ('not' in condition) {
    const part = settled(condition.not, way)
    return typeof part === 'boolean' ? !part : { not: part }
  }
  return Object.hasOwn(way.given, condition.field) ? holds(condition, answersOf(way)) : condition
}
