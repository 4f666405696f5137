import { afterCeiling, type CeilingBalance, type EntryKind, emptyCeiling, roomIn } from './rules.ts'

/** The entries of a ceiling added up, by what they did. */
export interface Sum {
  readonly kind: EntryKind
  readonly frees: 'reserved' | 'granted' | null
  readonly entries: number
  readonly cents: number
}

type LineKey = Exclude<EntryKind, 'released'> | 'released_reserved' | 'released_granted'

/** A line of the explanation: how often, and how much it adds to or takes from what is left. */
export interface Line {
  readonly key: LineKey
  readonly kind: EntryKind
  readonly entries: number
  readonly cents: number
}

/** What takes from the room counts below zero; what is paid and settled says where it is, and changes no room. */
const counts: readonly (readonly [LineKey, 1 | -1])[] = [
  ['budgeted', 1],
  ['reserved', -1],
  ['released_reserved', 1],
  ['granted', -1],
  ['released_granted', 1],
]

const keyOf = ({ kind, frees }: Pick<Sum, 'kind' | 'frees'>): LineKey =>
  kind === 'released' ? (frees === 'granted' ? 'released_granted' : 'released_reserved') : kind

/**
 * How a balance comes about: from what was budgeted down to what is left, each line with its number of entries.
 * `isRight` says whether the balance that is kept is the sum of the entries.
 */
export function explainBalance(
  sums: readonly Sum[],
  balance: CeilingBalance,
): { readonly lines: readonly Line[]; readonly room: number; readonly isRight: boolean } {
  const lines = counts.flatMap(([key, sign]) => {
    const sum = sums.find((one) => keyOf(one) === key)
    return sum ? [{ key, kind: sum.kind, entries: sum.entries, cents: sum.cents * sign }] : []
  })
  const summed = afterCeiling(
    emptyCeiling,
    sums.map(({ kind, frees, cents }) => ({ kind, cents, ...(frees ? { frees } : {}) })),
  )
  const names = Object.keys(balance) as (keyof CeilingBalance)[]
  return {
    lines,
    room: lines.reduce((sum, { cents }) => sum + cents, 0),
    isRight: names.every((name) => summed[name] === balance[name]) && roomIn(summed) === roomIn(balance),
  }
}
