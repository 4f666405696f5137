import type { Localised } from '../kit/locale.ts'
import type { PackPieces, Piece, SectionKey } from './schema.ts'

/** What is known of a case: facts with one or more values, such as `kind: ['city_wish']`, `needs: ['money']`. */
export type PackFacts = Readonly<Record<string, readonly string[]>>

/** Why a piece is in: a fact of the case and the value that fitted. */
export interface Because {
  readonly fact: string
  readonly value: string
}

export interface ComposedPiece {
  readonly key: string
  readonly title: Localised
  readonly body: Localised
  /** Empty for a piece that every case gets. */
  readonly because: readonly Because[]
  /** An example to look at. */
  readonly initiative: string | null
}

export interface ComposedSection {
  readonly key: SectionKey
  readonly title: Localised
  readonly pieces: readonly ComposedPiece[]
}

/**
 * The information pack for a case: the pieces that fit its facts, by section, each with the reason it is in.
 * A section without pieces is left out.
 */
export function composePack(pack: PackPieces, facts: PackFacts): readonly ComposedSection[] {
  return pack.sections.flatMap(({ key, title }) => {
    const pieces = pack.pieces.flatMap((piece) => {
      const because = piece.section === key ? reasonsFor(piece, facts) : null
      if (!because) return []
      return [
        {
          key: piece.key,
          title: piece.title,
          body: piece.body,
          because,
          initiative: piece.initiative ?? null,
        },
      ]
    })
    return pieces.length > 0 ? [{ key, title, pieces }] : []
  })
}

/** Why a piece fits; null when it does not. Every condition must hold, each by one of its values. */
function reasonsFor(piece: Piece, facts: PackFacts): readonly Because[] | null {
  const found: Because[] = []
  for (const [fact, values] of Object.entries(piece.when)) {
    const known = Object.hasOwn(facts, fact) ? (facts[fact] ?? []) : []
    const value = values.find((one) => known.includes(one))
    if (value === undefined) return null
    found.push({ fact, value })
  }
  return found
}

/** The pack without what the guide left out. */
export function leaveOut(
  sections: readonly ComposedSection[],
  keys: readonly string[],
): readonly ComposedSection[] {
  return sections
    .map((section) => ({ ...section, pieces: section.pieces.filter((piece) => !keys.includes(piece.key)) }))
    .filter((section) => section.pieces.length > 0)
}

export const pieceKeys = (sections: readonly ComposedSection[]): readonly string[] =>
  sections.flatMap((section) => section.pieces.map((piece) => piece.key))
