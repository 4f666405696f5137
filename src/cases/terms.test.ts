import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, isWorkingDay, workingDaysBetween } from '../kit/dates.ts'
import {
  endOfTerm,
  generalActApplies,
  isPaused,
  leadTime,
  type Pause,
  type Term,
  type TermUnit,
  termState,
  unshiftedEndOfTerm,
} from './terms.ts'

const legal = (length: number, unit: TermUnit, general_act = true): Term => ({
  kind: 'legal',
  length,
  unit,
  general_act,
})
const service = (length: number, unit: TermUnit): Term => ({ kind: 'service', length, unit })
const today = '2026-01-01'
const end = (start: Day, term: Term, pauses: readonly Pause[] = []): Day =>
  endOfTerm(start, term, pauses, null, today)

describe('legal terms (Awb and Algemene termijnenwet)', () => {
  test('8 weeks that end on Good Friday end on the Tuesday after Easter', () => {
    expect(end('2026-02-06', legal(8, 'weeks'))).toBe('2026-04-07')
  })
  test('6 weeks to object that end on Good Friday', () => {
    expect(end('2026-02-20', legal(6, 'weeks'))).toBe('2026-04-07')
  })
  test('13 weeks do not shift (art. 4)', () => {
    expect(end('2026-01-02', legal(13, 'weeks'))).toBe('2026-04-03')
  })
  test('8 weeks that end on Christmas Day', () => {
    expect(end('2026-10-30', legal(8, 'weeks'))).toBe('2026-12-28')
  })
  test('3 days over Easter contain two working days (art. 2)', () => {
    expect(end('2026-04-02', legal(3, 'days'))).toBe('2026-04-08')
    expect(end('2026-04-02', legal(2, 'days'))).toBe('2026-04-07')
  })
  test('8 weeks, suspended for 13 days by a request to supplement (art. 4:15)', () => {
    expect(end('2026-09-01', legal(8, 'weeks'))).toBe('2026-10-27')
    expect(end('2026-09-01', legal(8, 'weeks'), [{ from: '2026-09-08', until: '2026-09-22' }])).toBe(
      '2026-11-09',
    )
  })
  test('the term of a municipal ordinance shifts only when the ordinance says so', () => {
    expect(end('2026-02-06', legal(8, 'weeks', false))).toBe('2026-04-03')
  })
  test('the limits of art. 4', () => {
    expect(generalActApplies(legal(90, 'days'))).toBe(true)
    expect(generalActApplies(legal(91, 'days'))).toBe(false)
    expect(generalActApplies(legal(12, 'weeks'))).toBe(true)
    expect(generalActApplies(legal(3, 'months'))).toBe(true)
    expect(generalActApplies(legal(4, 'months'))).toBe(false)
    expect(generalActApplies(legal(1, 'years'))).toBe(false)
    expect(generalActApplies(service(1, 'weeks'))).toBe(false)
    expect(end('2026-02-28', legal(1, 'years'))).toBe('2027-02-28')
  })
  test('a royal decree moves the end', () => {
    expect(endOfTerm('2026-03-20', legal(8, 'weeks'), [], null, today, ['2026-05-15'])).toBe('2026-05-18')
    expect(end('2026-03-20', legal(8, 'weeks'))).toBe('2026-05-15')
  })
  test('an extension is added to the unshifted end and shifted once', () => {
    const extension = { length: 6, unit: 'weeks' } as const
    expect(endOfTerm('2026-02-06', legal(8, 'weeks'), [], extension, today)).toBe('2026-05-15')
    expect(endOfTerm('2026-02-06', service(5, 'working_days'), [], { length: 2, unit: 'weeks' }, today)).toBe(
      '2026-02-27',
    )
  })
  test('while we wait the end moves with today, until the given term lapses', () => {
    const open = { from: '2026-09-08', until: null }
    const at = (day: Day, pause: Pause = open) =>
      endOfTerm('2026-09-01', legal(8, 'weeks'), [pause], null, day)
    expect(at('2026-09-08')).toBe('2026-10-27')
    expect(at('2026-09-10')).toBe('2026-10-29')
    expect(at('2026-09-21')).toBe('2026-11-09')
    expect(at('2026-12-31', { ...open, lapses: '2026-09-22' })).toBe('2026-11-09')
  })
  test('a pause after the end adds nothing, one in the days that art. 1 adds does', () => {
    expect(end('2026-02-06', legal(8, 'weeks'), [{ from: '2026-04-07', until: '2026-05-01' }])).toBe(
      '2026-04-07',
    )
    expect(end('2026-02-06', legal(8, 'weeks'), [{ from: '2026-04-04', until: '2026-04-16' }])).toBe(
      '2026-04-16',
    )
  })
})

describe('service norms', () => {
  test('a contact person within 5 working days, over Easter', () => {
    expect(end('2026-04-01', service(5, 'working_days'))).toBe('2026-04-10')
  })
  test('weeks end on the calendar, or on the next working day', () => {
    expect(end('2026-03-16', service(3, 'weeks'))).toBe('2026-04-07')
    expect(end('2026-01-02', service(13, 'weeks'))).toBe('2026-04-07')
  })
  test('a pause holds back the working days in it', () => {
    expect(end('2026-11-02', service(5, 'working_days'), [{ from: '2026-11-03', until: '2026-11-10' }])).toBe(
      '2026-11-13',
    )
  })
})

describe('state and lead time', () => {
  test('the last day is still in time', () => {
    expect(termState('2026-11-20', '2026-11-21', 5)).toBe('overdue')
    expect(termState('2026-11-20', '2026-11-20', 0)).toBe('due_soon')
    expect(termState('2026-11-20', '2026-11-15', 5)).toBe('due_soon')
    expect(termState('2026-11-20', '2026-11-14', 5)).toBe('on_time')
  })
  test('overlapping pauses count once; a pause beyond the end does not count', () => {
    const pauses = [
      { from: '2026-03-01', until: '2026-03-11' },
      { from: '2026-03-05', until: '2026-03-15' },
      { from: '2026-05-01', until: null },
    ]
    expect(leadTime('2026-02-01', '2026-04-01', pauses, '2026-06-01')).toEqual({
      total: 59,
      paused: 13,
      net: 46,
    })
    expect(leadTime('2026-02-01', null, pauses, '2026-05-03')).toEqual({ total: 91, paused: 15, net: 76 })
    expect(isPaused(pauses, '2026-03-01')).toBe(false)
    expect(isPaused(pauses, '2026-03-02')).toBe(true)
    expect(isPaused(pauses, '2026-03-15')).toBe(false)
    expect(isPaused(pauses, '2027-01-01')).toBe(true)
  })
})

const anyDay = fc.integer({ min: 0, max: 15_000 }).map((count) => addDays('2010-01-01', count))
const anyCalendarTerm = fc.record({
  kind: fc.constantFrom('legal' as const, 'service' as const),
  length: fc.integer({ min: 1, max: 100 }),
  unit: fc.constantFrom('days' as const, 'weeks' as const, 'months' as const),
  general_act: fc.boolean(),
})
const anyPauses = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 60 }))
    .map(([offset, length]) => ({ offset, length })),
  { maxLength: 4 },
)

describe('properties', () => {
  test('a term under the act, and a service norm, never ends on a day off', () => {
    fc.assert(
      fc.property(anyDay, anyCalendarTerm, anyPauses, (start, term, offsets) => {
        const pauses = offsets.map(({ offset, length }) => ({
          from: addDays(start, offset),
          until: addDays(start, offset + length),
        }))
        const last = endOfTerm(start, term, pauses, null, today)
        if (generalActApplies(term) || term.kind === 'service') expect(isWorkingDay(last)).toBe(true)
        expect(last >= unshiftedEndOfTerm(start, term, pauses, null, today)).toBe(true)
      }),
    )
  })

  test('a legal term of three days or more contains two working days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 3, max: 90 }), (start, length) => {
        expect(workingDaysBetween(start, end(start, legal(length, 'days')))).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  test('pausing n days moves the end by n days before shifting', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyCalendarTerm,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 200 }),
        (start, term, part, days) => {
          const plain = unshiftedEndOfTerm(start, term, [], null, today)
          const from = addDays(start, Math.floor(daysBetween(start, plain) * part))
          const paused = [{ from, until: addDays(from, days + 1) }]
          expect(daysBetween(plain, unshiftedEndOfTerm(start, term, paused, null, today))).toBe(days)
        },
      ),
    )
  })

  test('the host’s time zone makes no difference', () => {
    const script = `
      import { endOfTerm } from './src/cases/terms.ts'
      import { addDays, dayOf } from './src/kit/dates.ts'
      const ends = []
      for (let i = 0; i < 800; i += 7) {
        const start = addDays('2025-01-01', i)
        const pauses = [{ from: addDays(start, 3), until: addDays(start, 3 + (i % 20)) }]
        for (const term of [
          { kind: 'legal', length: 8, unit: 'weeks' },
          { kind: 'service', length: 5, unit: 'working_days' },
          { kind: 'legal', length: 2, unit: 'months' },
        ]) ends.push(endOfTerm(start, term, pauses, null, start))
        ends.push(dayOf(new Date(1750000000000 + i * 40000000)))
      }
      console.log(ends.join(' '))`
    const inZone = (TZ: string) =>
      execFileSync('node', ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
    const amsterdam = inZone('Europe/Amsterdam')
    expect(amsterdam.split(' ').length).toBeGreaterThan(400)
    for (const zone of ['Pacific/Apia', 'America/Los_Angeles']) expect(inZone(zone)).toBe(amsterdam)
  })
})
