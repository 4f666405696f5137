import { describe, expect, test } from 'vitest'
import { emptyPlan } from '../../projects/index.ts'
import { chosenRows, type PortfolioRow, ruleCounts, sortedRows, spanOf } from './rules.ts'

const counts = { people: 0, contributions: 0, answered: 0, in_time: 0, late: 0, late_open: 0 }
const row = (title: string, rest: Partial<PortfolioRow> & { readonly areas?: readonly string[] } = {}) =>
  ({
    project: { id: title, title, area_ids: rest.areas ?? [] },
    ...{ version: null, standing: 'open', checks: [], leader: null, counts, surveyAnswers: 0 },
    ...rest,
  }) as unknown as PortfolioRow
const names = (rows: readonly PortfolioRow[]): readonly string[] => rows.map(({ project }) => project.title)
const check = (key: 'notice' | 'plain', verdict: 'kept' | 'broken' | 'open') => ({ key, verdict, facts: {} })
const planned = (feedbackOn: string | null, decisionOn: string | null = null) =>
  ({ plan: { ...emptyPlan, feedbackOn, decisionOn } }) as PortfolioRow['version']
const any = { standing: null, leaderId: null, areaIds: null, broken: null }

describe('what is chosen', () => {
  test('is what is not over, unless one asks for more', () => {
    const rows = [row('a'), row('b', { standing: 'closed' }), row('c', { standing: 'preparing' })]
    expect(names(chosenRows(rows, any))).toEqual(['a', 'c'])
    expect(names(chosenRows(rows, { ...any, standing: 'all' }))).toEqual(['a', 'b', 'c'])
    expect(names(chosenRows(rows, { ...any, standing: 'closed' }))).toEqual(['b'])
  })

  test('in an area has what is about the whole city too', () => {
    const rows = [row('a', { areas: ['1', '2'] }), row('b', { areas: ['3'] }), row('c')]
    expect(names(chosenRows(rows, { ...any, areaIds: ['2'] }))).toEqual(['a', 'c'])
  })

  test('can be of one leader, or what does not keep a rule', () => {
    const rows = [
      row('a', { leader: { id: 'l', name: 'Lieke' }, checks: [check('notice', 'broken')] }),
      row('b', { checks: [check('notice', 'open'), check('plain', 'broken')] }),
    ]
    expect(names(chosenRows(rows, { ...any, leaderId: 'l' }))).toEqual(['a'])
    expect(names(chosenRows(rows, { ...any, broken: 'notice' }))).toEqual(['a'])
    expect(names(chosenRows(rows, { ...any, broken: 'plain' }))).toEqual(['b'])
  })
})

test('what waits longest comes first, then what is promised first; days that nobody knows come last', () => {
  const rows = [
    row('over', { version: planned('2026-01-01'), standing: 'closed' }),
    row('none', { version: null }),
    row('may', { version: planned('2027-05-01', '2027-06-01') }),
    row('late', { version: planned('2027-09-01'), counts: { ...counts, late_open: 3 } }),
    row('march', { version: planned('2027-03-01', '2027-07-01') }),
  ]
  expect(names(sortedRows(rows, 'antwoord'))).toEqual(['late', 'march', 'may', 'none', 'over'])
  expect(names(sortedRows(rows, 'besluit'))).toEqual(['may', 'march', 'late', 'none', 'over'])
  expect(names(sortedRows(rows, 'naam'))).toEqual(['late', 'march', 'may', 'none', 'over'])
})

test('what does not keep most rules comes first, and rules are counted over all', () => {
  const rows = [
    row('good', { checks: [check('notice', 'kept'), check('plain', 'open')] }),
    row('bad', { checks: [check('notice', 'broken'), check('plain', 'broken')] }),
  ]
  expect(names(sortedRows(rows, 'regels'))).toEqual(['bad', 'good'])
  const found = ruleCounts(rows)
  expect(found).toHaveLength(11)
  expect(found).toContainEqual({ key: 'notice', kept: 1, broken: 1, open: 0 })
  expect(found).toContainEqual({ key: 'plain', kept: 0, broken: 1, open: 1 })
  expect(found).toContainEqual({ key: 'safety', kept: 0, broken: 0, open: 0 })
})

test('a project lasts from the first day that is known until the last', () => {
  const way = { key: 'a', method: null, what: 'x', when: '', where: '', reach: 'online' } as const
  const ways = [
    { ...way, from: '2027-02-01', until: '2027-02-20' },
    { ...way, from: '2027-03-05', until: null },
    { ...way, from: null, until: null },
  ]
  expect(spanOf({ ...emptyPlan, ways, feedbackOn: '2027-04-01', decisionOn: null })).toEqual({
    ...{ from: '2027-02-01', until: '2027-04-01' },
    parts: [
      { from: '2027-02-01', until: '2027-02-20' },
      { from: '2027-03-05', until: '2027-03-05' },
    ],
    days: ['2027-04-01', null],
  })
  expect(spanOf(emptyPlan)).toBeNull()
})
