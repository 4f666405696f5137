/** Few people are never shown apart, and never to be found by subtracting. */

/** Fewer people than this are never shown apart in anything that says what people think or how their idea ended. */
export const safeAmount = 10

/** How many people, or null where that is not shown. */
export type SafeAmount = number | null

/**
 * Which parts of a whole may be shown apart: those with enough people in them, and never so that a smaller part can be
 * found by subtracting. Then the smallest of the shown ones is kept back too.
 */
export function safeParts<T extends { readonly amount: number }>(parts: readonly T[]): readonly T[] {
  const filled = parts.filter(({ amount }) => amount > 0)
  let shown = filled.filter(({ amount }) => amount >= safeAmount)
  const hidden = () =>
    filled.filter((part) => !shown.includes(part)).reduce((sum, { amount }) => sum + amount, 0)
  while (shown.length > 0 && hidden() > 0 && hidden() < safeAmount) {
    const smallest = shown.reduce((one, other) => (other.amount < one.amount ? other : one))
    shown = shown.filter((part) => part !== smallest)
  }
  return shown
}

/** The same list with what may not be shown as null; all of it where they are too few together. Nobody is shown as 0. */
export function safeList(amounts: readonly number[]): readonly SafeAmount[] {
  const parts = amounts.map((amount) => ({ amount }))
  if (total(amounts) < safeAmount) return amounts.map(() => null)
  const shown = safeParts(parts)
  return parts.map((part) => (part.amount === 0 || shown.includes(part) ? part.amount : null))
}

type Rows = readonly (readonly number[])[]

/**
 * A table of which all totals of rows and columns are known, and each is 0 or enough. What may not be shown is null: all
 * of some rows and columns where they cross. Everything that can be computed of those cells are the totals of what is
 * hidden in a row or column. Each of these is 0 or enough, and at least two of both have somebody, so that every hidden
 * cell can still be any of at least ten numbers.
 */
export function safeTable(rows: Rows): readonly (readonly SafeAmount[])[] {
  const few = (amount: number): boolean => amount > 0 && amount < safeAmount
  const columns = rows[0]?.map((_, column) => column) ?? []
  const hiddenRows = new Set(rows.flatMap((row, at) => (row.some(few) ? [at] : [])))
  const hiddenColumns = new Set(columns.filter((column) => rows.some((row) => few(row[column] ?? 0))))
  if (hiddenRows.size === 0) return rows
  const ofRow = (row: number): number => total([...hiddenColumns].map((column) => rows[row]?.[column] ?? 0))
  const ofColumn = (column: number): number => total([...hiddenRows].map((row) => rows[row]?.[column] ?? 0))
  const hasTwo = (totals: readonly number[]): boolean => totals.filter((one) => one > 0).length > 1
  for (;;) {
    const across = [...hiddenRows].map(ofRow)
    const down = [...hiddenColumns].map(ofColumn)
    // A column more adds to the totals of rows, and the other way around.
    const needsColumn = across.some(few) || !hasTwo(down)
    const needsRow = down.some(few) || !hasTwo(across)
    if (!needsColumn && !needsRow) break
    const moreColumns = columns
      .filter((column) => !hiddenColumns.has(column))
      .map((at) => ({ to: hiddenColumns, at, costs: ofColumn(at) }))
    const moreRows = rows
      .flatMap((_, row) => (hiddenRows.has(row) ? [] : [row]))
      .map((at) => ({ to: hiddenRows, at, costs: ofRow(at) }))
    const wanted = [...(needsColumn ? moreColumns : []), ...(needsRow ? moreRows : [])]
    const candidates = (wanted.length > 0 ? wanted : [...moreColumns, ...moreRows]).toSorted(
      (one, other) => one.costs - other.costs,
    )
    // What costs least, but helps.
    const next = candidates.find(({ costs }) => costs > 0) ?? candidates[0]
    if (!next) break
    next.to.add(next.at)
  }
  return rows.map((row, at) =>
    row.map((amount, column) => (hiddenRows.has(at) && hiddenColumns.has(column) ? null : amount)),
  )
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)
