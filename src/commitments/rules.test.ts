import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../kit/dates.ts'
import {
  type EntryFact,
  explainRefusal,
  keepRefusal,
  promiseRefusal,
  punctuality,
  reminderFor,
  stateOf,
} from './rules.ts'

const made: EntryFact = { type: 'made', on: '2026-03-02', due: '2026-05-01' }
const explained: EntryFact = { type: 'explained_late', on: '2026-04-28', due: '2026-06-15' }
const kept = (keptOn: string, on = keptOn): EntryFact => ({ type: 'kept', on, keptOn })

describe('how a promise stands', () => {
  test.each([
    ['2026-03-02', 'open', 0],
    ['2026-04-23', 'open', 0],
    ['2026-04-24', 'due_soon', 0],
    ['2026-05-01', 'due_soon', 0],
    ['2026-05-02', 'late', 1],
    ['2026-06-01', 'late', 31],
  ] as const)('on %s it is %s', (today, status, daysLate) => {
    expect(stateOf([made], today)).toMatchObject({ status, daysLate, firstDue: '2026-05-01', newDue: null })
  })

  test('a new day stands beside the first one and makes nothing less late', () => {
    expect(stateOf([made, explained], '2026-05-20')).toEqual({
      status: 'late',
      firstDue: '2026-05-01',
      newDue: '2026-06-15',
      due: '2026-06-15',
      daysLate: 19,
      daysLeft: 0,
      closedOn: null,
      endedBecause: null,
    })
  })

  test('kept on the new day is kept late', () => {
    expect(stateOf([made, explained, kept('2026-06-15')], '2026-07-01')).toMatchObject({
      status: 'kept_late',
      daysLate: 45,
    })
  })

  test('what counts is the day of delivery, not the day of reporting', () => {
    expect(stateOf([made, kept('2026-05-01', '2026-05-09')], '2026-05-10')).toMatchObject({
      status: 'kept_on_time',
      daysLate: 0,
      closedOn: '2026-05-01',
    })
  })

  test('withdrawn stays withdrawn, and how late that was stays the same', () => {
    const withdrawn: EntryFact = { type: 'withdrawn', on: '2026-05-11' }
    expect(stateOf([made, withdrawn], '2026-09-01')).toMatchObject({ status: 'withdrawn', daysLate: 10 })
  })

  test('ended with its case stays ended, says how the case ended, and is no later than it was then', () => {
    const ended: EntryFact = { type: 'ended', on: '2026-05-11', because: 'withdrawn' }
    expect(stateOf([made, ended], '2026-09-01')).toMatchObject({
      status: 'ended',
      daysLate: 10,
      closedOn: '2026-05-11',
      endedBecause: 'withdrawn',
    })
  })
})

describe('punctuality', () => {
  const on = (...entries: EntryFact[]) => stateOf([made, ...entries], '2026-05-20')

  test('is the share of judged promises kept by the first promised day', () => {
    const figures = punctuality([
      on(kept('2026-04-30')),
      on(kept('2026-05-01')),
      on(kept('2026-05-02')),
      on(explained),
      on({ type: 'withdrawn', on: '2026-04-01' }),
      on({ type: 'withdrawn', on: '2026-05-11' }),
      on({ type: 'ended', on: '2026-05-01', because: 'refused' }),
      on({ type: 'ended', on: '2026-05-02', because: 'completed' }),
      stateOf([{ ...made, due: '2026-12-01' }], '2026-05-20'),
    ])
    expect(figures).toEqual({
      total: 9,
      running: 1,
      lateNow: 1,
      keptOnTime: 2,
      keptLate: 1,
      withdrawnLate: 1,
      withdrawnInTime: 1,
      endedLate: 1,
      endedInTime: 1,
      judged: 6,
      percentage: 33,
    })
  })

  test('says nothing when nothing can be judged', () => {
    expect(punctuality([stateOf([made], '2026-03-10')]).percentage).toBeNull()
  })

  test('never gets better by giving new days, by withdrawing late or by the end of a case', () => {
    const day = fc.integer({ min: 1, max: 200 })
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), day, (keptAfter, laterBy) => {
        const today = addDays(made.on, 400)
        const plain = keptAfter.map((days) => stateOf([made, kept(addDays(made.on, days))], today))
        const explainedToo = keptAfter.map((days) =>
          stateOf(
            [
              made,
              { type: 'explained_late', on: made.on, due: addDays('2026-05-01', laterBy) },
              kept(addDays(made.on, days)),
            ],
            today,
          ),
        )
        expect(punctuality(explainedToo).percentage).toBe(punctuality(plain).percentage)
        const withdrawnLate = stateOf(
          [made, { type: 'withdrawn', on: addDays('2026-05-01', laterBy) }],
          today,
        )
        const endedLate = stateOf(
          [made, { type: 'ended', on: addDays('2026-05-01', laterBy), because: 'completed' }],
          today,
        )
        for (const late of [withdrawnLate, endedLate]) {
          expect(punctuality([...plain, late]).percentage).toBeLessThanOrEqual(
            punctuality(plain).percentage ?? 100,
          )
        }
      }),
    )
  })
})

test('reminders: a week before, on the day, the day after, then every week', () => {
  const due = '2026-05-01'
  const said = Array.from({ length: 33 }, (_, index) => reminderFor(due, addDays('2026-04-22', index)))
  expect(said[0]).toBeNull()
  expect(said[1]).toBeNull()
  expect(said.slice(2, 9)).toEqual(Array(7).fill('soon'))
  expect(said[9]).toBe('today')
  expect(said.slice(10, 17)).toEqual(Array(7).fill('passed'))
  expect(said.slice(17, 24)).toEqual(Array(7).fill('late_1'))
  expect(said[24]).toBe('late_2')
})

describe('what cannot be', () => {
  const open = stateOf([made], '2026-04-01')
  const closed = stateOf([made, kept('2026-04-01')], '2026-04-01')

  test('a promise for a day that has been, or in another lifetime', () => {
    expect(promiseRefusal('2026-04-01', '2026-04-01')).toBeNull()
    expect(promiseRefusal('2026-03-31', '2026-04-01')).toBe('due_in_past')
    expect(promiseRefusal('2046-04-01', '2026-04-01')).toBe('due_too_far')
  })

  test('a new day that is no later than the day that stands', () => {
    expect(explainRefusal(open, '2026-05-02', '2026-04-01')).toBeNull()
    expect(explainRefusal(open, '2026-05-01', '2026-04-01')).toBe('new_due_not_later')
    expect(explainRefusal(open, '2026-06-01', '2026-06-02')).toBe('due_in_past')
    expect(explainRefusal(closed, '2026-06-01', '2026-04-01')).toBe('already_closed')
  })

  test('kept tomorrow, before it was promised, or twice', () => {
    expect(keepRefusal([made], '2026-04-01', '2026-04-01')).toBeNull()
    expect(keepRefusal([made], '2026-04-02', '2026-04-01')).toBe('kept_in_future')
    expect(keepRefusal([made], '2026-03-01', '2026-04-01')).toBe('kept_before_made')
    expect(keepRefusal([made, kept('2026-04-01')], '2026-04-01', '2026-04-01')).toBe('already_closed')
  })

  test('kept in time after all, when it was told that it would be later', () => {
    const told = { ...explained, on: '2026-05-10' }
    expect(keepRefusal([made, told], '2026-05-01', '2026-05-20')).toBe('kept_before_explained')
    expect(keepRefusal([made, told], '2026-05-09', '2026-05-20')).toBe('kept_before_explained')
    expect(keepRefusal([made, told], '2026-05-10', '2026-05-20')).toBeNull()
  })
})
