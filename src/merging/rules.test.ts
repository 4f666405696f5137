import { expect, test } from 'vitest'
import { openMoney, refusalOf, toAsk, turnOf } from './rules.ts'

const standing = (id: string, status: 'running' | 'paused' | 'ended') => ({ id, state: { status } })

test('two cases that run become one, with nothing unfinished', () => {
  const from = standing('a', 'running')
  const into = standing('b', 'paused')
  expect(refusalOf(from, into, 0)).toBeNull()
  expect(refusalOf(from, into, 1)).toBe('unfinished')
  expect(refusalOf(from, from, 0)).toBe('itself')
  expect(refusalOf(standing('a', 'ended'), into, 0)).toBe('from_ended')
  expect(refusalOf(from, standing('b', 'ended'), 0)).toBe('into_ended')
})

test('only who does not take part in the other yet is asked', () => {
  const ada = { person_id: 'ada', organisation_id: null }
  const bas = { person_id: 'bas', organisation_id: 'club' }
  const club = { person_id: null, organisation_id: 'club' }
  const nobody = { person_id: null, organisation_id: null }
  expect(toAsk([ada, bas, club, nobody], [ada])).toEqual([bas, club])
  expect(toAsk([ada, bas, club], [bas])).toEqual([ada])
})

test('the one answers first, then the others', () => {
  expect(turnOf({ wants: null, welcome: null })).toBe('joiner')
  expect(turnOf({ wants: true, welcome: null })).toBe('initiators')
  expect(turnOf({ wants: false, welcome: null })).toBeNull()
  expect(turnOf({ wants: true, welcome: false })).toBeNull()
})

test('granted money is done with once it was paid, settled and nothing has to come back', () => {
  const done = { granted: 100_00, paid: 100_00, settled: 100_00, due: null, overpaid: 0, isBusy: false }
  expect(openMoney(done)).toBeNull()
  expect(openMoney({ ...done, paid: 0, due: {} })).toBe('to_pay')
  expect(openMoney({ ...done, isBusy: true })).toBe('to_pay')
  expect(openMoney({ ...done, settled: null })).toBe('to_account')
  expect(openMoney({ ...done, settled: 60_00, overpaid: 40_00 })).toBe('to_come_back')
  // The whole grant was taken back, and nothing was paid of it.
  expect(openMoney({ ...done, granted: 0, paid: 0, settled: null })).toBeNull()
  // A scheme that pays nobody has nothing to pay.
  expect(openMoney({ ...done, paid: 0 })).toBeNull()
})
