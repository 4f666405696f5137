import { describe, expect, test } from 'vitest'
import { readFrameworkFile } from '../frameworks/files.ts'
import type { Answers } from '../frameworks/index.ts'
import { readSettings } from '../kit/settings.ts'
import { advisedBy, stepsOf } from './advised.ts'
import { applicationText, type Unfinished } from './report.ts'
import {
  basisOf,
  codeFrom,
  frameworkKey,
  isOpen,
  questionNow,
  readCode,
  reportOf,
  reportState,
} from './rules.ts'
import { neighboursConfig } from './schema.ts'
import type { Reaction, ReactionAnswer } from './store.ts'

const settings = readSettings({})
const definition = readFrameworkFile(`${settings.configDir}/frameworks/${frameworkKey}.json`)
const version = { definition } as Parameters<typeof advisedBy>[0]

/** Answers question by question, as somebody does who opens the page, and tells which were asked. */
function walk(all: Answers): { readonly asked: readonly string[]; readonly answers: Answers } {
  const asked: string[] = []
  let answers: Answers = {}
  for (let next = questionNow(definition, answers); next; next = questionNow(definition, answers)) {
    asked.push(next.id)
    if (!Object.hasOwn(all, next.id)) throw new Error(`No answer to ${next.id}`)
    answers = { ...answers, [next.id]: all[next.id] }
  }
  return { asked, answers }
}

const of = (all: Answers) => {
  const { outcome, method } = advisedBy(version, walk(all).answers)
  return { outcome, method }
}

describe('the questions', () => {
  test.each<readonly [string, Answers, string, string | null]>([
    ['simple green', { simple_green: 'yes' }, 'not_needed', null],
    [
      'the list of the council',
      { simple_green: 'no', permit: 'listed', impact: [] },
      'required_by_law',
      'light',
    ],
    [
      'a permit and much to notice',
      { simple_green: 'no', permit: 'other', space_changes: 'no', impact: ['noise', 'traffic'] },
      'strongly_advised',
      'medium',
    ],
    [
      'a permit and public space for long',
      { simple_green: 'no', permit: 'other', space_changes: 'yes', impact: [] },
      'strongly_advised',
      'light',
    ],
    [
      'a permit and little to notice',
      { simple_green: 'no', permit: 'other', space_changes: 'no', impact: ['view'] },
      'voluntary',
      'light',
    ],
    [
      'a scheme that asks for support',
      { simple_green: 'no', permit: 'none', scheme: 'asks_support', impact: ['noise'] },
      'scheme_condition',
      'light',
    ],
    [
      'a day outside',
      {
        simple_green: 'no',
        permit: 'none',
        scheme: 'no_money',
        outside: 'yes',
        impact: ['view', 'noise', 'traffic', 'permanent'],
      },
      'asked',
      'heavy',
    ],
    [
      'nothing outside',
      { simple_green: 'no', permit: 'none', impact: [], scheme: 'no_money', outside: 'no' },
      'not_needed',
      null,
    ],
  ])('%s', (_, answers, outcome, method) => {
    expect(of(answers)).toEqual({ outcome, method })
  })

  test('say how much there is to do only where there is something to do', () => {
    expect(walk({ simple_green: 'yes' }).asked).toEqual(['simple_green'])
    expect(walk({ simple_green: 'no', permit: 'listed', impact: [] }).asked).toEqual([
      'simple_green',
      'permit',
      'impact',
    ])
  })

  test('every outcome that asks something says where that comes from', () => {
    const silent = definition.outcomes.filter(({ id }) => basisOf(id) === null)
    expect(silent.map(({ id }) => id)).toEqual(['not_needed'])
    expect(basisOf('constructor')).toBeNull()
  })
})

describe('the steps', () => {
  const keys = (outcome: string, method: string | null) =>
    stepsOf({ settings }, { outcome, method }, '2026-12-01').map(({ key }) => key)

  test('follow the weight, and name the application only where there is one', () => {
    expect(keys('asked', 'light')).toEqual(['letter', 'read', 'report'])
    expect(keys('voluntary', 'light')).toContain('apply')
    expect(keys('scheme_condition', 'light')).toContain('support_list')
    expect(keys('required_by_law', 'heavy')).toEqual(
      expect.arrayContaining(['make_plan', 'visit', 'chair', 'meeting', 'tell_back', 'apply']),
    )
    expect(keys('not_needed', null)).toEqual([])
  })

  test('have a day, counted from the start, in order; a step that was taken says so', () => {
    const done = { case_id: 'x', step: 'letter', done_on: '2026-12-03', who: null }
    const steps = stepsOf({ settings }, { outcome: 'asked', method: 'medium' }, '2026-12-01', [done])
    expect(steps.find(({ key }) => key === 'visit')?.due).toBe('2026-12-08')
    expect(steps.find(({ key }) => key === 'letter')?.done).toEqual(done)
    expect(steps.map(({ due }) => due)).toEqual(steps.map(({ due }) => due).toSorted())
  })

  test('that were taken stay, also when other answers ask other steps', () => {
    const done = ['letter', 'visit'].map((step) => ({ case_id: 'x', step, done_on: '2026-12-03', who: null }))
    const taken = (outcome: string, method: string | null) =>
      stepsOf({ settings }, { outcome, method }, '2026-12-01', done).map(({ key }) => key)
    expect(taken('asked', 'light')).toEqual(['letter', 'visit', 'read', 'report'])
    expect(taken('not_needed', null)).toEqual(['letter', 'visit'])
  })

  test('in which people are asked say so', () => {
    const asking = neighboursConfig(settings).steps.filter(({ asks }) => asks)
    expect(asking.map(({ key }) => key)).toEqual(['letter', 'support_list', 'visit', 'meeting', 'tell_back'])
  })

  test('are for methods and outcomes that the framework has', () => {
    const methods = definition.methods.map(({ id }) => id)
    const outcomes = definition.outcomes.map(({ id }) => id)
    for (const step of neighboursConfig(settings).steps) {
      expect(methods).toEqual(expect.arrayContaining([...step.methods]))
      expect(outcomes).toEqual(expect.arrayContaining([...(step.outcomes ?? [])]))
    }
  })
})

describe('a code', () => {
  test('has signs that nobody confuses, and is read as people type it', () => {
    const code = codeFrom(new Uint8Array([0, 7, 30, 99, 200, 255, 128, 4]))
    expect(code).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]{7}$/)
    expect(readCode(` ${code.toUpperCase().slice(0, 3)} ${code.slice(3)}`)).toBe(code)
    for (const wrong of ['', 'bcdfgh', 'bcdfghjk', 'bcdfgha', "bcd'fgh", '__proto__'])
      expect(readCode(wrong)).toBeNull()
  })
})

describe('the report', () => {
  const reaction = (side: Reaction['side'], answer_id: string | null): Reaction => ({
    id: `${side}${answer_id}`,
    case_id: 'x',
    side,
    body: 'Woorden van een buur',
    name: 'Naam van een buur',
    channel: 'online',
    received_at: new Date(0),
    entered_by: null,
    answer_id,
    email: null,
    locale: 'nl',
    token_hash: null,
    confirmed_at: null,
    told_at: null,
  })
  const answer = (id: string): ReactionAnswer => ({
    id,
    case_id: 'x',
    theme: `Thema ${id}`,
    done: 'Wij doen iets.',
    answered_on: '2026-12-01',
  })

  test('counts by side and group, largest first, and holds no words or names of anybody', () => {
    const report = reportOf(
      [reaction('for', 'a'), reaction('against', 'b'), reaction('other', 'b'), reaction('for', null)],
      [answer('a'), answer('b'), answer('c')],
    )
    expect(report.count).toBe(4)
    expect(report.open).toBe(1)
    expect(report.counts).toEqual({ for: 2, against: 1, other: 1 })
    expect(report.groups.map(({ answer: { id }, count }) => `${id}${count}`)).toEqual(['b2', 'a1'])
    expect(JSON.stringify(report)).not.toContain('van een buur')
  })

  test('says that the neighbourhood was involved only when somebody was asked, or reacted', () => {
    const form = {
      case_id: 'x',
      code: 'bcdfghj',
      about: 'Een tuin',
      contact: null,
      opened_on: '2026-12-01',
      closes_on: '2026-12-10',
      ...{ told_closed_on: null, mails_news: true, told_news_at: new Date('2026-12-01T09:00:00Z') },
      ...{ meeting_on: null, meeting_time: null, meeting_place: null },
    }
    const text = (step: string, reactions: readonly Reaction[] = [], unfinished: Unfinished = null) => {
      const done = [{ case_id: 'x', step, done_on: '2026-12-03', who: 'In de Kerkstraat' }]
      const steps = stepsOf({ settings }, { outcome: 'asked', method: 'heavy' }, '2026-12-01', done)
      return applicationText(
        { advised: null, form, steps, report: reportOf(reactions, []) },
        'nl',
        unfinished,
      )
    }
    expect(text('make_plan')).toBe('Is de omgeving betrokken? Nee.')
    expect(text('visit')).toContain('Is de omgeving betrokken? Ja.')
    expect(text('visit')).toContain('In de Kerkstraat')
    expect(text('make_plan', [reaction('for', null)])).toContain('Is de omgeving betrokken? Ja.')
    expect(text('make_plan', [reaction('for', null)])).not.toContain('Kerkstraat')
    const early = text('visit', [reaction('for', null)], 'answering')
    expect(early).toMatch(/^Dit verslag is nog niet af. Nog niet elke reactie heeft een antwoord./)
    expect(early).not.toContain('Ja.')
  })

  test('is ready when the form closed and every reaction has an answer', () => {
    const form = { closes_on: '2026-12-10' }
    expect(isOpen(form, '2026-12-10')).toBe(true)
    expect(reportState(null, { open: 0 }, '2026-12-01')).toBe('no_form')
    expect(reportState(form, { open: 0 }, '2026-12-10')).toBe('collecting')
    expect(reportState(form, { open: 1 }, '2026-12-11')).toBe('answering')
    expect(reportState(form, { open: 0 }, '2026-12-11')).toBe('ready')
  })
})
