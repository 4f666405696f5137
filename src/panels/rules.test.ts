import { describe, expect, test } from 'vitest'
import {
  changesOf,
  endsSoon,
  isAsked,
  isForgotten,
  isOver,
  panelFault,
  pointsIn,
  remindsNow,
  requestState,
  takesMembers,
  termEnd,
  wantsIt,
} from './rules.ts'

const today = '2026-11-23'
const at = (day: string): Date => new Date(`${day}T12:00:00Z`)

describe('a group', () => {
  const group = {
    kind: 'sounding_board',
    projectId: 'p',
    areaId: null,
    ...{ seatsMin: 4, seatsMax: 8, termMonths: 12, subjects: [] },
  } as const

  test('has what its kind needs', () => {
    expect(panelFault(group)).toBeNull()
    expect(panelFault({ ...group, projectId: null })).toBe('project')
    expect(panelFault({ ...group, kind: 'neighbourhood_council' })).toBe('area')
    expect(panelFault({ ...group, seatsMax: 3 })).toBe('seats')
    expect(panelFault({ ...group, seatsMin: null })).toBe('seats')
    expect(panelFault({ ...group, termMonths: null })).toBe('term')
    const panel = {
      ...group,
      kind: 'digital_panel',
      seatsMin: null,
      seatsMax: null,
      termMonths: null,
    } as const
    expect(panelFault(panel)).toBe('subjects')
    expect(panelFault({ ...panel, subjects: ['green'] })).toBeNull()
  })

  test('takes members until the last day, a resident panel always', () => {
    const board = {
      kind: 'advisory_council',
      published_on: today,
      ended_on: null,
      recruits_until: today,
    } as const
    expect(takesMembers(board, today)).toBe(true)
    expect(takesMembers(board, '2026-11-24')).toBe(false)
    expect(takesMembers({ ...board, recruits_until: null }, today)).toBe(false)
    expect(takesMembers({ ...board, published_on: null }, today)).toBe(false)
    const panel = { ...board, kind: 'digital_panel', recruits_until: null } as const
    expect(takesMembers(panel, today)).toBe(true)
    expect(takesMembers({ ...panel, ended_on: today }, today)).toBe(false)
  })
})

describe('a term', () => {
  const seat = {
    state: 'member',
    from_day: '2026-01-01',
    until_day: '2026-12-10',
    reminded_at: null,
  } as const

  test('ends the day before it began, so many months later', () => {
    expect(termEnd('2026-01-01', 24)).toBe('2027-12-31')
    expect(termEnd('2026-03-15', 12)).toBe('2027-03-14')
  })

  test('is reminded of once in its last thirty days, and over the day after', () => {
    expect(endsSoon(seat, '2026-11-09')).toBe(false)
    expect(remindsNow(seat, '2026-11-10')).toBe(true)
    expect(remindsNow({ ...seat, reminded_at: at(today) }, today)).toBe(false)
    expect(isOver(seat, '2026-12-10')).toBe(false)
    expect(isOver(seat, '2026-12-11')).toBe(true)
    expect(remindsNow(seat, '2026-12-11')).toBe(false)
  })
})

test('who did not confirm, was not chosen or left long ago is forgotten; a member never', () => {
  const one = { state: 'asked', asked_at: at('2026-11-16'), answered_at: null, ended_on: null } as const
  expect(isForgotten(one, today)).toBe(false)
  expect(isForgotten(one, '2026-11-24')).toBe(true)
  const declined = { ...one, state: 'declined', answered_at: at('2026-10-24') } as const
  expect(isForgotten(declined, today)).toBe(false)
  expect(isForgotten(declined, '2026-11-24')).toBe(true)
  const ended = { ...one, state: 'ended', ended_on: '2025-11-23' } as const
  expect(isForgotten(ended, today)).toBe(false)
  expect(isForgotten(ended, '2026-11-24')).toBe(true)
  for (const state of ['applied', 'member'] as const)
    expect(isForgotten({ ...one, state }, '2036-01-01')).toBe(false)
})

test('an advice is asked, late, given, not answered in time, or answered', () => {
  const asked = {
    due_on: '2026-11-23',
    answer_by: '2026-12-23',
    advised_at: null,
    answered_at: null,
    withdrawn_at: null,
  }
  expect(requestState(asked, today)).toBe('asked')
  expect(requestState(asked, '2026-11-24')).toBe('late')
  const advised = { ...asked, advised_at: at('2026-12-01') }
  expect(requestState(advised, '2026-12-23')).toBe('advised')
  expect(requestState(advised, '2026-12-24')).toBe('answer_late')
  expect(requestState({ ...advised, answered_at: at('2027-01-02') }, '2027-02-01')).toBe('answered')
  const withdrawn = { ...asked, withdrawn_at: at('2026-11-20') }
  expect(requestState(withdrawn, '2027-02-01')).toBe('withdrawn')
  expect([asked, advised, withdrawn].map(isAsked)).toEqual([true, false, false])
})

test('a change of a question tells how each thing was that changed, the last change first', () => {
  const words = { title: 'Bomen', question: 'Welke?', due_on: '2026-12-01', answer_by: '2027-01-01' }
  const first = { ...words, reason: 'Meer tijd', changed_at: at('2026-11-10') }
  const second = { ...first, due_on: '2026-12-15', reason: 'Duidelijker', changed_at: at('2026-11-12') }
  const now = { ...words, due_on: '2026-12-15', question: 'Welke bomen, en waar?' }
  expect(changesOf(now, [first, second])).toEqual([
    { at: second.changed_at, reason: 'Duidelijker', was: [{ what: 'question', words: 'Welke?' }] },
    { at: first.changed_at, reason: 'Meer tijd', was: [{ what: 'due_on', day: '2026-12-01' }] },
  ])
  expect(changesOf(words, [])).toEqual([])
})

test('the points of an advice are its lines, without the signs of a list', () => {
  expect(pointsIn('1. Meer bomen\n\n- Een bankje\n  * 30 km per uur \n2026 is te vroeg')).toEqual([
    'Meer bomen',
    'Een bankje',
    '30 km per uur',
    '2026 is te vroeg',
  ])
  expect(pointsIn(' \n')).toEqual([])
})

test('who chose nothing is asked about everything', () => {
  const member = { subjects: ['green'], area_ids: ['a'] }
  expect(wantsIt(member, { subjects: [], areaIds: [] })).toBe(true)
  expect(wantsIt(member, { subjects: ['green', 'play'], areaIds: ['a'] })).toBe(true)
  expect(wantsIt(member, { subjects: ['play'], areaIds: [] })).toBe(false)
  expect(wantsIt(member, { subjects: ['green'], areaIds: ['b'] })).toBe(false)
  expect(wantsIt({ subjects: [], area_ids: [] }, { subjects: ['play'], areaIds: ['b'] })).toBe(true)
})
