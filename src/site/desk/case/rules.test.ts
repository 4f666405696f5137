import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type Advice,
  type CaseEvent,
  deriveCase,
  faultLines,
  type Happening,
  type Process,
  type Side,
  type StuckRequest,
  validateProcess,
} from '../../../cases/index.ts'
import { type Actor, visitor } from '../../../kit/actor.ts'
import { type Day, dayOf, momentAt } from '../../../kit/dates.ts'
import type { Role } from '../../../people/index.ts'
import { isPossible } from './possible.ts'
import { type CaseFacts, nextActions, waitsFor } from './rules.ts'

const load = (name: string): Process => {
  const url = new URL(`../../../../config/processes/${name}.json`, import.meta.url)
  const result = validateProcess(JSON.parse(readFileSync(url, 'utf8')))
  if (!result.ok) throw new Error(faultLines(result.faults))
  return result.process
}
const cityWish = load('city_wish')
const green = load('green')

const person = (personId: string, ...roles: readonly Role[]): Actor => ({
  ...visitor,
  personId,
  roles: roles.map((role) => ({ role, scopeKind: 'city', scopeId: null })),
})
const team = person('noor', 'team_member')
// A guide for the whole city, who guides this case.
const guide = person('ruud', 'case_guide')
const otherGuide = person('mila', 'case_guide')
const adviser = person('sanne', 'adviser')
const coordinator = person('hedda', 'coordinator')
const areaManager = person('anouk', 'area_manager')

type Told = readonly [Day, Happening, Side?]
const submitted: Told = ['2026-09-01', { type: 'submitted', data: { officerId: 'noor' } }, 'initiator']
const guided: Told = ['2026-09-02', { type: 'guide_appointed', data: { guideId: 'ruud' } }]
const step = (day: Day, key: string, outcome: string): Told => [
  day,
  { type: 'step_completed', data: { step: key, outcome } },
]
const planned = (day: Day, startsAt: string): Told => [
  day,
  { type: 'meeting_planned', data: { meetingId: 'm1', kind: 'intake', startsAt } },
]
const held = (day: Day): Told => [day, { type: 'meeting_held', data: { meetingId: 'm1', kind: 'intake' } }]
const message = (day: Day, side: Side): Told => [
  day,
  { type: 'message_posted', data: { messageId: day } },
  side,
]

function facts(
  today: Day,
  told: readonly Told[],
  more: Partial<Omit<CaseFacts, 'opened'>> & { readonly process?: Process; readonly awayId?: string } = {},
): CaseFacts {
  const { process = cityWish, awayId, ...rest } = more
  const events = told.map(
    ([on, happening, side = 'municipality'], index): CaseEvent => ({
      ...happening,
      id: index + 1,
      on,
      side,
      at: momentAt(on, '12:00'),
      visibility: 'everyone',
      byPersonId: null,
      textId: null,
    }),
  )
  const state = deriveCase(events, process, today)
  const handlerIds = [state.ownerId].filter((id) => id !== null)
  return {
    opened: {
      process,
      state,
      events,
      parties: [],
      contactId: state.ownerId,
      absences: awayId
        ? [{ id: 'a', person_id: awayId, substitute_id: null, first_day: today, last_day: today }]
        : [],
      relations: {
        caseId: 'c',
        handlerIds,
        areaIds: [],
        personIds: ['ina'],
        organisationIds: [],
        initiatorIds: [],
        adviserIds: [],
        isPublic: false,
      },
    },
    advice: [],
    stuck: [],
    looksAsked: false,
    tellByHand: [],
    ...rest,
  }
}

const advice = (change: Partial<Advice>): Advice => ({
  id: 'adv',
  case_id: 'c',
  aspect: 'safety',
  question: '?',
  department: null,
  adviser_id: 'sanne',
  asked_by: 'ruud',
  asked_on: '2026-09-21',
  due_day: '2026-10-01',
  reminders: 0,
  last_reminded_on: null,
  answered_on: null,
  answered_by: null,
  verdict: null,
  answer: null,
  released_on: null,
  released_text: null,
  ...change,
})
const answered = { answered_on: '2026-09-25', verdict: 'yes', answer: 'Ja.' } as const
const stuck = (change: Partial<StuckRequest> = {}): StuckRequest => ({
  id: 'st',
  case_id: 'c',
  kind: 'stuck',
  requirement_id: null,
  text_id: 't',
  raised_by: 'ina',
  raised_on: '2026-09-03',
  level: 'coordinator',
  due_day: '2026-09-10',
  escalated_on: null,
  answered_on: null,
  answered_by: null,
  outcome: null,
  answer_text_id: null,
  ...change,
})

const keys = (found: CaseFacts, actor: Actor, today: Day): readonly string[] =>
  nextActions(found, actor, momentAt(today, '12:00')).map(({ key }) => key)
const first = (found: CaseFacts, actor: Actor, today: Day) =>
  nextActions(found, actor, momentAt(today, '12:00'))[0]

const inIntake = [submitted, guided, step('2026-09-02', 'received', 'to_intake')]
const inAssessment = [...inIntake, held('2026-09-15'), step('2026-09-20', 'intake', 'to_assessment')]
const inDecision = [...inAssessment, step('2026-10-05', 'assessment', 'to_decision')]
const decided = [
  ...inDecision,
  [
    '2026-10-10',
    {
      type: 'decision_taken',
      data: { decisionId: 'd', decisionType: 'cooperation', step: 'decision', outcome: 'yes' },
    },
  ] as const,
  step('2026-10-10', 'decision', 'yes'),
]

describe('a new idea', () => {
  test('asks the team for a guide, by the norm', () => {
    expect(first(facts('2026-09-01', [submitted]), team, '2026-09-01')).toEqual({
      key: 'appoint_guide',
      due: '2026-09-08',
      late: false,
      id: null,
    })
  })
  test('stays the first thing when it is late', () => {
    expect(first(facts('2026-09-09', [submitted]), team, '2026-09-09')).toMatchObject({
      key: 'appoint_guide',
      late: true,
    })
  })
  test('asks nothing of somebody who has nothing to do with it', () => {
    for (const actor of [adviser, visitor]) {
      expect(keys(facts('2026-09-09', [submitted]), actor, '2026-09-09')).toEqual([])
    }
  })
  test('that may be shown asks for a look first: that norm is shorter', () => {
    const consent: Told = ['2026-09-01', { type: 'consent_given', data: {} }, 'initiator']
    const found = facts('2026-09-01', [submitted, consent], { looksAsked: true })
    expect(keys(found, team, '2026-09-01')).toEqual(['review_publication', 'appoint_guide'])
  })
})

describe('the intake', () => {
  test('is planned, awaited, reported and then finished', () => {
    const start = facts('2026-09-03', inIntake)
    expect(first(start, guide, '2026-09-03')).toMatchObject({ key: 'plan_intake', due: '2026-09-22' })
    const plan = [...inIntake, planned('2026-09-03', '2026-09-10T10:00:00Z')]
    const waiting = facts('2026-09-08', plan)
    expect(keys(waiting, guide, '2026-09-08')).toEqual([])
    expect(waitsFor(waiting)).toEqual({ who: 'meeting', until: '2026-09-10' })
    expect(first(facts('2026-09-11', plan), guide, '2026-09-11')).toMatchObject({
      key: 'report_meeting',
      id: 'm1',
    })
    const done = facts('2026-09-12', [...plan, held('2026-09-11')])
    expect(first(done, guide, '2026-09-12')).toMatchObject({ key: 'complete_step', due: '2026-09-16' })
  })
  test('that was cancelled is planned again', () => {
    const cancelled: Told = [
      '2026-09-05',
      { type: 'meeting_cancelled', data: { meetingId: 'm1', kind: 'intake' } },
    ]
    const found = facts('2026-09-06', [...inIntake, planned('2026-09-03', '2026-09-10T10:00:00Z'), cancelled])
    expect(first(found, guide, '2026-09-06')).toMatchObject({ key: 'plan_intake' })
  })
  test('is no business of another guide', () => {
    expect(keys(facts('2026-09-03', inIntake), otherGuide, '2026-09-03')).toEqual([])
  })
})

describe('the assessment', () => {
  const on = '2026-09-28'
  test('starts with a question', () => {
    expect(first(facts(on, inAssessment), guide, on)).toMatchObject({ key: 'ask_advice' })
  })
  test('waits for advisers until the last of their days', () => {
    const found = facts(on, inAssessment, {
      advice: [advice({}), advice({ id: 'b', due_day: '2026-10-05' })],
    })
    expect(keys(found, guide, on)).toEqual([])
    expect(waitsFor(found)).toEqual({ who: 'adviser', until: '2026-10-05' })
    expect(first(found, adviser, on)).toEqual({
      key: 'answer_advice',
      due: '2026-10-01',
      late: false,
      id: 'adv',
    })
  })
  test('reminds who is late, once a day, before sharing what came in', () => {
    const late = advice({ id: 'late', due_day: '2026-09-25' })
    const found = facts(on, inAssessment, { advice: [advice(answered), late] })
    expect(keys(found, guide, on)).toEqual(['remind_advice', 'release_advice'])
    const reminded = facts(on, inAssessment, {
      advice: [advice(answered), { ...late, last_reminded_on: on }],
    })
    expect(keys(reminded, guide, on)).toEqual(['release_advice'])
  })
  test('is finished when everything is shared, or when it is about to end without all advice', () => {
    const shared = facts(on, inAssessment, { advice: [advice({ ...answered, released_on: on })] })
    expect(first(shared, guide, on)).toMatchObject({ key: 'complete_step' })
    const end = '2026-10-22'
    const open = facts(end, inAssessment, { advice: [advice({ due_day: '2026-10-25' })] })
    expect(keys(open, guide, end)).toContain('complete_step')
  })
  test('leaves nothing behind: also in the next step advice is shared, and who is late reminded', () => {
    const found = facts('2026-10-06', inDecision, { advice: [advice(answered), advice({ id: 'late' })] })
    expect(keys(found, guide, '2026-10-06')).toEqual(
      expect.arrayContaining(['release_advice', 'remind_advice', 'take_decision']),
    )
  })
  test('gives a first answer in time', () => {
    const found = facts('2026-10-20', inAssessment, { advice: [advice({ due_day: '2026-10-25' })] })
    expect(keys(found, guide, '2026-10-20')).toContain('answer_feasibility')
  })
})

describe('the decision', () => {
  const on = '2026-10-06'
  test('is asked of who may decide', () => {
    for (const actor of [guide, coordinator, areaManager]) {
      expect(first(facts(on, inDecision), actor, on)).toMatchObject({ key: 'take_decision' })
    }
  })
  test('is the turn of the body that decides, on every page', () => {
    expect(waitsFor(facts(on, inDecision))).toMatchObject({ who: 'executive' })
  })
  test('is planned by who may not', () => {
    expect(first(facts(on, inDecision), team, on)).toMatchObject({ key: 'plan_decision' })
    const waits: Told = [
      on,
      { type: 'decision_planned', data: { plannedOn: '2026-10-20', body: 'het college' } },
    ]
    const found = facts(on, [...inDecision, waits])
    expect(keys(found, team, on)).toEqual([])
    expect(waitsFor(found)).toEqual({ who: 'decision', until: '2026-10-20' })
  })
  test('is followed by a promise, and then by carrying out', () => {
    const found = facts('2026-10-12', decided)
    expect(first(found, guide, '2026-10-12')).toMatchObject({ key: 'make_commitment' })
    const made: Told = [
      '2026-10-12',
      { type: 'commitment_made', data: { commitmentId: 'k', due: '2026-10-20' } },
    ]
    expect(first(facts('2026-10-12', [...decided, made]), guide, '2026-10-12')).toMatchObject({
      key: 'complete_step',
    })
    const underWay = [...decided, made, step('2026-10-13', 'agreements', 'agreed')]
    const late = facts('2026-10-21', underWay)
    expect(first(late, guide, '2026-10-21')).toEqual({
      key: 'report_commitment',
      due: '2026-10-20',
      late: true,
      id: 'k',
    })
    expect(waitsFor(late).who).toBe('initiator')
  })
})

describe('people who wait', () => {
  test('are answered first; any word of ours counts', () => {
    const asked = [...inIntake, message('2026-09-04', 'initiator')]
    // The fourth was a Friday: two working days later is Tuesday.
    expect(first(facts('2026-09-05', asked), guide, '2026-09-05')).toMatchObject({
      key: 'answer_message',
      due: '2026-09-08',
    })
    const told = [...asked, message('2026-09-05', 'municipality')]
    expect(first(facts('2026-09-05', told), guide, '2026-09-05')).toMatchObject({ key: 'plan_intake' })
  })
  test('who answered while the clock stood still get it running again', () => {
    const paused: Told = ['2026-09-04', { type: 'paused', data: { until: '2026-09-30' } }]
    const still = facts('2026-09-05', [...inIntake, paused])
    expect(keys(still, guide, '2026-09-05')).toEqual([])
    expect(waitsFor(still)).toEqual({ who: 'initiator', until: '2026-09-30' })
    const replied = facts('2026-09-06', [...inIntake, paused, message('2026-09-06', 'initiator')])
    expect(first(replied, guide, '2026-09-06')).toMatchObject({ key: 'resume' })
  })
  test('and are stuck get an answer from a coordinator outside the case only', () => {
    const found = facts('2026-09-04', inIntake, { stuck: [stuck()] })
    expect(first(found, coordinator, '2026-09-04')).toMatchObject({ key: 'answer_stuck', id: 'st' })
    expect(keys(found, guide, '2026-09-04')).not.toContain('answer_stuck')
    const done = facts('2026-09-04', inIntake, { stuck: [stuck({ answered_on: '2026-09-04' })] })
    expect(keys(done, coordinator, '2026-09-04')).not.toContain('answer_stuck')
  })
  test('and do not read e-mail are called, also about how it ended', () => {
    const tellByHand = [{ personId: 'ina', since: '2026-09-02' }]
    const action = { key: 'tell_by_hand', due: '2026-09-04', late: false, id: 'ina' }
    const found = facts('2026-09-04', inIntake, { tellByHand })
    expect(nextActions(found, guide, momentAt('2026-09-04'))).toContainEqual(action)
    expect(keys(found, otherGuide, '2026-09-04')).not.toContain('tell_by_hand')
    const withdrawn = ['2026-09-03', { type: 'withdrawn', data: {} }, 'initiator'] as const
    const over = facts('2026-09-04', [...inIntake, withdrawn], { tellByHand })
    expect(nextActions(over, guide, momentAt('2026-09-04'))).toEqual([action])
  })
  test('never stand before an empty chair', () => {
    const found = facts('2026-09-04', inIntake, { awayId: 'ruud' })
    expect(keys(found, team, '2026-09-04')).toContain('set_substitute')
  })
  test('hear from us every four weeks', () => {
    expect(keys(facts('2026-09-24', inAssessment), guide, '2026-09-24')).not.toContain('post_update')
    expect(keys(facts('2026-10-16', inAssessment), guide, '2026-10-16')).toContain('post_update')
  })
})

test('a simple green case is checked by the department, without an intake', () => {
  const found = facts('2026-09-03', [submitted, guided], { process: green })
  expect(first(found, guide, '2026-09-03')).toMatchObject({ key: 'complete_step' })
})

test('the last step asks for the result', () => {
  const done = [
    ...decided,
    step('2026-10-13', 'agreements', 'agreed'),
    step('2026-11-01', 'execution', 'carried_out'),
  ]
  expect(first(facts('2026-11-02', done), guide, '2026-11-02')).toMatchObject({ key: 'complete_case' })
})

test('a closed case asks nothing, and can be reopened', () => {
  const over = facts('2026-09-05', [
    ...inIntake,
    ['2026-09-05', { type: 'withdrawn', data: {} }, 'initiator'],
  ])
  expect(keys(over, guide, '2026-09-05')).toEqual([])
  expect(waitsFor(over)).toEqual({ who: 'nobody', until: null })
  const can = (action: Parameters<typeof isPossible>[0], found: CaseFacts, actor: Actor, today: Day) =>
    isPossible(action, { opened: found.opened, advice: found.advice, actor, today })
  expect(can('reopen', over, guide, '2026-09-05')).toBe(true)
  expect(can('pause', over, guide, '2026-09-05')).toBe(false)
  expect(can('reopen', over, otherGuide, '2026-09-05')).toBe(false)
})

describe('what is possible', () => {
  const can = (action: Parameters<typeof isPossible>[0], found: CaseFacts, actor: Actor) =>
    isPossible(action, {
      opened: found.opened,
      advice: found.advice,
      actor,
      today: dayOf(momentAt('2026-10-06')),
    })
  test('follows step and clock', () => {
    const found = facts('2026-10-06', inDecision)
    expect(can('pause', found, guide)).toBe(true)
    expect(can('resume', found, guide)).toBe(false)
    expect(can('extend', found, guide)).toBe(true)
    expect(can('take_decision', found, guide)).toBe(true)
    expect(can('take_decision', found, adviser)).toBe(false)
    expect(can('complete_case', found, guide)).toBe(false)
    expect(can('review_publication', found, guide)).toBe(false)
  })
})
