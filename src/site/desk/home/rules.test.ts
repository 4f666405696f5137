import { describe, expect, test } from 'vitest'
import type { Advice, CaseEvent, CaseFile, Process, RunningTermOfCase } from '../../../cases/index.ts'
import { areaIdsWithin, areasOfRole, decisionSteps, dutiesOf, normUsed, untold, urgencyOf } from './rules.ts'

const today = '2026-11-23'

describe('how urgent a day is', () => {
  test.each([
    ['2026-11-20', { is: 'late', days: 3 }],
    ['2026-11-23', { is: 'today' }],
    ['2026-11-26', { is: 'soon' }],
    ['2026-11-27', { is: 'later' }],
  ])('%s', (due, urgency) => expect(urgencyOf(due, today)).toEqual(urgency))

  test('a norm counts working days, and never less than one', () => {
    // From Friday to Monday is one working day.
    expect(normUsed('2026-11-20', '2026-11-27', today)).toEqual({ used: 1, max: 5 })
    expect(normUsed('2026-11-21', '2026-11-22', '2026-11-21')).toEqual({ used: 0, max: 1 })
  })
})

const file = (id: string, state: CaseFile['state'] = 'running') => ({ id, state }) as CaseFile
const term = (case_id: string, name: string, due_day: string, owed_by = 'municipality') =>
  ({
    case_id,
    key: `norm:${name}`,
    kind: 'norm',
    name,
    owed_by,
    due_day,
    from_day: '2026-11-01',
  }) as RunningTermOfCase
const advice = (changes: Partial<Advice>) =>
  ({
    id: 'advice',
    case_id: 'a',
    aspect: 'money',
    answered_on: null,
    due_day: '2026-12-01',
    ...changes,
  }) as Advice

describe('what there is to do for a case', () => {
  const none = { terms: [], messages: [], advice: [] }

  test('terms within five working days, late ones first, and only our own', () => {
    const duties = dutiesOf(
      {
        ...none,
        files: [file('a'), file('b')],
        terms: [
          term('a', 'update', '2026-11-30'),
          term('a', 'feasibility', '2026-12-01'),
          term('b', 'contact', '2026-11-20'),
          term('b', 'execution', '2026-11-20', 'initiator'),
        ],
      },
      today,
    )
    expect(duties.map((duty) => [duty.caseId, duty.by])).toEqual([
      ['b', '2026-11-20'],
      ['a', '2026-11-30'],
    ])
  })

  test('while the clock stands still a case asks nothing by its terms', () => {
    const terms = [term('a', 'update', '2026-11-20')]
    expect(dutiesOf({ ...none, files: [file('a', 'paused')], terms }, today)).toEqual([])
  })

  test('a message of the initiator wants an answer within two working days; our own does not', () => {
    const at = new Date('2026-11-20T10:00:00Z')
    const messages = [
      { case_id: 'a', side: 'initiator' as const, at },
      { case_id: 'b', side: 'municipality' as const, at },
    ]
    const duties = dutiesOf({ ...none, files: [file('a'), file('b')], messages }, today)
    expect(duties).toEqual([{ kind: 'message', caseId: 'a', by: '2026-11-24', since: '2026-11-20' }])
  })

  test('advice that is in must be shared, advice that is late asked again, other advice waits', () => {
    const kinds = (one: Advice) =>
      dutiesOf({ ...none, files: [file('a')], advice: [one] }, today).map(({ kind }) => kind)
    expect(kinds(advice({ answered_on: '2026-11-20' }))).toEqual(['advice_share'])
    expect(kinds(advice({ due_day: '2026-11-20' }))).toEqual(['advice_late'])
    expect(kinds(advice({}))).toEqual([])
  })
})

describe('who must be told by hand', () => {
  const event = (type: string, side = 'municipality', visibility = 'parties') =>
    ({ type, side, visibility, on: '2026-11-20' }) as CaseEvent

  test('the last thing that happened, until a note says that it was told', () => {
    const told = [event('submitted', 'initiator'), event('guide_appointed')]
    expect(untold(told)?.type).toBe('guide_appointed')
    expect(untold([...told, event('note_added', 'municipality', 'staff')])).toBeNull()
    expect(
      untold([...told, event('note_added', 'municipality', 'staff'), event('decision_taken')])?.type,
    ).toBe('decision_taken')
  })

  test('not what they did themselves, what only staff see, or that the idea is in', () => {
    const events = [
      event('submitted', 'system'),
      event('message_posted', 'initiator'),
      event('advice_answered', 'municipality', 'staff'),
    ]
    expect(untold(events)).toBeNull()
  })
})

test('a decision waits for who may take it', () => {
  const step = (key: string, actor: string, asks: readonly string[]) => ({
    key,
    actor,
    asks_decision: asks,
    outcomes: [{ key: 'yes' }],
  })
  const process = {
    kind: 'wish',
    steps: [
      step('advice', 'jury', ['wish']),
      step('decision', 'area_manager', ['wish']),
      step('plan', 'guide', []),
    ],
    decision_types: [{ key: 'wish', decided_by: ['area_manager'] }],
  } as unknown as Process
  expect(decisionSteps([{ id: '1', process }], 'area_manager')).toEqual([{ kind: 'wish', step: 'decision' }])
  expect(decisionSteps([{ id: '1', process }], 'coordinator')).toEqual([])
})

describe('areas', () => {
  const areas = [
    { id: 'city', parent_id: null, jury_area_id: null },
    { id: 'oost', parent_id: 'city', jury_area_id: null },
    { id: 'staart', parent_id: 'city', jury_area_id: 'oost' },
    { id: 'merwe', parent_id: 'staart', jury_area_id: null },
    { id: 'west', parent_id: 'city', jury_area_id: null },
  ]
  const grant = (role: string, scopeId: string | null) => ({
    role,
    scopeKind: scopeId ? ('area' as const) : ('city' as const),
    scopeId,
  })

  test('an area holds its districts and their neighbourhoods', () => {
    expect(areaIdsWithin(areas, 'oost')).toEqual(['oost', 'staart', 'merwe'])
  })

  test('a role holds in its areas, or in the whole city', () => {
    expect(areasOfRole({ roles: [grant('area_manager', 'west')] }, 'area_manager', areas)).toEqual(['west'])
    expect(areasOfRole({ roles: [grant('area_manager', null)] }, 'area_manager', areas)).toBeNull()
    expect(areasOfRole({ roles: [grant('case_guide', null)] }, 'area_manager', areas)).toEqual([])
  })
})
