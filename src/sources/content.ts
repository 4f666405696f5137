import { z } from 'zod'
import { kindOfWord, kinds, kindWord, subjectOfWord, subjects, subjectWord } from '../initiatives/index.ts'
import { csvOf, readCsv } from '../kit/csv.ts'
import { type Day, parseDay } from '../kit/dates.ts'
import { isLink, readCents } from '../kit/form-fields.ts'
import { type Locale, locales } from '../kit/locale.ts'
import type { Area } from '../places/index.ts'
import {
  type Applicant,
  applicants,
  applicantWords,
  levels,
  levelWords,
  mostCents,
  mostCharacters,
  needs,
  needWords,
  readDeadlines,
  writeDeadlines,
} from './schema.ts'
import type { Source, SourceContent } from './store.ts'
import { texts } from './texts.ts'

type Columns = ReturnType<typeof texts>['desk']['columns']
type Column = keyof Columns

const euros = (cents: number | null): string => (cents === null ? '' : String(cents / 100).replace('.', ','))

/** The register as a file that can be filled in and read again. */
export function sourcesFile(sources: readonly Source[], areas: readonly Area[], locale: Locale): string {
  const t = texts(locale).desk
  const rows = sources.map(
    (one): Readonly<Record<Column, string>> => ({
      name: one.name,
      provider: one.provider,
      level: levelWords[one.level],
      summary: one.summary,
      summary_en: one.summary_en ?? '',
      conditions: one.conditions,
      conditions_en: one.conditions_en ?? '',
      for_whom: one.for_whom.map((who) => applicantWords[who]).join(', '),
      kinds: one.kinds.map(kindWord).join(', '),
      subjects: one.subjects.map(subjectWord).join(', '),
      areas: areas
        .filter(({ id }) => one.area_ids.includes(id))
        .map(({ name }) => name)
        .join(', '),
      min: euros(one.min_cents),
      max: euros(one.max_cents),
      own_share: String(one.own_share),
      needs: one.needs.map((need) => needWords[need]).join(', '),
      deadlines: writeDeadlines(one.deadlines),
      link: one.link,
      contact: one.contact ?? '',
      source: one.source,
      checked_on: one.checked_on,
      is_example: one.is_example ? t.yes : t.no,
    }),
  )
  const columns = Object.keys(t.columns) as readonly Column[]
  return csvOf(
    columns.map((column) => t.columns[column]),
    rows.map((row) => columns.map((column) => row[column])),
  )
}

export const mostLines = 500

/** What a file says, or what is wrong with it line by line. */
export type Read =
  | { readonly ok: true; readonly contents: readonly SourceContent[] }
  | { readonly ok: false; readonly faults: readonly string[] }

const required = ['name', 'provider', 'level', 'summary', 'conditions', 'for_whom', 'link', 'source'] as const

/** Reads a file as `sourcesFile` writes it, in either language; columns in any order, by their name. */
export function readSources(text: string, areas: readonly Area[], today: Day, locale: Locale): Read {
  const t = texts(locale).desk
  const [header = [], ...lines] = readCsv(text)
  const places = new Map(header.map((name, index) => [name.toLowerCase(), index]))
  const placeOf = (column: Column): number | undefined =>
    locales
      .map((one) => places.get(texts(one).desk.columns[column].toLowerCase()))
      .find((place) => place !== undefined)
  const missing = required.filter((column) => placeOf(column) === undefined)
  if (missing.length > 0)
    return { ok: false, faults: missing.map((column) => t.columnMissing(t.columns[column])) }
  if (lines.length === 0) return { ok: false, faults: [t.noRows] }
  if (lines.length > mostLines) return { ok: false, faults: [t.tooMany(mostLines)] }
  const faults: string[] = []
  const names = new Set<string>()
  const contents = lines.flatMap((line, index) => {
    const cell = (column: Column): string => {
      const place = placeOf(column)
      return place === undefined ? '' : (line[place] ?? '')
    }
    // The first line is the header.
    const say = (what: string): number => faults.push(t.line(index + 2, what))
    const name = cell('name').toLowerCase()
    if (name !== '' && names.has(name)) say(t.twice(cell('name')))
    names.add(name)
    const found = contentOf(cell, areas, today, locale)
    if (Array.isArray(found)) found.forEach(say)
    return Array.isArray(found) ? [] : [found as SourceContent]
  })
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, 20) } : { ok: true, contents }
}

const listOf = (text: string): readonly string[] =>
  text
    .split(/[,|\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const lengths = [
  ...(Object.entries(mostCharacters) as readonly (readonly [keyof typeof mostCharacters, number])[]),
  ['summary_en', mostCharacters.summary],
  ['conditions_en', mostCharacters.conditions],
] as const

/** One line as a source, or what is wrong with it. */
function contentOf(
  cell: (column: Column) => string,
  areas: readonly Area[],
  today: Day,
  locale: Locale,
): SourceContent | string[] {
  const t = texts(locale).desk
  const faults: string[] = []
  const bad = (column: Column): void => {
    faults.push(t.badField(t.columns[column]))
  }
  const words = <T extends string>(column: Column, known: Readonly<Record<string, T>>): readonly T[] =>
    listOf(cell(column)).flatMap((word) => {
      const key = word.toLowerCase()
      const value = Object.hasOwn(known, key) ? known[key] : undefined
      if (value === undefined) faults.push(t.badValue(t.columns[column], Object.keys(known).join(', ')))
      return value === undefined ? [] : [value]
    })
  const amount = (column: 'min' | 'max'): number | null => {
    if (cell(column) === '') return null
    const cents = readCents(cell(column))
    if (cents === null || cents <= 0 || cents > mostCents) bad(column)
    return cents
  }
  const [level] = words('level', turned(levelWords))
  const for_whom = words('for_whom', turned(applicantWords))
  const deadlines = readDeadlines(cell('deadlines'))
  if (deadlines === null) bad('deadlines')
  const share = cell('own_share').replace(/%$/, '') || '0'
  if (!/^\d{1,2}$/.test(share)) bad('own_share')
  const checked_on = cell('checked_on') === '' ? today : parseDay(cell('checked_on'))
  if (checked_on === null || checked_on > today) bad('checked_on')
  for (const column of required) if (cell(column) === '') bad(column)
  for (const [column, most] of lengths) if (cell(column).length > most) bad(column)
  if (!isLink(cell('link'))) bad('link')
  const [min_cents, max_cents] = [amount('min'), amount('max')]
  if (min_cents !== null && max_cents !== null && min_cents > max_cents) faults.push(t.least)
  const area_ids = listOf(cell('areas')).flatMap((name) => {
    const area = areas.find((one) => one.retired_on === null && one.name.toLowerCase() === name.toLowerCase())
    if (!area) faults.push(t.badArea(name))
    return area ? [area.id] : []
  })
  const kindsOf = words('kinds', kindOfWord)
  const subjectsOf = words('subjects', subjectOfWord)
  const needsOf = words('needs', turned(needWords))
  if (faults.length > 0 || level === undefined || deadlines === null || checked_on === null)
    return [...new Set(faults)]
  return {
    name: cell('name'),
    provider: cell('provider'),
    level,
    summary: cell('summary'),
    summary_en: cell('summary_en') || null,
    conditions: cell('conditions'),
    conditions_en: cell('conditions_en') || null,
    for_whom,
    kinds: kindsOf,
    subjects: subjectsOf,
    area_ids,
    min_cents,
    max_cents,
    own_share: Number(share),
    needs: needsOf,
    deadlines,
    link: cell('link'),
    contact: cell('contact') || null,
    source: cell('source'),
    checked_on,
    is_example: locales.some((one) => cell('is_example').toLowerCase() === texts(one).desk.yes),
  }
}

const turned = <T extends string>(words: Readonly<Record<T, string>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [word, key as T]))

/** What a line of the demo city says. */
export const sourceSeed = z.strictObject({
  name: z.string(),
  provider: z.string(),
  level: z.enum(levels),
  summary: z.strictObject({ nl: z.string(), en: z.string() }),
  conditions: z.strictObject({ nl: z.array(z.string()), en: z.array(z.string()) }),
  for_whom: z.array(z.enum(applicants)).min(1),
  kinds: z.array(z.enum(kinds)).default([]),
  subjects: z.array(z.enum(subjects)).default([]),
  areas: z.array(z.string()).default([]),
  min: z.number().int().positive().nullable().default(null),
  max: z.number().int().positive().nullable().default(null),
  own_share: z.number().int().min(0).max(99).default(0),
  needs: z.array(z.enum(needs)).default([]),
  deadlines: z.string().default(''),
  link: z.url(),
  contact: z.string().nullable().default(null),
  source: z.string(),
  /** Days before today. */
  checked_days_ago: z.number().int().nonnegative(),
})

export const isApplicant = (value: unknown): value is Applicant =>
  (applicants as readonly unknown[]).includes(value)
