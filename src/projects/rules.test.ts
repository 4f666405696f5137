import { describe, expect, test } from 'vitest'
import { type CheckFacts, checklist, groundRules, principles, sentencesOf } from './checklist.ts'
import { changedPlan, partMark, partOf, planGaps } from './plan-chapters.ts'
import { planDifferences } from './plan-lines.ts'
import {
  cautionsIn,
  firstDay,
  missingIn,
  nextStates,
  phaseStates,
  readNumber,
  requiredWords,
  standingOf,
  tooSoon,
  wayFault,
} from './rules.ts'
import { emptyPlan, type Plan, type Way } from './schema.ts'

const today = '2026-11-21'
const way = (change: Partial<Way> = {}): Way => ({
  ...{ key: 'a', method: null, what: 'Inloop', from: '2026-12-10', until: null, when: '' },
  ...{ where: 'Buurthuis', reach: 'offline' as const },
  ...change,
})
const full: Plan = {
  ...emptyPlan,
  ...Object.fromEntries(requiredWords.map((name) => [name, 'Een korte zin.'])),
  decisionOn: '2027-03-01',
  feedbackOn: '2027-02-01',
  ways: [way()],
}
const waysOf = (...ways: readonly Way[]): Plan => ({ ...full, ways: [...ways] })

describe('a plan', () => {
  test('says what it lacks, in the order of its form', () => {
    expect(missingIn(full, [])).toEqual([])
    expect(missingIn({ ...full, goal: ' ' }, null)).toEqual(['level', 'goal'])
    expect(missingIn({ ...full, decisionOn: null }, [])).toEqual(['decisionWhen'])
    expect(missingIn({ ...full, decisionOn: null, decisionWhen: 'voorjaar 2027' }, [])).toEqual([])
    expect(missingIn({ ...full, ways: [] }, [])).toEqual(['ways'])
    expect(missingIn(full, ['article_needed'])).toEqual(['exception'])
  })

  test('has ways with a name, a moment and a place', () => {
    expect(wayFault(way())).toBeNull()
    expect(wayFault(way({ what: '' }))).toBe('what')
    expect(wayFault(way({ from: null }))).toBe('when')
    expect(wayFault(way({ from: null, when: 'voorjaar 2027' }))).toBeNull()
    expect(wayFault(way({ until: '2026-12-09' }))).toBe('order')
    expect(wayFault(way({ where: '' }))).toBe('where')
    expect(firstDay(waysOf(way(), way({ from: '2026-12-01' }), way({ from: null })))).toBe('2026-12-01')
  })

  test('is looked at again when the answer comes before the decision, or people come on a holiday', () => {
    expect(cautionsIn({ ...full, feedbackOn: '2027-03-01' })).toEqual([])
    expect(cautionsIn({ ...full, decisionOn: null })).toEqual([])
    expect(cautionsIn({ ...full, feedbackOn: null })).toEqual([])
    expect(cautionsIn(full)).toEqual([{ kind: 'answer_first', answer: '2027-02-01', decision: '2027-03-01' }])
    const boxing = way({ from: '2026-12-26' })
    const found = cautionsIn({ ...waysOf(boxing, way()), feedbackOn: null })
    expect(found).toEqual([
      {
        ...{ kind: 'holiday', way: boxing, day: '2026-12-26' },
        holiday: { nl: 'Tweede Kerstdag', en: 'Boxing Day' },
      },
    ])
    // An exhibition of two weeks is there on other days as well.
    const weeks = way({ from: '2026-12-26', until: '2027-01-08' })
    expect(cautionsIn({ ...waysOf(weeks), feedbackOn: null })).toEqual([])
  })

  test('is published so many days before people can take part', () => {
    const about = { today, noticeDays: 14, flags: [] }
    expect(tooSoon(waysOf(way({ from: '2026-12-05' })), null, about)).toEqual([])
    const late = way({ from: '2026-12-04' })
    expect(tooSoon(waysOf(late), null, about)).toEqual([
      { way: late, from: '2026-12-04', earliest: '2026-12-05' },
    ])
    // Where there is danger nobody waits; and a vague moment begins when it has a day.
    expect(tooSoon(waysOf(late), null, { ...about, flags: ['evaluate_afterwards'] })).toEqual([])
    expect(tooSoon(waysOf(way({ from: null })), null, about)).toEqual([])
  })

  test('can keep or put off what was published; what is new or earlier waits', () => {
    const about = { today, noticeDays: 14, flags: [] }
    const known = waysOf(way({ from: '2026-11-25' }))
    expect(tooSoon(waysOf(way({ from: '2026-11-25' })), known, about)).toEqual([])
    expect(tooSoon(waysOf(way({ from: '2026-11-27' })), known, about)).toEqual([])
    expect(tooSoon(waysOf(way({ from: '2026-11-24' })), known, about)).toHaveLength(1)
    expect(tooSoon(waysOf(way({ key: 'b', from: '2026-11-27' })), known, about)).toHaveLength(1)
  })
})

test('a project stands where its state and the days of its plan say', () => {
  const running = { state: 'running' } as const
  expect(standingOf(running, full, today)).toBe('soon')
  expect(standingOf(running, full, '2026-12-10')).toBe('open')
  expect(standingOf(running, waysOf(way({ until: '2026-12-20' })), '2026-12-20')).toBe('open')
  expect(standingOf(running, full, '2026-12-11')).toBe('running')
  expect(standingOf({ state: 'answering' }, full, '2026-12-10')).toBe('answering')
  expect(nextStates('closed')).toEqual([])
  expect(nextStates('running')).not.toContain('closed')
})

test('a number is read as people type it', () => {
  expect(readNumber('p2026-0012')).toBe('P2026-0012')
  for (const text of ['', '2026-0012', 'P26-12', "P2026-0001'", 'P2026-0001%00'])
    expect(readNumber(text)).toBeNull()
})

describe('the line of phases', () => {
  const phases = [
    { starts_on: '2026-11-01', ends_on: '2026-11-30' },
    { starts_on: '2026-12-01', ends_on: '2027-02-07' },
    { starts_on: null, ends_on: null },
  ]
  const at = (today: string, state: 'running' | 'closed' | 'stopped' = 'running') =>
    phaseStates(phases, { state, today })

  test('what lies before today is done, what comes is ahead', () => {
    expect(at('2026-10-01')).toEqual(['ahead', 'ahead', 'ahead'])
    expect(at('2026-11-24')).toEqual(['now', 'ahead', 'ahead'])
    expect(at('2026-12-24')).toEqual(['done', 'now', 'ahead'])
  })

  test('after the last known day nothing is said to be now', () => {
    expect(at('2027-03-01')).toEqual(['done', 'done', 'ahead'])
  })

  test('of phases that overlap, the one that began last counts', () => {
    const both = [
      { starts_on: '2026-11-01', ends_on: '2026-12-10' },
      { starts_on: '2026-11-20', ends_on: null },
    ]
    expect(phaseStates(both, { state: 'running', today: '2026-11-24' })).toEqual(['done', 'now'])
  })

  test('a finished project has everything behind it, a stopped one is nowhere', () => {
    expect(at('2026-11-24', 'closed')).toEqual(['done', 'done', 'done'])
    expect(at('2026-12-24', 'stopped')).toEqual(['done', 'ahead', 'ahead'])
  })
})

describe('the checklist', () => {
  const facts: CheckFacts = {
    plan: waysOf(way({ method: 'walk_in' })),
    state: 'running',
    today,
    noticeDays: 14,
    publishedOn: '2026-11-20',
    versions: 1,
    firstDayThen: '2026-12-10',
    hasLevel: true,
    flags: [],
    care: [],
    methods: ['walk_in'],
    closedOn: null,
    answeredOn: null,
    hasLessons: false,
  }
  const verdicts = (change: Partial<CheckFacts> = {}) =>
    Object.fromEntries(checklist({ ...facts, ...change }).map(({ key, verdict }) => [key, verdict]))

  test('has all eight rules and three principles, and none is kept without its fact', () => {
    expect(checklist(facts).map(({ key }) => key)).toEqual([...groundRules, ...principles])
    const empty = verdicts({
      plan: emptyPlan,
      publishedOn: null,
      firstDayThen: null,
      versions: 0,
      hasLevel: false,
    })
    expect(Object.values(empty)).not.toContain('kept')
  })

  test('says what is kept, what is not, and what cannot be said yet', () => {
    const found = verdicts()
    expect(Object.entries(found).filter(([, one]) => one !== 'kept')).toEqual([['feedback', 'open']])
  })

  test.each([
    ['on_time', { plan: { ...facts.plan, decisionOn: '2026-12-01' } }, 'broken'],
    ['on_time', { plan: { ...facts.plan, decisionOn: null } }, 'open'],
    ['clear', { plan: { ...facts.plan, fixed: '' } }, 'broken'],
    ['notice', { publishedOn: '2026-12-01' }, 'broken'],
    ['notice', { publishedOn: '2026-12-01', flags: ['evaluate_afterwards'] }, 'kept'],
    ['everyone', { plan: waysOf(way({ reach: 'online' })) }, 'broken'],
    ['everyone', { care: ['outreach_way'] }, 'broken'],
    ['everyone', { care: ['outreach_way'], plan: waysOf(way({ reach: 'outreach' })) }, 'kept'],
    ['plain', { plan: { ...facts.plan, goal: 'woord '.repeat(60), open: 'woord '.repeat(21) } }, 'broken'],
    ['feedback', { today: '2027-02-02' }, 'broken'],
    ['feedback', { state: 'closed', closedOn: '2027-01-20' }, 'kept'],
    ['feedback', { state: 'closed', closedOn: '2027-02-20' }, 'broken'],
    ['feedback', { state: 'closed', closedOn: '2027-02-20', answeredOn: '2027-01-28' }, 'kept'],
    ['feedback', { state: 'answering', answeredOn: '2027-01-28' }, 'kept'],
    ['feedback', { state: 'answering', answeredOn: '2027-02-10' }, 'broken'],
    ['feedback', { state: 'running', answeredOn: '2026-12-20' }, 'open'],
    ['learning', { state: 'closed', closedOn: '2027-01-20' }, 'broken'],
    ['learning', { state: 'closed', closedOn: '2027-01-20', hasLessons: true }, 'kept'],
    ['tailored', { methods: ['panel'] }, 'broken'],
    ['safety', { care: ['small_groups'] }, 'broken'],
    ['safety', { care: ['small_groups'], plan: { ...facts.plan, care: ['small_groups'] } }, 'kept'],
  ] as const)('%s', (key, change, expected) => {
    expect(verdicts(change as Partial<CheckFacts>)[key]).toBe(expected)
  })

  test('counts sentences, not abbreviations of a list', () => {
    const plan = { ...emptyPlan, goal: 'Kort. Ook kort!\nNog een.', decision: `${'lang '.repeat(21)}.` }
    expect(sentencesOf(plan)).toEqual({ all: 4, long: 1 })
  })
})

test('two versions are compared point by point', () => {
  const before = [
    { id: 'goal', name: 'Doel', value: 'A' },
    { id: 'way.a', name: 'Inloop', value: 'Inloop, 10 december' },
  ]
  const after = [
    { id: 'goal', name: 'Doel', value: 'A' },
    { id: 'way.b', name: 'Enquête', value: 'Enquête, januari' },
  ]
  expect(planDifferences(before, after)).toEqual([
    { id: 'way.b', name: 'Enquête', before: null, after: 'Enquête, januari' },
    { id: 'way.a', name: 'Inloop', before: 'Inloop, 10 december', after: null },
  ])
})

describe('a plan is written by chapter', () => {
  const way: Way = {
    ...{ key: 'avond', method: null, what: 'Avond', from: null, until: null, when: '', where: '' },
    reach: 'offline',
  }
  const written = { ...emptyPlan, goal: 'Een straat.', ways: [way] }

  test('every gap knows its chapter, and its way', () => {
    const gaps = planGaps({ plan: written, version: 2, note: ' ' }, ['article_needed'])
    expect(gaps.filter((gap) => gap.kind === 'way')).toMatchObject([{ nr: 1, fault: 'when' }])
    const chapters = gaps.flatMap((gap) => (gap.kind === 'level' ? [] : [gap.chapter]))
    expect(new Set(chapters)).toEqual(
      new Set([
        ...['doel', 'ruimte', 'wie', 'manieren', 'inbreng', 'veilig', 'middelen'],
        ...['terugblik', 'wijziging'],
      ]),
    )
    expect(gaps.some((gap) => gap.kind === 'missing' && gap.what === 'exception')).toBe(true)
    expect(planGaps({ plan: written, version: 1, note: null }, null)[0]).toEqual({ kind: 'level' })
    expect(planGaps({ plan: written, version: 1, note: null }, []).some(({ kind }) => kind === 'note')).toBe(
      false,
    )
  })

  test('a change touches its own part only', () => {
    expect(changedPlan(written, { plan: { goal: 'Een plein.' } })).toEqual({ ...written, goal: 'Een plein.' })
    const later = { ...way, when: 'mei' }
    expect(changedPlan(written, { way: { key: 'avond', way: later } }).ways).toEqual([later])
    expect(changedPlan(written, { way: { key: 'nieuw1', way } }).ways).toHaveLength(2)
    expect(changedPlan(written, { way: { key: 'avond', way: null } }).ways).toEqual([])
  })

  test('the mark of a part changes with that part alone', () => {
    const now = { plan: written, change_note: null }
    const other = { plan: { ...written, goal: 'Een plein.' }, change_note: 'Anders.' }
    const goal = partOf({ plan: { goal: '' } })
    expect(partMark(now, goal)).not.toBe(partMark(other, goal))
    expect(partMark(now, partOf({ plan: { fixed: '' } }))).toBe(
      partMark(other, partOf({ plan: { fixed: '' } })),
    )
    expect(partMark(now, partOf({ way: { key: 'avond', way } }))).toBe(partMark(other, { way: 'avond' }))
    expect(partMark(now, partOf({ changeNote: '' }))).not.toBe(partMark(other, 'changeNote'))
  })
})
