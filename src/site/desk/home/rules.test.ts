import { describe, expect, test } from 'vitest'
import type { Process, RunningTermOfCase } from '../../../cases/index.ts'
import { areasOfRole, decisionSteps, dueFor, isForToday, normUsed, stepFor, urgencyOf } from './rules.ts'

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

describe('what a day in a list is for', () => {
  const process = {
    kind: 'wish',
    norms: [{ key: 'update' }, { key: 'intake' }],
    steps: [
      { key: 'assessment', actor: 'adviser', asks_decision: [] },
      { key: 'decision', actor: 'executive', asks_decision: ['wish'] },
      { key: 'plan', actor: 'guide', asks_decision: [] },
    ],
  } as unknown as Process
  const term = (kind: 'norm' | 'step', name: string, due_day: string, owed_by = 'municipality') =>
    ({ kind, name, due_day, owed_by }) as RunningTermOfCase

  test('is what we owe first; on the same day the step says more than news about it', () => {
    const terms = [
      term('norm', 'update', '2026-12-07'),
      term('step', 'decision', '2026-12-07'),
      term('step', 'plan', '2026-11-01', 'initiator'),
    ]
    expect(dueFor(terms, process)).toEqual({ what: 'decision', due: '2026-12-07' })
    expect(dueFor([...terms, term('norm', 'intake', '2026-12-01')], process)).toEqual({
      what: 'intake',
      due: '2026-12-01',
    })
    const both = [term('step', 'plan', '2026-12-01'), term('norm', 'update', '2026-12-01')]
    for (const terms of [both, both.toReversed()])
      expect(dueFor(terms, process)).toEqual({ what: 'update', due: '2026-12-01' })
    expect(dueFor([term('step', 'execution', '2026-11-01', 'initiator')], process)).toBeNull()
  })

  test.each([
    ['assessment', 'advice'],
    ['decision', 'decision'],
    ['plan', 'step'],
    [null, 'step'],
  ] as const)('step %s: %s', (step, what) => expect(stepFor(process, step)).toBe(what))
})

test('on the list of today is what is late, for now, or due within five working days', () => {
  expect(isForToday({ due: '2026-11-20', late: true }, today)).toBe(true)
  expect(isForToday({ due: null, late: false }, today)).toBe(true)
  expect(isForToday({ due: '2026-11-30', late: false }, today)).toBe(true)
  expect(isForToday({ due: '2026-12-01', late: false }, today)).toBe(false)
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
    { id: 'city', parent_id: null, jury_area_id: null, merged_into: null },
    { id: 'oost', parent_id: 'city', jury_area_id: null, merged_into: null },
    { id: 'staart', parent_id: 'city', jury_area_id: 'oost', merged_into: null },
    { id: 'merwe', parent_id: 'staart', jury_area_id: null, merged_into: null },
    { id: 'west', parent_id: 'city', jury_area_id: null, merged_into: null },
  ]
  const grant = (role: string, scopeId: string | null) => ({
    role,
    scopeKind: scopeId ? ('area' as const) : ('city' as const),
    scopeId,
  })

  test('a role holds in its areas, or in the whole city', () => {
    expect(areasOfRole({ roles: [grant('area_manager', 'west')] }, 'area_manager', areas)).toEqual(['west'])
    expect(areasOfRole({ roles: [grant('area_manager', null)] }, 'area_manager', areas)).toBeNull()
    expect(areasOfRole({ roles: [grant('case_guide', null)] }, 'area_manager', areas)).toEqual([])
  })
})
