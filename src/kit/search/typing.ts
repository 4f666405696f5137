import { keysOf } from './dutch.ts'

/**
 * Steps between two words: a letter too many, too few, other, or two changed places (Damerau-Levenshtein, the
 * restricted kind: optimal string alignment).
 */
export function stepsBetween(one: string, other: string): number {
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1
      let least = Math.min(at(line, column - 1) + 1, at(above, column) + 1, at(above, column - 1) + cost)
      const changedPlaces =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (changedPlaces) least = Math.min(least, at(before, column - 2) + 1)
      line.push(least)
    }
    before = above
    above = line
  }
  return at(above, other.length)
}

const oneLetter = (word: string): string => word.replaceAll('ij', 'y')

const at = (line: readonly number[], column: number): number => line[column] ?? 0

/** Words this long may be two steps off; in shorter ones that makes another word. */
const longWord = 7

/**
 * The word that was most likely meant, in whatever form: one step off for short words, two for longer ones. `y` and
 * `ij` are one letter to many people. The stem of a very short word is no word to mean (`tref`, of `treffen`).
 */
export function meantWord(typed: string, candidates: readonly string[]): string | null {
  const wanted = oneLetter(typed)
  const most = wanted.length < longWord ? 1 : 2
  const near = candidates
    .map((word) => ({
      word,
      steps: Math.min(
        ...[word, ...(typed.length <= 4 ? [] : keysOf(word))].map((one) =>
          stepsBetween(wanted, oneLetter(one)),
        ),
      ),
    }))
    .filter(({ word, steps }) => steps <= most && ![word, ...keysOf(word)].includes(typed))
  // Candidates come with the likest first; sorting keeps that order among words as many steps away.
  return near.sort((a, b) => a.steps - b.steps)[0]?.word ?? null
}
