import { expect, test } from 'vitest'
import { differing, readCounts, totalOf } from './rules.ts'

test('an answer without a number was not counted; zero was', () => {
  const typed: Readonly<Record<string, string>> = { yes: '1 2', no: '0', maybe: '', other: '-3' }
  const read = readCounts(['yes', 'no', 'maybe', 'other'], (value) => typed[value] ?? '')
  expect(read).toEqual({ yes: 12, no: 0, maybe: null, other: null })
})

test('two people differ where their numbers do', () => {
  expect(differing({ yes: 3, no: 1 }, { yes: 3, no: 1 })).toEqual([])
  expect(differing({ yes: 3, no: 1 }, { yes: 2, no: 1 })).toEqual(['yes'])
  expect(differing({ yes: 3 }, { yes: 3, no: 1 })).toEqual(['no'])
  expect(totalOf({ yes: 3, no: 1 })).toBe(4)
})
