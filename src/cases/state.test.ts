import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../kit/dates.ts'
import type { Happening, Side, TimedHappening } from './events.ts'
import { refusalOf } from './rules.ts'
import { eventTypes, type Process } from './schema.ts'
import { deriveCase, isPublic } from './state.ts'
import { faultLines, validateProcess } from './validate.ts'

const load = (name: string): Process => {
  const url = new URL(`../../config/processes/${name}.json`, import.meta.url)
  const result = validateProcess(JSON.parse(readFileSync(url, 'utf8')))
  if (!result.ok) throw new Error(faultLines(result.faults))
  return result.process
}
const cityWish = load('city_wish')
const wish = load('neighbourhood_wish')

const on = (day: Day, happening: Happening, side: Side = 'municipality'): TimedHappening => ({
  ...happening,
  on: day,
  side,
})
const submitted = on('2026-09-01', { type: 'submitted', data: { officerId: 'noor' } }, 'initiator')
const guide = (day: Day) => on(day, { type: 'guide_appointed', data: { guideId: 'ruud' } })
const completed = (day: Day, step: string, outcome: string) =>
  on(day, { type: 'step_completed', data: { step, outcome } })
const paused = (day: Day, until: Day) => on(day, { type: 'paused', data: { until } })
const resumed = (day: Day) => on(day, { type: 'resumed', data: { because: 'answered' } })
const term = (state: ReturnType<typeof deriveCase>, key: string) =>
  state.terms.find((candidate) => candidate.key === key)

describe('a submitted idea', () => {
  const state = deriveCase([submitted], cityWish, '2026-09-03')

  test('is in the first step and owned by the officer of the day', () => {
    expect(state).toMatchObject({
      status: 'running',
      step: 'received',
      stepSince: '2026-09-01',
      ownerId: 'noor',
    })
  })

  test('knows every norm with its day', () => {
    expect(term(state, 'norm:contact')?.due).toBe('2026-09-08')
    expect(term(state, 'norm:intake')?.due).toBe('2026-09-22')
    expect(term(state, 'norm:feasibility')?.due).toBe('2026-10-27')
    expect(term(state, 'norm:update#1')?.due).toBe('2026-09-29')
    expect(state.nextDue).toBe('2026-09-08')
  })

  test('is overdue by the clock alone', () => {
    const later = deriveCase([submitted], cityWish, '2026-09-09')
    expect(later.overdue.map(({ key }) => key)).toEqual(['step:received#1', 'norm:contact'])
  })
})

describe('through the city wish', () => {
  test('a guide takes over, and the norm for contact is kept', () => {
    const state = deriveCase([submitted, guide('2026-09-04')], cityWish, '2026-12-01')
    expect(state.ownerId).toBe('ruud')
    expect(term(state, 'norm:contact')).toMatchObject({ status: 'kept', doneOn: '2026-09-04' })
  })

  test('a guide who came too late stays too late', () => {
    const state = deriveCase([submitted, guide('2026-09-10')], cityWish, '2026-12-01')
    expect(term(state, 'norm:contact')).toMatchObject({ status: 'late', overdue: false })
  })

  test('a step visited again starts a new term', () => {
    const state = deriveCase(
      [
        submitted,
        completed('2026-09-02', 'received', 'to_intake'),
        completed('2026-09-10', 'intake', 'to_assessment'),
        completed('2026-09-20', 'assessment', 'to_intake'),
      ],
      cityWish,
      '2026-09-21',
    )
    expect(state).toMatchObject({ step: 'intake', stepSince: '2026-09-20' })
    expect(state.stepTerm?.key).toBe('step:intake#2')
  })

  test('an update is owed again four weeks after each one, until the end', () => {
    const events = [
      submitted,
      on('2026-09-20', { type: 'message_posted', data: { messageId: 'm' } }),
      on('2026-10-30', { type: 'update_posted', data: { fileIds: [] } }),
    ]
    const state = deriveCase(events, cityWish, '2026-10-30')
    expect(term(state, 'norm:update#1')?.status).toBe('kept')
    expect(term(state, 'norm:update#2')).toMatchObject({ due: '2026-10-19', status: 'late' })
    expect(term(state, 'norm:update#3')).toMatchObject({ due: '2026-11-27', status: 'running' })
    const ended = deriveCase(
      [...events, on('2026-11-01', { type: 'withdrawn', data: {} }, 'initiator')],
      cityWish,
      '2027-01-01',
    )
    expect(ended).toMatchObject({ status: 'ended', end: 'withdrawn', step: null, nextDue: null })
    expect(term(ended, 'norm:update#3')?.status).toBe('void')
    expect(ended.overdue).toEqual([])
  })

  test('a message of the initiator is no update', () => {
    const events = [
      submitted,
      on('2026-09-20', { type: 'message_posted', data: { messageId: 'm' } }, 'initiator'),
    ]
    expect(term(deriveCase(events, cityWish, '2026-09-21'), 'norm:update#1')?.status).toBe('running')
  })

  test('what the initiator owes is not our lateness', () => {
    const events = [
      submitted,
      completed('2026-09-02', 'received', 'to_intake'),
      completed('2026-09-10', 'intake', 'to_assessment'),
      completed('2026-09-20', 'assessment', 'to_decision'),
      completed('2026-09-21', 'decision', 'yes'),
      completed('2026-09-22', 'agreements', 'agreed'),
    ]
    const state = deriveCase(events, cityWish, '2028-01-01')
    expect(state.stepTerm).toMatchObject({ owedBy: 'initiator', overdue: true })
    expect(state.overdue.map(({ name }) => name)).not.toContain('execution')
  })
})

describe('the legal term of a neighbourhood wish', () => {
  test('runs from the submission, also before the decision is reached', () => {
    const state = deriveCase([submitted], wish, '2026-09-03')
    expect(term(state, 'step:decision#1')).toMatchObject({
      from: '2026-09-01',
      due: '2026-10-27',
      legal: true,
    })
  })

  test('received 1-9, invited 8-9, supplemented 22-9: 13 days suspended (dutch context 9.1)', () => {
    const state = deriveCase(
      [submitted, paused('2026-09-08', '2026-10-06'), resumed('2026-09-22')],
      wish,
      '2026-10-01',
    )
    expect(term(state, 'step:decision#1')?.due).toBe('2026-11-09')
    expect(state.duration).toEqual({ total: 30, paused: 13, net: 17 })
  })

  test('a request without an answer lapses by the clock, recorded or not', () => {
    const events = [submitted, paused('2026-09-08', '2026-09-22')]
    expect(deriveCase(events, wish, '2026-09-22')).toMatchObject({
      status: 'paused',
      pausedUntil: '2026-09-22',
    })
    const silent = deriveCase(events, wish, '2026-10-01')
    expect(silent.status).toBe('running')
    const recorded = deriveCase([...events, resumed('2026-09-23')], wish, '2026-10-01')
    expect(term(recorded, 'step:decision#1')?.due).toBe(term(silent, 'step:decision#1')?.due)
  })
})

describe('what may not happen', () => {
  const state = deriveCase([submitted], cityWish, '2026-09-02')
  const refusal = (happening: Happening, day: Day = '2026-09-02') =>
    refusalOf(state, happening, cityWish, day)

  test('a step that is not the current one, or an outcome it does not have', () => {
    expect(refusal({ type: 'step_completed', data: { step: 'intake', outcome: 'to_assessment' } })).toBe(
      'other_step',
    )
    expect(refusal({ type: 'step_completed', data: { step: 'received', outcome: 'magic' } })).toBe(
      'unknown_outcome',
    )
  })

  test('a referral without a decision that gives reasons', () => {
    expect(refusal({ type: 'step_completed', data: { step: 'received', outcome: 'referred' } })).toBe(
      'decision_first',
    )
  })

  test('a second extension, a late one, and one longer than the term', () => {
    const extend = { type: 'extended', data: { step: 'received', length: 3, unit: 'working_days' } } as const
    expect(refusal(extend)).toBeNull()
    const once = deriveCase([submitted, on('2026-09-02', extend)], cityWish, '2026-09-02')
    expect(once.stepTerm).toMatchObject({ due: '2026-09-11', extended: true })
    expect(refusalOf(once, extend, cityWish, '2026-09-02')).toBe('already_extended')
    expect(refusal(extend, '2026-09-09')).toBe('term_has_passed')
    expect(refusal({ ...extend, data: { ...extend.data, length: 6 } })).toBe('longer_than_term')
  })

  test('moving on while we wait for the initiator', () => {
    const waiting = deriveCase([submitted, paused('2026-09-02', '2026-09-20')], cityWish, '2026-09-03')
    const on = { type: 'step_completed', data: { step: 'received', outcome: 'to_intake' } } as const
    expect(refusalOf(waiting, on, cityWish, '2026-09-03')).toBe('is_paused')
  })

  test('publishing without the initiator’s yes', () => {
    expect(refusal({ type: 'published', data: {} })).toBe('no_consent')
  })
})

describe('what the public may see (rule 6)', () => {
  const consent = (day: Day) => on(day, { type: 'consent_given', data: {} }, 'initiator')
  const published = (day: Day) => on(day, { type: 'published', data: {} })
  const withdrawn = on('2026-10-01', { type: 'withdrawn', data: {} }, 'initiator')

  test('needs a yes and a look by the team', () => {
    expect(isPublic(deriveCase([submitted, consent('2026-09-01')], cityWish, '2026-09-02'))).toBe(false)
    const both = [submitted, consent('2026-09-01'), published('2026-09-02')]
    expect(isPublic(deriveCase(both, cityWish, '2026-09-02'))).toBe(true)
    expect(isPublic(deriveCase([...both, withdrawn], cityWish, '2026-10-02'))).toBe(false)
    const agreed = [...both, withdrawn, consent('2026-10-02')]
    expect(isPublic(deriveCase(agreed, cityWish, '2026-10-03'))).toBe(true)
  })
})

describe('a reopened case', () => {
  test('goes on in the step, and the time it was closed counts for nobody', () => {
    const events = [
      submitted,
      on('2026-09-03', { type: 'withdrawn', data: {} }, 'initiator'),
      on('2026-09-23', { type: 'reopened', data: { step: 'received' } }),
    ]
    const state = deriveCase(events, cityWish, '2026-09-23')
    expect(state).toMatchObject({ status: 'running', step: 'received', end: null })
    expect(term(state, 'norm:feasibility')).toMatchObject({ status: 'running', due: '2026-11-16' })
  })
})

// Any sequence of events that passed the rules keeps the promises of the domain.

const steps = (process: Process) => process.steps.map((step) => step.key)
const anyHappening = (process: Process): fc.Arbitrary<Happening> => {
  const person = fc.constantFrom('noor', 'ruud', 'aylin')
  const outcomes = process.steps.flatMap((step) =>
    step.outcomes.map((outcome) => ({ step: step.key, outcome: outcome.key })),
  )
  const types = process.decision_types.map((type) => type.key)
  const id = fc.constantFrom('a', 'b', 'c')
  const later = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-09-01', days * 5))
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.constantFrom(...outcomes).map((data) => ({ type: 'step_completed' as const, data })),
    },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...outcomes), fc.constantFrom(...types), id)
        .map(([data, decisionType, decisionId]) => ({
          type: 'decision_taken' as const,
          data: { ...data, decisionType, decisionId },
        })),
    },
    { weight: 3, arbitrary: later.map((until) => ({ type: 'paused' as const, data: { until } })) },
    {
      weight: 3,
      arbitrary: fc.constant({ type: 'resumed' as const, data: { because: 'answered' as const } }),
    },
    person.map((guideId) => ({ type: 'guide_appointed' as const, data: { guideId } })),
    person.map((officerId) => ({ type: 'officer_changed' as const, data: { officerId } })),
    fc.option(person).map((substituteId) => ({ type: 'substitute_set' as const, data: { substituteId } })),
    fc
      .constantFrom(...steps(process))
      .map((step) => ({ type: 'extended' as const, data: { step, length: 1, unit: 'days' as const } })),
    fc.constant({ type: 'withdrawn' as const, data: {} }),
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...steps(process))
        .map((step) => ({ type: 'reopened' as const, data: { step } })),
    },
    fc.constant({ type: 'update_posted' as const, data: { fileIds: [] } }),
    id.map((messageId) => ({ type: 'message_posted' as const, data: { messageId } })),
    fc.constant({ type: 'consent_given' as const, data: {} }),
    fc.constant({ type: 'published' as const, data: {} }),
    person.map((officerId) => ({ type: 'submitted' as const, data: { officerId } })),
  )
}

const anyHistory = (process: Process) =>
  fc
    .array(
      fc.tuple(
        anyHappening(process),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom<Side>('initiator', 'municipality'),
      ),
      {
        maxLength: 60,
      },
    )
    .map((wishes) => {
      const events: TimedHappening[] = [submitted]
      let day: Day = submitted.on
      for (const [happening, days, side] of wishes) {
        day = addDays(day, days)
        const state = deriveCase(events, process, day)
        if (refusalOf(state, happening, process, day) === null) events.push(on(day, happening, side))
      }
      return { events, day }
    })

describe.each([cityWish, wish])('any history of $key that passed the rules', (process) => {
  test('never has a running case without an owner, a step and a day', () => {
    fc.assert(
      fc.property(anyHistory(process), ({ events }) => {
        for (let length = 1; length <= events.length; length += 1) {
          const day = events[length - 1]!.on
          const state = deriveCase(events.slice(0, length), process, day)
          const underWay = state.status === 'running' || state.status === 'paused'
          expect(state.step !== null).toBe(underWay)
          expect(state.visits.filter((visit) => visit.until === null).length).toBe(underWay ? 1 : 0)
          if (underWay) expect(state.ownerId).not.toBeNull()
          if (underWay) expect(state.stepTerm?.due).toBeDefined()
          expect(state.pausedUntil !== null).toBe(state.status === 'paused')
          expect(state.end !== null).toBe(state.status === 'ended')
          expect(state.terms.filter((term) => term.status === 'running').length > 0 || !underWay).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('gives the same state when it is rebuilt, and keys that occur once', () => {
    fc.assert(
      fc.property(anyHistory(process), fc.integer({ min: 0, max: 90 }), ({ events, day }, days) => {
        const today = addDays(day, days)
        const state = deriveCase(events, process, today)
        expect(deriveCase(structuredClone(events), process, today)).toEqual(state)
        expect(new Set(state.terms.map(({ key }) => key)).size).toBe(state.terms.length)
      }),
      { numRuns: 60 },
    )
  })

  test('what is over does not change with the day of the recalculation', () => {
    fc.assert(
      fc.property(anyHistory(process), ({ events, day }) => {
        const now = deriveCase(events, process, day).terms.filter((term) => term.doneOn !== null)
        const later = deriveCase(events, process, addDays(day, 400)).terms.filter(
          (term) => term.doneOn !== null,
        )
        expect(later).toEqual(now)
      }),
      { numRuns: 60 },
    )
  })
})

test('every kind of event has a place in the state machine', () => {
  expect(new Set(eventTypes).size).toBe(eventTypes.length)
})
