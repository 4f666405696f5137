import { describe, expect, test } from 'vitest'
import { earlierRefusal, heldRefusal, mayStillAnswer, momentsOf, planRefusal } from './rules.ts'

describe('day and times in Amsterdam', () => {
  test.each([
    ['in winter', '2027-01-08', '2027-01-08T18:30:00Z', '2027-01-08T19:30:00Z'],
    ['in summer', '2027-07-08', '2027-07-08T17:30:00Z', '2027-07-08T18:30:00Z'],
    ['on the day summer time begins', '2027-03-28', '2027-03-28T17:30:00Z', '2027-03-28T18:30:00Z'],
    ['on the day it ends', '2027-10-31', '2027-10-31T18:30:00Z', '2027-10-31T19:30:00Z'],
  ])('half past seven in the evening %s', (_, day, startsAt, endsAt) => {
    expect(momentsOf(day, '19:30', '20:30')).toEqual({
      ok: true,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })
  })

  test('a meeting over the change lasts an hour less, or more, than its times say', () => {
    const hours = (day: string): number => {
      const moments = momentsOf(day, '01:30', '04:00')
      return moments.ok ? (moments.endsAt.getTime() - moments.startsAt.getTime()) / 3_600_000 : 0
    }
    expect(hours('2027-03-27')).toBe(2.5)
    expect(hours('2027-03-28')).toBe(1.5)
    expect(hours('2027-10-31')).toBe(3.5)
  })

  test('an hour that does not exist is refused', () => {
    expect(momentsOf('2027-03-28', '02:30', '03:30')).toEqual({ ok: false, refusal: 'no_such_time' })
  })

  test('an end before the start is refused', () => {
    expect(momentsOf('2027-01-08', '20:30', '19:30')).toEqual({ ok: false, refusal: 'ends_before_start' })
  })
})

const at = (hour: number): Date => new Date(Date.UTC(2027, 0, 8, hour))

test('a meeting is planned ahead, and not for days on end', () => {
  expect(planRefusal(at(10), at(11), at(9))).toBeNull()
  expect(planRefusal(at(10), at(11), at(10))).toBe('in_past')
  expect(planRefusal(at(10), at(23), at(9))).toBe('too_long')
  expect(planRefusal(at(10), at(10), at(9))).toBe('ends_before_start')
})

test('it is held from its start on, and only once', () => {
  const meeting = { status: 'planned', starts_at: at(10) } as const
  expect(heldRefusal(meeting, at(9))).toBe('not_begun')
  expect(heldRefusal(meeting, at(10))).toBeNull()
  expect(heldRefusal({ ...meeting, status: 'held' }, at(11))).toBe('is_over')
  expect(heldRefusal({ ...meeting, status: 'cancelled' }, at(11))).toBe('is_over')
})

test('a talk that was earlier than planned was had after it was planned, and is no longer to come', () => {
  const meeting = { status: 'moved', created_at: at(10) } as const
  const was = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })
  expect(earlierRefusal(meeting, was(12, 13), at(12))).toBeNull()
  expect(earlierRefusal(meeting, was(9, 10), at(12))).toBeNull()
  expect(earlierRefusal(meeting, was(13, 14), at(12))).toBe('not_been')
  expect(earlierRefusal(meeting, was(-20, -19), at(12))).toBe('before_planned')
  expect(earlierRefusal(meeting, was(12, 12), at(12))).toBe('ends_before_start')
  expect(earlierRefusal({ ...meeting, status: 'held' }, was(12, 13), at(12))).toBe('is_over')
})

test('answers are asked until it begins', () => {
  const meeting = { status: 'moved', starts_at: at(10) } as const
  expect(mayStillAnswer(meeting, at(9))).toBe(true)
  expect(mayStillAnswer(meeting, at(10))).toBe(false)
  expect(mayStillAnswer({ ...meeting, status: 'cancelled' }, at(9))).toBe(false)
})
