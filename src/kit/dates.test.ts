import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  easterSunday,
  formatDay,
  formatMoment,
  holidayName,
  holidaysOf,
  isDay,
  isHoliday,
  isWorkingDay,
  momentAt,
  nextWorkingDay,
  parseDay,
  weekday,
  workingDaysBetween,
} from './dates.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))

describe('days', () => {
  test('a day is the calendar day in Amsterdam, in winter and in summer', () => {
    expect(dayOf(new Date('2026-01-14T22:59:59Z'))).toBe('2026-01-14')
    expect(dayOf(new Date('2026-01-14T23:00:00Z'))).toBe('2026-01-15')
    expect(dayOf(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15')
  })

  test('a moment at a local time, also on the days the clock changes', () => {
    expect(momentAt('2026-01-15', '19:30').toISOString()).toBe('2026-01-15T18:30:00.000Z')
    expect(momentAt('2026-07-15', '19:30').toISOString()).toBe('2026-07-15T17:30:00.000Z')
    expect(momentAt('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
    expect(momentAt('2026-03-29', '12:00').toISOString()).toBe('2026-03-29T10:00:00.000Z')
    expect(momentAt('2026-10-25', '23:30').toISOString()).toBe('2026-10-25T22:30:00.000Z')
    fc.assert(fc.property(anyDay, (day) => dayOf(momentAt(day)) === day))
  })

  test('months are clamped to the length of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
  })

  test('adding and counting days are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  test('only existing days are read', () => {
    expect(parseDay('2026-02-29')).toBeNull()
    expect(parseDay('29-2-2028')).toBe('2028-02-29')
    expect(parseDay(' 8-1-2027 ')).toBe('2027-01-08')
    expect(parseDay('2026-13-01')).toBeNull()
    expect(parseDay('morgen')).toBeNull()
    expect(isDay('2026-1-1')).toBe(false)
    expect(isDay('2026-01-01')).toBe(true)
    expect(() => addDays('8 januari', 1)).toThrow(RangeError)
  })
})

describe('holidays', () => {
  test('Easter', () => {
    expect(easterSunday(2024)).toBe('2024-03-31')
    expect(easterSunday(2026)).toBe('2026-04-05')
    expect(easterSunday(2038)).toBe('2038-04-25')
  })

  test('all of 2026', () => {
    expect(holidaysOf(2026).map(({ day, name }) => `${day} ${name.nl}`)).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-03 Goede Vrijdag',
      '2026-04-06 Tweede Paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-05 Bevrijdingsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-25 Tweede Pinksterdag',
      '2026-12-25 Eerste Kerstdag',
      '2026-12-26 Tweede Kerstdag',
    ])
  })

  test("King's Day is on the 26th when the 27th is a Sunday", () => {
    expect(holidayName('2031-04-26')?.nl).toBe('Koningsdag')
    expect(isHoliday('2031-04-27')).toBe(false)
    expect(isHoliday('2025-04-26')).toBe(true)
  })

  test('a royal decree can add a day', () => {
    expect(isWorkingDay('2026-05-15')).toBe(true)
    expect(isWorkingDay('2026-05-15', ['2026-05-15'])).toBe(false)
    expect(holidayName('2026-05-15', ['2026-05-15'])?.en).toContain('royal decree')
  })
})

describe('working days', () => {
  test('Saturday and Sunday are none', () => {
    expect(weekday('2026-11-16')).toBe(1)
    expect(weekday('2026-11-22')).toBe(7)
    expect(weekday('1969-12-29')).toBe(1)
    expect(isWorkingDay('2026-11-21')).toBe(false)
  })

  test('five working days over Easter', () => {
    expect(addWorkingDays('2026-04-01', 5)).toBe('2026-04-10')
    expect(addWorkingDays('2026-04-10', -5)).toBe('2026-04-01')
    expect(nextWorkingDay('2026-04-03')).toBe('2026-04-07')
  })

  test('counting agrees with adding', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (day, count) => {
        expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count)
      }),
    )
    expect(workingDaysBetween('2026-05-18', '2026-05-11')).toBe(-4)
    expect(workingDaysBetween('2026-05-11', '2026-05-18', ['2026-05-15'])).toBe(3)
  })
})

describe('in words', () => {
  test('days', () => {
    expect(formatDay('2027-01-08', 'nl', 'long')).toBe('vrijdag 8 januari 2027')
    expect(formatDay('2027-01-08', 'en', 'long')).toBe('Friday 8 January 2027')
    expect(formatDay('2027-01-08', 'nl', 'short')).toBe('8 jan 2027')
    expect(formatDay('2027-01-08', 'en', 'short')).toBe('8 Jan 2027')
    expect(formatDay('2027-01-08', 'nl')).toBe('8 januari 2027')
    expect(formatDay('2027-01-08', 'nl', 'day_month')).toBe('8 januari')
    expect(formatDay('2027-01-08', 'nl', 'month')).toBe('januari 2027')
  })

  test('moments', () => {
    expect(formatMoment(new Date('2027-01-08T18:30:00Z'), 'nl')).toBe('8 januari 2027 om 19.30 uur')
    expect(formatMoment(new Date('2027-01-08T08:05:00Z'), 'en', 'long')).toBe(
      'Friday 8 January 2027 at 09:05',
    )
  })
})
