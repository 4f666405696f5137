import { describe, expect, test } from 'vitest'
import { readCsv } from '../kit/csv.ts'
import { type Conditions, hasDeadline, isOld, match, mustAsk, openOn, ranked } from './rules.ts'
import { readDeadlines, writeDeadlines } from './schema.ts'

const today = '2026-11-22'
const fund: Conditions = {
  name: 'Fonds',
  for_whom: ['organisation'],
  kinds: ['city_wish'],
  subjects: ['green'],
  area_ids: [],
  min_cents: 1_000_00,
  max_cents: 5_000_00,
  own_share: 25,
  needs: ['budget'],
  deadlines: ['03-01', '2026-12-05'],
}

describe('closing days', () => {
  test('once, every year, always, and no more', () => {
    expect(openOn([], today)).toEqual({ is: 'always' })
    expect(openOn(fund.deadlines, today)).toEqual({ is: 'until', day: '2026-12-05', everyYear: false })
    expect(openOn(fund.deadlines, '2026-12-06')).toEqual({
      is: 'until',
      day: '2027-03-01',
      everyYear: true,
    })
    expect(openOn(['2025-01-01', '2026-11-21'], today)).toEqual({ is: 'closed', day: '2026-11-21' })
    expect(openOn(['2026-11-22'], today)).toMatchObject({ is: 'until', day: today })
    expect(openOn(['02-29'], '2027-01-01')).toMatchObject({ day: '2027-02-28' })
    expect(openOn(['02-29'], '2028-01-01')).toMatchObject({ day: '2028-02-29' })
    for (const day of ['2026-12-05', '2027-03-01', '2028-03-01'])
      expect(hasDeadline(fund.deadlines, day), day).toBe(true)
    expect(hasDeadline(fund.deadlines, '2027-12-05')).toBe(false)
    expect(hasDeadline(['02-29'], '2027-02-28')).toBe(true)
  })

  test('are read as people write them, and written so again', () => {
    expect(readDeadlines('1-10, 1-3-2027; 29-2')).toEqual(['02-29', '10-01', '2027-03-01'])
    expect(writeDeadlines(['02-29', '10-01', '2027-03-01'])).toBe('29-2, 1-10, 1-3-2027')
    expect(readDeadlines(' ')).toEqual([])
    for (const wrong of ['maart', '31-2', '1-13', '1-1-1']) expect(readDeadlines(wrong), wrong).toBeNull()
  })
})

describe('a match', () => {
  test('says why it fits, what is still needed, and what does not fit', () => {
    const fits = match(fund, { who: 'group', kind: 'city_wish', subject: 'green', cents: 4_000_00 }, today)
    expect(fits.against).toEqual([])
    expect(fits.because.map(({ is }) => is)).toEqual(['subject', 'kind', 'amount', 'open_until'])
    expect(fits.because).toContainEqual({ is: 'amount', cents: 3_000_00 })
    expect(fits.lacks).toEqual([
      { is: 'together' },
      { is: 'rest', cents: 1_000_00 },
      { is: 'hurry', days: 13 },
      { is: 'need', need: 'budget' },
    ])
    const not = match(fund, { who: 'company', kind: 'green', subject: 'sport', cents: 50_00 }, '2026-12-06')
    expect(not.against).toEqual([
      { is: 'for_who' },
      { is: 'subject' },
      { is: 'kind' },
      { is: 'too_little', least: 1_000_00 },
    ])
  })

  test('what is not known counts neither way; a place counts where a fund has one', () => {
    expect(match(fund, {}, today).against).toEqual([])
    expect(match(fund, {}, today).lacks).toContainEqual({ is: 'own_share', share: 25 })
    const here = { ...fund, area_ids: ['a'] }
    expect(match(here, { areaIds: ['b', 'a'] }, today).because).toContainEqual({ is: 'area' })
    expect(match(here, { areaIds: ['b'] }, today).against).toEqual([{ is: 'area' }])
    expect(match(here, {}, today).against).toEqual([])
  })

  test('what is made for it comes first, then what closes first', () => {
    const all = { ...fund, name: 'Alles', kinds: [], subjects: [], deadlines: [] }
    const soon = { ...all, name: 'Haast', deadlines: ['2026-12-01'] }
    const gone = { ...fund, name: 'Weg', deadlines: ['2020-01-01'] }
    const order = ranked([gone, all, soon, fund], { subject: 'green' }, today).map(
      ({ source }) => source.name,
    )
    expect(order).toEqual(['Fonds', 'Haast', 'Alles', 'Weg'])
  })
})

test('what was not checked for half a year is old, and asked about once a month', () => {
  expect(isOld('2026-05-27', today)).toBe(false)
  expect(isOld('2026-05-26', today)).toBe(true)
  expect(mustAsk({ checked_on: '2026-01-01', asked_on: null }, today)).toBe(true)
  expect(mustAsk({ checked_on: '2026-01-01', asked_on: '2026-11-01' }, today)).toBe(false)
  expect(mustAsk({ checked_on: '2026-01-01', asked_on: '2026-10-01' }, today)).toBe(true)
})

test('a file is read with quotes, lines in cells and either mark between', () => {
  expect(readCsv('\uFEFFa;b\r\n"1;""x""\ny";\'=2\r\n\r\n')).toEqual([
    ['a', 'b'],
    ['1;"x"\ny', '=2'],
  ])
  expect(readCsv('a,b\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('')).toEqual([])
})
