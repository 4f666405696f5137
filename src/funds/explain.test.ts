import { expect, test } from 'vitest'
import { explainBalance, type Sum } from './explain.ts'
import { emptyCeiling } from './rules.ts'

const sum = (kind: Sum['kind'], entries: number, cents: number, frees: Sum['frees'] = null): Sum => ({
  kind,
  frees,
  entries,
  cents,
})
const sums = [
  sum('budgeted', 2, 1000),
  sum('reserved', 3, 600),
  sum('released', 2, 400, 'reserved'),
  sum('granted', 2, 500),
  sum('released', 1, 50, 'granted'),
  sum('advanced', 1, 200),
  sum('paid', 1, 250),
  sum('reclaimed', 1, 30),
]
const kept = {
  budgeted: 1000,
  reserved: 200,
  granted: 450,
  advanced: 200,
  paid: 250,
  settled: 0,
  reclaimed: 30,
}

test('every balance is told from the entries that make it', () => {
  const { lines, isRight } = explainBalance(sums, kept)
  expect(isRight).toBe(true)
  expect(lines.map(({ key, cents }) => `${key} ${cents}`)).toEqual([
    'budgeted 1000',
    'reserved 600',
    'released_reserved -400',
    'reserved_now 200',
    'granted 500',
    'released_granted -50',
    'granted_now 450',
    'room 350',
    'advanced 200',
    'paid 250',
    'reclaimed -30',
    'paid_now 420',
  ])
})

test('a balance that is not the sum of its entries shows', () => {
  expect(explainBalance(sums, { ...kept, granted: 451 }).isRight).toBe(false)
  expect(explainBalance([], emptyCeiling).isRight).toBe(true)
})
