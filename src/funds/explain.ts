import { afterCeiling, type CeilingBalance, type EntryKind, emptyCeiling, paidOut, roomIn } from './rules.ts'

/** The entries of a ceiling added up, by what they did. */
export interface Sum {
  readonly kind: EntryKind
  readonly frees: 'reserved' | 'granted' | null
  readonly entries: number
  readonly cents: number
}

export type LineKey = Exclude<EntryKind, 'released'> | 'released_reserved' | 'released_granted'
/** A balance that the lines before it add up to. */
export type TotalKey = 'room' | 'reserved_now' | 'granted_now' | 'paid_now'

export type Line =
  | {
      readonly key: LineKey
      readonly kind: EntryKind
      /** How many entries it adds up. */
      readonly entries: number
      readonly cents: number
    }
  | { readonly key: TotalKey; readonly kind: null; readonly entries: null; readonly cents: number }

/** From what there is to what is left, and where the granted money is: which entries make which balance. */
const steps: readonly (
  | { readonly key: LineKey; readonly sign: 1 | -1 }
  | { readonly key: TotalKey; readonly of: (balance: CeilingBalance) => number }
)[] = [
  { key: 'budgeted', sign: 1 },
  { key: 'reserved', sign: 1 },
  { key: 'released_reserved', sign: -1 },
  { key: 'reserved_now', of: ({ reserved }) => reserved },
  { key: 'granted', sign: 1 },
  { key: 'released_granted', sign: -1 },
  { key: 'granted_now', of: ({ granted }) => granted },
  { key: 'room', of: roomIn },
  { key: 'advanced', sign: 1 },
  { key: 'paid', sign: 1 },
  { key: 'reclaimed', sign: -1 },
  { key: 'paid_now', of: paidOut },
  { key: 'settled', sign: 1 },
]

const keyOf = ({ kind, frees }: Pick<Sum, 'kind' | 'frees'>): LineKey =>
  kind === 'released' ? (frees === 'granted' ? 'released_granted' : 'released_reserved') : kind

/**
 * How each balance of a ceiling comes about, line by line, each with its number of entries. The balances are counted
 * from the entries; `isRight` says whether those that are kept are the same.
 */
export function explainBalance(
  sums: readonly Sum[],
  kept: CeilingBalance,
): { readonly lines: readonly Line[]; readonly isRight: boolean } {
  const counted = afterCeiling(
    emptyCeiling,
    sums.map(({ kind, frees, cents }) => ({ kind, cents, ...(frees ? { frees } : {}) })),
  )
  const lines = steps.flatMap((step): readonly Line[] => {
    if ('of' in step) return [{ key: step.key, kind: null, entries: null, cents: step.of(counted) }]
    const sum = sums.find((one) => keyOf(one) === step.key)
    return sum ? [{ key: step.key, kind: sum.kind, entries: sum.entries, cents: sum.cents * step.sign }] : []
  })
  const names = Object.keys(kept) as (keyof CeilingBalance)[]
  return { lines, isRight: names.every((name) => counted[name] === kept[name]) }
}
