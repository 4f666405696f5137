/** What can be prepared, by the word in its address. */
export const draftKinds = {
  process: 'processen',
  framework: 'afwegingskaders',
  form: 'formulieren',
  scheme: 'regelingen',
  texts: 'teksten',
  theme: 'huisstijl',
} as const
export type DraftKindName = keyof typeof draftKinds

/** One thing that a version says, in words; the same thing in two versions has the same id. */
export interface Fact {
  readonly id: string
  /** The part of the whole it stands in. */
  readonly part: string
  readonly name: string
  readonly value: string
}

export interface Difference {
  readonly id: string
  readonly part: string
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Null where it was not there. */
  readonly was: string | null
  /** Null where it is gone. */
  readonly is: string | null
}

/** What is different between two versions: what was there first, then what is new, each in the order of reading. */
export function differencesOf(was: readonly Fact[], is: readonly Fact[]): readonly Difference[] {
  const before = new Map(was.map((fact) => [fact.id, fact]))
  const after = new Map(is.map((fact) => [fact.id, fact]))
  const gone = was
    .filter(({ id }) => !after.has(id))
    .map(({ id, part, name, value }): Difference => {
      return { id, part, name, change: 'removed', was: value, is: null }
    })
  const other = is.flatMap((fact): readonly Difference[] => {
    const { id, part, name, value } = fact
    const old = before.get(id)
    if (!old) return [{ id, part, name, change: 'added', was: null, is: value }]
    return old.value === value ? [] : [{ id, part, name, change: 'changed', was: old.value, is: value }]
  })
  return [...other, ...gone]
}

/** Differences by the part they stand in, in the order in which a part first comes. */
export function byPart(
  differences: readonly Difference[],
): readonly { readonly part: string; readonly differences: readonly Difference[] }[] {
  const parts = [...new Set(differences.map(({ part }) => part))]
  return parts.map((part) => ({ part, differences: differences.filter((one) => one.part === part) }))
}

/** What to do with a change to a part that was shown as `seen` and is `now`. */
export type Meeting = 'free' | 'same' | 'clash'

/**
 * Two people may work on one draft. A change to a part that nobody else changed since it was shown goes through; the
 * same words twice are one change; anything else is a clash that a person decides.
 */
export const meetingOf = (seen: string, now: string, wanted: string): Meeting =>
  wanted === now ? 'same' : seen === now ? 'free' : 'clash'

/** Text of a part, the same for the same content whatever the order in which its fields were written. */
export const fingerprint = (part: unknown): string => JSON.stringify(sorted(part)) ?? ''

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
