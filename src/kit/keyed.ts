/** Lists of things with a key, as configuration has them: a key for what is new, and a place earlier or later. */

/**
 * A key nobody has yet, from English words: it is never shown, but figures, answers and addresses use it.
 * `rest` is the key of what has no letters in its name.
 */
export function freeKey(words: string, taken: readonly string[], rest: string, separator = '_'): string {
  const base =
    words
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, separator)
      .replace(/^[^a-z]+/, '')
      .slice(0, 36)
      .replace(/[-_]+$/, '') || rest
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}${separator}${number}`
    if (!taken.includes(key)) return key
  }
}

/** The list with the thing at `from` one place earlier or later; unchanged where there is no such place. */
export function movedOne<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const [one, other] = [list[from], list[from + by]]
  const changed = [...list]
  if (one === undefined || other === undefined) return changed
  changed[from] = other
  changed[from + by] = one
  return changed
}
