/** How often each answer to a question was given, by its value. */
export type Counts = Readonly<Record<string, number>>

/** Most of what is counted at once. */
export const mostCounted = 2000

export const totalOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, amount) => sum + amount, 0)

/** What somebody typed for each answer; null for what is no number. Nothing typed is not zero. */
export const readCounts = (
  values: readonly string[],
  typed: (value: string) => string,
): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    values.map((value) => {
      const text = typed(value).replace(/\s/g, '')
      return [value, /^\d{1,4}$/.test(text) ? Number(text) : null]
    }),
  )

/** The answers of which two people counted another number. */
export const differing = (first: Counts, second: Counts): readonly string[] =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].filter(
    (value) => (first[value] ?? 0) !== (second[value] ?? 0),
  )
