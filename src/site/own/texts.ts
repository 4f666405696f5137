import { z } from 'zod'
import { type Languages, type Localised, locales, namedTexts } from '../../kit/locale.ts'

/** What the municipality says in its own words, by the id of a text. */
export const ownTextsSchema = z.record(
  z.string().max(200),
  z.strictObject({ nl: z.string().min(1).max(3000), en: z.string().min(1).max(3000) }),
)
export type OwnTexts = z.infer<typeof ownTextsSchema>

/** A text that can be changed: plain words, or words with holes that the program fills: `{1}`, `{2}`. */
export interface TextEntry {
  /** `cases.mail:stepMoved.subject`. */
  readonly id: string
  readonly module: string
  /** What the program says. */
  readonly ours: Localised
  readonly holes: number
}

type Words = string | ((...values: readonly unknown[]) => unknown)

const hole = (index: number): string => `{${index + 1}}`
const isHole = /\{(\d+)\}/g

/** Fills the holes of a template. */
export const fillHoles = (template: string, values: readonly unknown[]): string =>
  template.replace(isHole, (whole, number: string) => {
    const value = values[Number(number) - 1]
    return value === undefined ? whole : String(value)
  })

/** Values that make a text show that it chooses its words by what it is given. */
const probes: readonly unknown[] = ['x', '', '0', '1', 0, 1, 2, 5, null, true]

/**
 * The words of a text as a template, or null when it is no plain sentence with holes: one that says "1 dag" and "2
 * dagen" chooses, and a template would lose that. It is found by asking the text itself.
 */
export function templateOf(words: Words): string | null {
  if (typeof words === 'string') return words
  try {
    const holes = Array.from({ length: words.length }, (_, index) => hole(index))
    const template = words(...holes)
    if (typeof template !== 'string') return null
    const isPlain = holes.every((_, at) =>
      probes.every((probe) => {
        const values = holes.map((name, index) => (index === at ? probe : name))
        return words(...values) === template.replace(isHole, (_, n: string) => String(values[Number(n) - 1]))
      }),
    )
    return isPlain && holesIn(template).length === holes.length ? template : null
  } catch {
    // It wants something else than words, such as a list.
    return null
  }
}

/** The holes that a text names, each once, in order. */
export const holesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(isHole)].map(([whole]) => whole))].sort()

function* leaves(value: unknown, path: readonly string[]): Generator<readonly [readonly string[], Words]> {
  if (typeof value === 'string' || typeof value === 'function') yield [path, value as Words]
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* leaves(child, [...path, key])
  }
}

let known: { readonly modules: number; readonly entries: readonly TextEntry[] } | null = null

/** Every text that can be changed, in the order in which it stands in the program; found once. */
export function textEntries(): readonly TextEntry[] {
  const modules = namedTexts().size
  if (known?.modules !== modules) known = { modules, entries: findEntries() }
  return known.entries
}

function findEntries(): readonly TextEntry[] {
  return [...namedTexts()].flatMap(([module, { ours }]) => {
    const english = new Map([...leaves(ours.en, [])].map(([path, words]) => [path.join('.'), words]))
    return [...leaves(ours.nl, [])].flatMap(([path, words]): readonly TextEntry[] => {
      const other = english.get(path.join('.'))
      const nl = templateOf(words)
      const en = other === undefined ? null : templateOf(other)
      if (nl === null || en === null || nl === '') return []
      const [holes, others] = [holesIn(nl), holesIn(en)]
      if (holes.join() !== others.join()) return []
      return [{ id: `${module}:${path.join('.')}`, module, ours: { nl, en }, holes: holes.length }]
    })
  })
}

/** Holes that are missing in, or foreign to, somebody's own words. */
export function holeFaults(
  entry: TextEntry,
  own: string,
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  const [wanted, found] = [holesIn(entry.ours.nl), bracesIn(own)]
  const ours = bracesIn(entry.ours.nl)
  return {
    missing: wanted.filter((one) => !found.includes(one)),
    unknown: found.filter((one) => !ours.includes(one)),
  }
}

/** What stands between braces, hole or not: somebody who writes `{naam}` expects a name there. */
const bracesIn = (text: string): readonly string[] => [...new Set(text.match(/\{[^{}\s]*\}/g) ?? [])].sort()

const replaced = (value: unknown, path: string, own: ReadonlyMap<string, string>): unknown => {
  const words = own.get(path)
  if (typeof value === 'function')
    return words === undefined ? value : (...values: readonly unknown[]) => fillHoles(words, values)
  if (typeof value === 'string') return words ?? value
  if (Array.isArray(value)) return value.map((child, index) => replaced(child, `${path}.${index}`, own))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      replaced(child, path === '' ? key : `${path}.${key}`, own),
    ]),
  )
}

/**
 * From now on this process says what the municipality wants to say. Words for a text that no longer exists, or that has
 * other holes since an upgrade, are left out: then the program says its own.
 */
export function sayOwnTexts(own: OwnTexts): void {
  const entries = new Map(
    Object.keys(own).length === 0 ? [] : textEntries().map((entry) => [entry.id, entry] as const),
  )
  const fitting = Object.entries(own).filter(([id, text]) => {
    const entry = entries.get(id)
    return (
      entry !== undefined &&
      locales.every((locale) => {
        const { missing, unknown } = holeFaults(entry, text[locale])
        return missing.length === 0 && unknown.length === 0
      })
    )
  })
  for (const [module, { ours, sayInstead }] of namedTexts()) {
    const mine = fitting.filter(([id]) => id.startsWith(`${module}:`))
    const wordsIn = (locale: 'nl' | 'en') =>
      new Map(mine.map(([id, text]) => [id.slice(module.length + 1), text[locale]]))
    const said: Languages<unknown> =
      mine.length === 0
        ? ours
        : { nl: replaced(ours.nl, '', wordsIn('nl')), en: replaced(ours.en, '', wordsIn('en')) }
    sayInstead(said)
  }
}
