import { describe, expect, it } from 'vitest'
import {
  checksOf,
  endOfUpkeep,
  inRouteOrder,
  inspectsOn,
  isOverdue,
  mondayOf,
  plansWithOthers,
  remindsOn,
  stageOf,
  verdictOf,
  warnsOn,
  weekNumber,
  yearOfWeek,
} from './rules.ts'

const measures = { pavement_cm: 180, garden_cm: 45 }

describe('the checks that answer at once', () => {
  const verdict = (owner: 'own' | 'agreed' | 'not_yet' | null, pavementCm: number | null) =>
    verdictOf(checksOf({ what: 'facade_garden', owner, pavementCm }, measures))

  it('say yes to an own wall and a wide pavement', () => {
    expect(verdict('own', 180)).toBe('good')
    expect(verdict('agreed', 400)).toBe('good')
  })

  it('say no one centimetre below the number of the municipality', () => {
    expect(verdict('own', 179)).toBe('no')
    // What is worse counts, also when the owner was not asked.
    expect(verdict('not_yet', 90)).toBe('no')
  })

  it('leave open what is not known', () => {
    expect(verdict('own', null)).toBe('look')
    expect(verdict('not_yet', 300)).toBe('look')
    expect(verdict(null, 300)).toBe('look')
  })

  it('ask nothing of green that is the municipality’s', () => {
    expect(checksOf({ what: 'adopted_green', owner: null, pavementCm: null }, measures)).toEqual([])
  })
})

describe('weeks', () => {
  it('begin on Monday, and belong to the year of their Thursday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect([yearOfWeek('2026-12-28'), weekNumber('2026-12-28')]).toEqual([2026, 53])
    expect([yearOfWeek('2024-12-30'), weekNumber('2024-12-30')]).toEqual([2025, 1])
    expect(weekNumber('2026-11-16')).toBe(47)
  })
})

describe('where a request stands', () => {
  it.each([
    [{ state: 'running', step: 'check', outcome: null }, 'new'],
    [{ state: 'paused', step: 'check', outcome: null }, 'waiting'],
    [{ state: 'running', step: 'next_year', outcome: null }, 'next_year'],
    [{ state: 'running', step: 'laying', outcome: null }, 'planned'],
    [{ state: 'ended', step: null, outcome: 'completed' }, 'laid'],
    [{ state: 'ended', step: null, outcome: 'refused' }, 'stopped'],
  ] as const)('%o is %s', (standing, stage) => {
    expect(stageOf(standing)).toBe(stage)
  })
})

describe('keeping it up', () => {
  const kept = {
    starts_on: '2026-04-10',
    ends_on: null,
    reminders: true,
    reminded_on: null,
    warned_on: null,
  }

  it('ends the day before as many years later', () => {
    expect(endOfUpkeep('2026-04-10', 1)).toBe('2027-04-09')
    expect(endOfUpkeep('2024-02-29', 3)).toBe('2027-02-27')
    expect(endOfUpkeep('2026-04-10', null)).toBeNull()
  })

  it('brings tips once in each month of the season, never in the month it was laid', () => {
    const months = [4, 7, 10]
    expect(remindsOn(kept, '2026-04-30', months)).toBe(false)
    expect(remindsOn(kept, '2026-06-01', months)).toBe(false)
    expect(remindsOn(kept, '2026-07-01', months)).toBe(true)
    expect(remindsOn({ ...kept, reminded_on: '2026-07-01' }, '2026-07-31', months)).toBe(false)
    expect(remindsOn({ ...kept, reminded_on: '2026-07-01' }, '2026-10-01', months)).toBe(true)
    expect(remindsOn({ ...kept, reminders: false }, '2026-07-01', months)).toBe(false)
  })

  it('is asked after once a year, not within a month of the start', () => {
    expect(inspectsOn(kept, null, '2026-05-09', 5)).toBe(false)
    expect(inspectsOn(kept, null, '2026-05-10', 5)).toBe(true)
    expect(inspectsOn(kept, '2026-05-10', '2026-05-20', 5)).toBe(false)
    expect(inspectsOn(kept, '2026-05-10', '2027-05-01', 5)).toBe(true)
    expect(inspectsOn(kept, null, '2026-06-10', 5)).toBe(false)
  })

  it('says once that the end is near', () => {
    const ending = { ...kept, ends_on: '2027-04-09' }
    expect(warnsOn(ending, '2027-03-09')).toBe(false)
    expect(warnsOn(ending, '2027-03-10')).toBe(true)
    expect(warnsOn({ ...ending, warned_on: '2027-03-10' }, '2027-03-11')).toBe(false)
    expect(warnsOn(kept, '2027-03-10')).toBe(false)
  })
})

describe('a route', () => {
  const stop = (name: string, lon: number | null, lat: number | null) => ({ name, lon, lat })

  it('goes each time to the nearest, and keeps every stop', () => {
    const stops = [
      stop('south', 4.66, 51.78),
      stop('nowhere', null, null),
      stop('north', 4.66, 51.82),
      stop('middle', 4.661, 51.8),
    ]
    expect(inRouteOrder(stops).map(({ name }) => name)).toEqual(['north', 'middle', 'south', 'nowhere'])
    expect(inRouteOrder([])).toEqual([])
  })
})

it('a week that passed is overdue as long as nothing was laid; some are never planned together with others', () => {
  const planned = { state: 'running', step: 'laying', outcome: null }
  expect(isOverdue({ ...planned, week: '2026-11-16' }, '2026-11-22')).toBe(false)
  expect(isOverdue({ ...planned, week: '2026-11-16' }, '2026-11-23')).toBe(true)
  expect(isOverdue({ ...planned, week: null }, '2026-11-23')).toBe(false)
  expect(
    isOverdue({ ...planned, state: 'ended', outcome: 'completed', week: '2026-11-16' }, '2026-11-23'),
  ).toBe(false)
  expect(plansWithOthers('new', 'look')).toBe(true)
  expect(plansWithOthers('new', 'no')).toBe(false)
  expect(plansWithOthers('waiting', 'good')).toBe(false)
})
