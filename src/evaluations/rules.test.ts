import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formSchema } from '../forms/index.ts'
import { projectRoot } from '../kit/settings.ts'
import {
  canGoOnUntil,
  colleagueGroups,
  isLastDay,
  isOpenOn,
  isReminderDay,
  leaderNews,
  marksTogether,
  openFault,
  readAddresses,
  resultsFrom,
  summaryOf,
  wordsTogether,
} from './rules.ts'
import { type Group, groups, markKey } from './schema.ts'

const formOf = (group: Group) =>
  formSchema.parse(
    JSON.parse(readFileSync(join(projectRoot, 'config', 'forms', `evaluation-${group}.json`), 'utf8')),
  )
const form = formOf('participants')
const days = { opened_on: '2026-11-02', closes_on: '2026-11-23', results_at: null, reminded_on: null }
const times = <T>(amount: number, one: T): readonly T[] => Array.from({ length: amount }, () => one)
const nobody = { participants: 0, staff: 0, board: 0 }

describe('an evaluation', () => {
  test('opens when everything is answered and nobody can take part any more', () => {
    expect(openFault({ published: false, running: false, unanswered: 0 })).toBe('notPublic')
    expect(openFault({ published: true, running: true, unanswered: 0 })).toBe('running')
    expect(openFault({ published: true, running: false, unanswered: 2 })).toBe('unanswered')
    expect(openFault({ published: true, running: false, unanswered: 0 })).toBeNull()
  })

  test('lasts a week at least, can go on longer, and is open on its last day', () => {
    expect(isLastDay('2026-11-08', '2026-11-02')).toBe(false)
    expect(isLastDay('2026-11-09', '2026-11-02')).toBe(true)
    expect(isLastDay('2027-01-02', '2026-11-02')).toBe(false)
    expect(canGoOnUntil('2026-11-23', days)).toBe(false)
    expect(canGoOnUntil('2026-11-30', days)).toBe(true)
    expect(canGoOnUntil('2027-11-30', days)).toBe(false)
    expect(isOpenOn(days, '2026-11-23')).toBe(true)
    expect(isOpenOn(days, '2026-11-24')).toBe(false)
    expect(isOpenOn({ ...days, results_at: new Date() }, '2026-11-20')).toBe(false)
  })

  test('reminds once, in its last days, and never right after the first mail', () => {
    expect(isReminderDay(days, '2026-11-19')).toBe(false)
    expect(isReminderDay(days, '2026-11-20')).toBe(true)
    expect(isReminderDay(days, '2026-11-24')).toBe(false)
    expect(isReminderDay({ ...days, reminded_on: '2026-11-20' }, '2026-11-21')).toBe(false)
    const short = { ...days, closes_on: '2026-11-09' }
    expect(isReminderDay(short, '2026-11-05')).toBe(false)
    expect(isReminderDay(short, '2026-11-06')).toBe(true)
  })

  test('reads addresses however they are typed, each once', () => {
    expect(readAddresses('A@b.nl, c@d.nl\n a@b.nl ; ')).toEqual({
      addresses: ['a@b.nl', 'c@d.nl'],
      wrong: null,
    })
    expect(readAddresses('a@b.nl\nburgemeester').wrong).toBe('burgemeester')
    expect(readAddresses('').addresses).toEqual([])
  })

  test('asks every group for a mark of 1 to 10', () => {
    for (const group of groups) {
      const mark = formOf(group)
        .sections.flatMap(({ fields }) => fields)
        .find(({ key }) => key === markKey)
      expect(mark).toMatchObject({ type: 'scale', from: 1, to: 10, required: true })
    }
  })
})

describe('what is told', () => {
  test('is never one group of colleagues beside both together', () => {
    const told = (staff: number, board: number) => colleagueGroups({ staff, board }).map(({ who }) => who)
    expect(told(4, 0)).toEqual([])
    expect(told(5, 0)).toEqual(['staff'])
    expect(told(0, 6)).toEqual(['board'])
    expect(told(7, 2)).toEqual(['together'])
    expect(told(3, 2)).toEqual(['together'])
    expect(told(2, 2)).toEqual([])
    expect(told(5, 5)).toEqual(['staff', 'board'])
  })

  test('of fewer than ten participants is nothing', () => {
    const answers = { participants: times(9, { mark: 8 }), staff: [], board: [] }
    const results = resultsFrom(form, answers, { ...nobody, participants: 40 })
    expect(results.participants).toMatchObject({ people: null, questions: [] })
    expect(summaryOf(results, '2026-11-23')).toEqual({
      until: '2026-11-23',
      groups: [{ who: 'participants', invited: 40, answered: null, mark: null }],
      tables: [],
    })
  })

  test('is a table of the rules, an average mark, and of colleagues a mark to half a point', () => {
    const yes = { mark: 8, rules: { clear: 'yes', heard: 'yes' }, better: 'Eerder beginnen' }
    const no = { mark: 6, rules: { clear: 'no', heard: 'yes' } }
    const few = { mark: 5, rules: { clear: 'partly' } }
    const results = resultsFrom(
      form,
      {
        participants: [...times(20, yes), ...times(15, no), ...times(3, few)],
        staff: [{ mark: 7 }, { mark: 7 }, { mark: 8 }],
        board: [{ mark: 6 }, { mark: 7 }],
      },
      { participants: 60, staff: 4, board: 3 },
    )
    const summary = summaryOf(results, '2026-11-23')
    expect(summary.groups).toEqual([
      { who: 'participants', invited: 60, answered: 38, mark: expect.any(Number) },
      { who: 'together', invited: 7, answered: 5, mark: 7 },
    ])
    const [table] = summary.tables
    expect(table?.options.map(({ nl }) => nl)).toEqual(['Ja', 'Deels', 'Nee', 'Weet ik niet'])
    const clear = table?.rows.find(({ label }) => label.nl.startsWith('Was duidelijk'))
    // Three said partly: neither they nor the smallest group beside them are told.
    expect(clear?.amounts).toEqual([20, null, null, 0])
    expect(JSON.stringify(results)).not.toContain('Eerder beginnen')
  })

  test('across projects is an average of marks that may be told, from three projects', () => {
    const gave = (mark: number, amount: number) =>
      resultsFrom(form, { participants: times(amount, { mark }), staff: [], board: [] }, nobody)
    expect(marksTogether([gave(7, 20), gave(8, 30), gave(2, 4)])).toBeNull()
    expect(marksTogether([gave(7, 20), gave(8, 300), gave(6, 20)])).toEqual({ projects: 3, mark: 7 })
  })
})

test('words of groups that are told as one do not tell which of them wrote', () => {
  const label = (nl: string) => ({ nl, en: nl })
  const staff = [
    { key: 'better', label: label('Wat anders?'), texts: ['Vroeger beginnen', 'Korter'] },
    { key: 'rules', label: label('Welke regels?'), texts: ['Op tijd'] },
  ]
  const board = [
    { key: 'helped', label: label('Hielp het?'), texts: ['Ja'] },
    { key: 'better', label: label('Wat anders?'), texts: ['Meer kaarten'] },
  ]
  expect(wordsTogether([staff, board])).toEqual([
    { key: 'better', label: label('Wat anders?'), texts: ['Korter', 'Meer kaarten', 'Vroeger beginnen'] },
  ])
  expect(wordsTogether([staff])).toEqual(staff)
})

test('the leader of a closed project hears that it can be evaluated, and for a while of the results', () => {
  const closed = { published: true, closedOn: '2026-09-01' }
  expect(leaderNews(closed, null, '2026-11-30')).toBe('open')
  expect(leaderNews(closed, null, '2026-12-01')).toBeNull()
  expect(leaderNews({ ...closed, closedOn: null }, null, '2026-09-02')).toBeNull()
  expect(leaderNews({ ...closed, published: false }, null, '2026-09-02')).toBeNull()
  expect(leaderNews(closed, { results_at: null }, '2026-09-02')).toBeNull()
  const there = { results_at: new Date('2026-11-01T12:00:00Z') }
  expect(leaderNews(closed, there, '2026-11-15')).toBe('results')
  expect(leaderNews(closed, there, '2026-11-16')).toBeNull()
})
