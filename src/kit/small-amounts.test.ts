import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeAmount, safeList, safeTable } from './small-amounts.ts'

const few = (amount: number): boolean => amount > 0 && amount < safeAmount
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0)

describe('a list', () => {
  test('hides who are few, and enough besides that they cannot be computed', () => {
    expect(safeList([40, 30, 20])).toEqual([40, 30, 20])
    expect(safeList([40, 30, 3])).toEqual([40, null, null])
    expect(safeList([40, 30, 6, 5])).toEqual([40, 30, null, null])
    expect(safeList([40, 0, 30])).toEqual([40, 0, 30])
    expect(safeList([4, 0, 3])).toEqual([null, null, null])
  })
})

/** Tables of which every row and column has nobody or enough people. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.nat(14), fc.nat(60), fc.constant(0)), { minLength: width, maxLength: width }),
      { minLength: height, maxLength: height },
    ),
  )
  .filter(
    (rows) =>
      !rows.some((row) => few(sum(row))) &&
      !rows[0]?.some((_, at) => few(sum(rows.map((row) => row[at] ?? 0)))),
  )

/** Numbers that a hidden cell can have by the totals and by all that is shown; ten are enough. */
function possible(
  rows: readonly (readonly number[])[],
  shown: ReturnType<typeof safeTable>,
  at: number,
  column: number,
) {
  const hidden = shown.map((row, i) => row.map((amount, j) => (amount === null ? (rows[i]?.[j] ?? 0) : null)))
  const inRow = hidden.map((row) => sum(row.map((amount) => amount ?? 0)))
  const inColumn = (hidden[0] ?? []).map((_, j) => sum(hidden.map((row) => row[j] ?? 0)))
  const fits = (value: number): boolean => {
    const supply = inRow.map((total, i) => (i === at ? total - value : total))
    const demand = inColumn.map((total, j) => (j === column ? total - value : total))
    if (supply.some((one) => one < 0) || demand.some((one) => one < 0)) return false
    return fills(supply, demand, (i, j) => hidden[i]?.[j] !== null && !(i === at && j === column))
  }
  // What is possible lies next to each other: up and down from what it really is, until there are enough.
  const real = rows[at]?.[column] ?? 0
  const found = [real]
  for (let value = real + 1; found.length < safeAmount && fits(value); value += 1) found.push(value)
  for (let value = real - 1; found.length < safeAmount && value >= 0 && fits(value); value -= 1)
    found.push(value)
  return found
}

/** Whether rows and columns can get these totals through the open cells (a flow, by paths that add to it). */
function fills(
  supply: readonly number[],
  demand: readonly number[],
  open: (row: number, column: number) => boolean,
): boolean {
  const flow = supply.map(() => demand.map(() => 0))
  const left = [...supply]
  const wanted = [...demand]
  for (;;) {
    const from = left.findIndex((one) => one > 0)
    if (from < 0) return wanted.every((one) => one === 0)
    const before = new Map<string, string>()
    const queue = [`r${from}`]
    const seen = new Set(queue)
    let end: string | undefined
    while (queue.length > 0 && end === undefined) {
      const node = queue.shift() ?? ''
      const index = Number(node.slice(1))
      const next = node.startsWith('r')
        ? demand.flatMap((_, j) => (open(index, j) ? [`c${j}`] : []))
        : supply.flatMap((_, i) => ((flow[i]?.[index] ?? 0) > 0 ? [`r${i}`] : []))
      for (const one of next) {
        if (seen.has(one)) continue
        seen.add(one)
        before.set(one, node)
        queue.push(one)
        if (one.startsWith('c') && (wanted[Number(one.slice(1))] ?? 0) > 0) end ??= one
      }
    }
    if (end === undefined) return false
    const path = [end]
    while (path[0] !== `r${from}`) path.unshift(before.get(path[0] ?? '') ?? `r${from}`)
    left[from] = (left[from] ?? 0) - 1
    wanted[Number(end.slice(1))] = (wanted[Number(end.slice(1))] ?? 0) - 1
    for (const [index, node] of path.slice(0, -1).entries()) {
      const other = path[index + 1] ?? ''
      const forward = node.startsWith('r')
      const [row, column] = forward ? [node, other] : [other, node]
      const line = flow[Number(row.slice(1))]
      if (line) line[Number(column.slice(1))] = (line[Number(column.slice(1))] ?? 0) + (forward ? 1 : -1)
    }
  }
}

describe('a table with known totals', () => {
  test('stays as it is where nobody is few', () => {
    expect(
      safeTable([
        [10, 20],
        [30, 0],
      ]),
    ).toEqual([
      [10, 20],
      [30, 0],
    ])
  })

  test('hides what crosses the few, and shows the rest', () => {
    expect(
      safeTable([
        [40, 30, 3],
        [20, 25, 30],
        [15, 12, 28],
      ]),
    ).toEqual([
      [40, null, null],
      [20, 25, 30],
      [15, null, null],
    ])
  })

  test('never shows few people, and never fewer than ten numbers are possible for who is hidden', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const shown = safeTable(rows)
        for (const [i, row] of shown.entries())
          for (const [j, amount] of row.entries()) {
            if (amount !== null) {
              expect(few(amount)).toBe(false)
              expect(amount).toBe(rows[i]?.[j])
              continue
            }
            const numbers = possible(rows, shown, i, j)
            // A row or column without anybody in what is hidden says "nobody", which is said elsewhere too.
            if (numbers.length === 1) expect(rows[i]?.[j]).toBe(0)
            else expect(numbers.length).toBeGreaterThanOrEqual(safeAmount)
          }
      }),
      { numRuns: 60 },
    )
  })
})
