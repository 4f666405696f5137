import { describe, expect, test } from 'vitest'
import { readPoint } from '../kit/point.ts'
import { answerBy, firstAnswerOn, isEndNear, mustWarn, periodFault, stateOf } from './rules.ts'
import { readDays } from './schema.ts'

const today = '2026-11-23'
const offer = { retired_on: null, free_from: null, free_until: null }
const agreement = { starts_on: '2026-01-01', ends_on: '2026-12-31', ended_on: null }

describe('who waits for an answer', () => {
  test('is told of by the first day of an answer', () => {
    expect(firstAnswerOn([])).toBe(null)
    expect(firstAnswerOn([{ due_on: '2027-02-03' }, { due_on: '2027-01-04' }])).toBe('2027-01-04')
    expect(answerBy('2027-01-01')).toBe('2027-01-22')
  })
})

describe('a place', () => {
  test.each([
    ['offered', offer, []],
    ['taken', offer, [agreement]],
    ['taken', offer, [{ ...agreement, starts_on: '2026-12-01' }]],
    ['offered', offer, [{ ...agreement, ended_on: '2026-06-01' }]],
    ['offered', offer, [{ ...agreement, ends_on: '2026-11-22' }]],
    ['gone', { ...offer, retired_on: '2026-11-01' }, []],
    ['gone', { ...offer, free_until: '2026-11-22' }, []],
    ['offered', { ...offer, free_from: '2027-01-01' }, []],
  ] as const)('is %s with %j and %j', (state, spot, agreements) =>
    expect(stateOf(spot, agreements, today)).toBe(state),
  )

  test.each([
    [null, '2027-01-01', '2027-12-31'],
    ['order', '2027-02-01', '2027-01-01'],
    ['past', '2026-11-22', '2027-01-01'],
    ['too_long', '2027-01-01', '2057-01-01'],
    ['taken', '2026-12-31', '2027-01-01'],
  ] as const)('%s from %s until %s', (fault, from, until) =>
    expect(periodFault(offer, [agreement], { from, until }, today)).toBe(fault),
  )

  test('is free again on the day its agreement was ended, and only in the days it is on offer', () => {
    const wanted = { from: '2026-12-01', until: '2026-12-31' }
    expect(periodFault(offer, [{ ...agreement, ended_on: '2026-12-01' }], wanted, today)).toBeNull()
    expect(periodFault({ ...offer, free_from: '2026-12-02' }, [], wanted, today)).toBe('before_free')
    expect(periodFault({ ...offer, free_until: '2026-12-30' }, [], wanted, today)).toBe('after_free')
  })

  test('is warned of its end six weeks before, once', () => {
    expect(isEndNear(agreement, '2026-11-18')).toBe(false)
    expect(mustWarn({ ...agreement, warned_on: null }, '2026-11-19')).toBe(true)
    expect(mustWarn({ ...agreement, warned_on: '2026-11-19' }, '2026-11-20')).toBe(false)
  })
})

test('days and points are read as people write them', () => {
  expect(readDays('1-10-2027, 1-3-2027\n1-3-2027')).toEqual(['2027-03-01', '2027-10-01'])
  expect(readDays('')).toEqual([])
  expect(readDays('1-3-2027, ooit')).toBeNull()
  expect(readPoint('51.8133, 4.6736')).toEqual({ lat: 51.8133, lon: 4.6736 })
  expect(readPoint('99, 4')).toBeNull()
  expect(readPoint('bij de kerk')).toBeNull()
})
