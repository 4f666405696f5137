import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../kit/settings.ts'
import { readFrameworkFile } from './files.ts'
import {
  assessorsMustTalk,
  compareOutcomes,
  deviationFault,
  evaluate,
  fittingMethods,
  nextQuestion,
  usableAnswers,
} from './rules.ts'
import type { Answers, FrameworkDefinition } from './schema.ts'

const read = (name: string): FrameworkDefinition =>
  readFrameworkFile(join(projectRoot, 'config', 'frameworks', `${name}.json`))

const ruleIds = (framework: FrameworkDefinition, answers: Answers) =>
  evaluate(framework, answers).reasons.map(({ rule }) => rule)

describe('which way an idea goes (front door)', () => {
  const framework = read('front-door')
  const wish = (reach: string, place: string, permit_expected: string, needs_money: string): Answers => ({
    about: 'own_plan',
    green: 'other',
    ongoing_organisation: 'no',
    reach,
    place,
    permit_expected,
    needs_money,
  })
  test.each<[string, Answers, string, readonly string[]]>([
    ['a loose paving stone', { about: 'defect' }, 'defect_report', ['defect']],
    ['safer cycling on the agenda of the council', { about: 'council_subject' }, 'petition', ['council']],
    ['keep the neighbourhood centre ourselves', { about: 'municipal_task' }, 'challenge', ['task']],
    ['a facade garden', { about: 'own_plan', green: 'facade_garden' }, 'green', ['facade_garden']],
    [
      'adopt the green by the playground',
      { about: 'own_plan', green: 'adopted_green' },
      'green',
      ['adopted_green'],
    ],
    [
      'rent of the brass band',
      { about: 'own_plan', green: 'other', ongoing_organisation: 'yes' },
      'other_subsidy',
      ['running_costs'],
    ],
    [
      'a street breakfast',
      wish('street', 'short', 'no', 'up_to_1000'),
      'neighbourhood_wish',
      ['small_and_near'],
    ],
    [
      'a reading club for the neighbourhood, no money',
      wish('district', 'none', 'no', 'none'),
      'neighbourhood_wish',
      ['small_and_near'],
    ],
    [
      'a street party with a permit',
      wish('street', 'short', 'yes', 'up_to_1000'),
      'neighbourhood_wish',
      ['small_and_near', 'permit_takes_time'],
    ],
    [
      'a bench on the square',
      wish('district', 'long', 'unknown', 'up_to_1000'),
      'neighbourhood_wish',
      ['place_nearby'],
    ],
    [
      'a playground of 4,000 euros',
      wish('district', 'long', 'unknown', 'up_to_5000'),
      'neighbourhood_wish',
      ['place_nearby', 'some_money'],
    ],
    [
      'music lessons in the district',
      wish('district', 'none', 'no', 'up_to_5000'),
      'neighbourhood_wish',
      ['some_money'],
    ],
    ['a food forest', wish('district', 'long', 'yes', 'up_to_5000'), 'city_wish', ['place_and_permit']],
    ['a repair café in all districts', wish('city', 'short', 'no', 'up_to_1000'), 'city_wish', ['city_wide']],
    ['a neighbourhood company', wish('district', 'short', 'no', 'more'), 'city_wish', ['much_money']],
    [
      'a city festival',
      wish('city', 'long', 'yes', 'more'),
      'city_wish',
      ['city_wide', 'much_money', 'place_and_permit'],
    ],
  ])('%s', (_name, answers, outcome, rules) => {
    const evaluation = evaluate(framework, answers)
    expect(evaluation.outcome).toBe(outcome)
    expect(evaluation.reasons.map(({ rule }) => rule)).toEqual(rules)
    expect(evaluation.incomplete).toEqual([])
  })

  test('asks one thing at a time, and no more than needed', () => {
    expect(nextQuestion(framework, {})?.id).toBe('about')
    expect(nextQuestion(framework, { about: 'own_plan' })?.id).toBe('green')
    expect(nextQuestion(framework, { about: 'own_plan', green: 'other' })?.id).toBe('ongoing_organisation')
    expect(nextQuestion(framework, { about: 'defect' })).toBeNull()
    const nearlyDone = { ...wish('street', 'none', 'no', 'none'), needs_money: undefined }
    expect(evaluate(framework, nearlyDone)).toMatchObject({ outcome: null, incomplete: ['needs_money'] })
  })

  test('answers to questions that are not asked do not count', () => {
    const answers = { about: 'own_plan', green: 'facade_garden', reach: 'city', needs_money: 'more' }
    expect(evaluate(framework, answers).outcome).toBe('green')
    expect(usableAnswers(framework, answers)).toEqual({ about: 'own_plan', green: 'facade_garden' })
    expect(evaluate(framework, { about: 'made_up' }).incomplete).toEqual(['about'])
  })
})

describe('participation level (dutch-context 10.2)', () => {
  const framework = read('participation-level')
  const none = { choice_left: 'yes', statutory: 'no', urgent: 'no', exception: 'no' }
  const points = {
    impact: ['nothing', 'little', 'noticeable', 'great'],
    reach: ['street', 'district', 'city'],
    interests: ['no', 'a_little', 'clearly', 'strongly'],
    knowledge: ['no', 'partly', 'much'],
    cooperation: ['no', 'handy', 'needed'],
  } as const
  const answers = (vector: string, before: Answers = {}): Answers => {
    const [room = '', ...digits] = vector.split('/')
    const names = Object.keys(points) as (keyof typeof points)[]
    const chosen = names.map((name, index) => [name, points[name][Number(digits[index])]])
    return { ...none, room, ...Object.fromEntries(chosen), ...before }
  }
  test.each<[string, string, Answers, number, string, string, boolean]>([
    ['riool vervangen, straat terug zoals hij was', 'none/2/0/0/0/1', {}, 3, 'consult', 'inform', true],
    ['herinrichting woonstraat', 'within/3/0/1/2/1', {}, 7, 'advise', 'advise', false],
    ['nieuwe wijkagenda', 'open/2/1/1/2/2', {}, 8, 'co_produce', 'co_produce', false],
    ['ombuigingen', 'within/2/2/3/1/0', {}, 8, 'advise', 'advise', false],
    ['omgevingsvisie', 'open/2/2/2/2/1', { statutory: 'yes' }, 9, 'co_produce', 'co_produce', false],
    ['plaats van 3 afvalcontainers', 'detail/2/0/2/1/0', {}, 5, 'consult', 'consult', false],
    ['opvang, besluit ligt vast', 'detail/3/1/3/1/1', {}, 9, 'co_produce', 'consult', true],
    ['technische wijziging verordening', 'none/0/0/0/0/0', {}, 0, 'inform', 'inform', false],
    ['kleur bankjes', 'open/0/0/0/0/0', {}, 0, 'inform', 'inform', false],
  ])('%s', (_name, vector, before, need, wanted, outcome, tension) => {
    const evaluation = evaluate(framework, answers(vector, before))
    const beforeCeiling = evaluation.reasons.filter(({ rule }) => !/^r[3-7]/.test(rule)).at(-1)
    expect(evaluation.scores.need).toBe(need)
    expect(beforeCeiling?.after).toBe(wanted)
    expect(evaluation.outcome).toBe(outcome)
    expect(evaluation.flags.includes('tension')).toBe(tension)
  })

  test('R1: what affects people strongly is at least consulted on, and said', () => {
    const evaluation = evaluate(framework, answers('open/3/0/0/0/0'))
    expect(evaluation.outcome).toBe('consult')
    expect(evaluation.reasons.map(({ reason }) => reason.nl)).toEqual([
      'Samen is dat 3 van de 12 punten. Daarbij past raadplegen.',
      'Dit raakt mensen sterk.',
    ])
  })

  test('R4 and R5: urgent means informing and looking back, yet the law still gives a right to respond', () => {
    const urgent = evaluate(framework, answers('open/2/2/2/2/2', { urgent: 'yes' }))
    expect(urgent).toMatchObject({ outcome: 'inform', flags: ['evaluate_afterwards'] })
    const both = evaluate(framework, answers('none/2/2/2/2/2', { urgent: 'yes', statutory: 'yes' }))
    expect(both.outcome).toBe('consult')
    expect(both.reasons.at(-1)?.reason.nl).toBe('De wet geeft je recht op een reactie.')
  })

  test('R6: an exception means informing with the article, but the law comes first', () => {
    const exception = evaluate(framework, answers('open/2/1/1/2/2', { exception: 'yes' }))
    expect(exception).toMatchObject({ outcome: 'inform', flags: ['article_needed'] })
    const law = answers('open/2/1/1/2/2', { exception: 'yes', statutory: 'yes' })
    expect(evaluate(framework, law).outcome).toBe('co_produce')
    expect(ruleIds(framework, law)).toContain('r6_law_first')
  })

  test('R7: co-deciding only when switched on, mandated and with two alternatives', () => {
    const full = answers('within/2/1/1/2/2', { mandate: 'yes', alternatives: 'yes' })
    expect(evaluate(framework, full).outcome).toBe('advise')
    const outcomes = framework.outcomes.map((outcome) => ({ ...outcome, enabled: true }))
    const enabled = { ...framework, outcomes }
    expect(evaluate(enabled, full).outcome).toBe('co_decide')
    expect(evaluate(enabled, { ...full, alternatives: 'no' }).outcome).toBe('advise')
    expect(evaluate(enabled, { ...full, urgent: 'yes' }).outcome).toBe('inform')
    expect(evaluate(enabled, { ...full, mandate: undefined }).incomplete).toEqual(['mandate'])
  })

  test('methods follow level, reach and tension', () => {
    const ids = (vector: string, level: string, before: Answers = {}) =>
      fittingMethods(framework, answers(vector, before), level).map(({ id }) => id)
    expect(ids('open/1/0/0/1/1', 'consult')).toEqual(['survey', 'street_talk', 'walk_round'])
    expect(ids('open/1/2/0/1/1', 'consult')).toEqual(['survey'])
    expect(ids('within/2/2/3/1/0', 'advise', { hard_to_reach: 'yes' })).toEqual([
      'sounding_board',
      'panel',
      'discussion_table',
      'independent_facilitator',
      'small_groups',
      'separate_channel',
      'offline_way',
      'outreach_way',
    ])
  })

  test('departing needs a reason; below the outcome is recognised', () => {
    const reason = 'De raad vroeg om een snellere weg.'
    expect(deviationFault(framework, 'advise', { outcome: 'inform', reason: ' nee ' })).toBe('no_reason')
    expect(deviationFault(framework, 'advise', { outcome: 'advise', reason })).toBe('same_outcome')
    expect(deviationFault(framework, 'advise', { outcome: 'obey', reason })).toBe('unknown_outcome')
    expect(deviationFault(framework, 'advise', { outcome: 'inform', reason })).toBeNull()
    expect(compareOutcomes(framework, 'advise', 'inform')).toBe('lower')
    expect(compareOutcomes(framework, 'advise', 'co_produce')).toBe('higher')
  })
})

describe('does the municipality contribute (dutch-context 10.3)', () => {
  const framework = read('contribution')
  const criteria = ['social_value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion']
  const knockOuts = [
    'for_the_city',
    'lawful',
    'public_aim',
    'open_to_all',
    'still_to_come',
    'not_paid_elsewhere',
  ]
  const answers = (scores: string, other: Answers = {}): Answers => ({
    ...Object.fromEntries(knockOuts.map((id) => [id, 'yes'])),
    ...Object.fromEntries(scores.split(',').map((score, index) => [criteria[index], `s${score}`])),
    ...other,
  })
  test.each<[string, number, string, string]>([
    ['3,2,2,2,2,2', 75, 'contribute', 'good_enough'],
    ['2,2,2,2,2,2', 67, 'contribute', 'good_enough'],
    ['3,3,2,0,2,2', 72, 'contribute_conditionally', 'no_continuity'],
    ['1,1,3,2,0,1', 48, 'not_now', 'too_low'],
    ['2,1,1,1,2,1', 45, 'not_now', 'too_low'],
    ['2,2,2,1,2,1', 58, 'contribute_conditionally', 'below_65'],
    ['0,3,3,3,3,3', 75, 'contribute_conditionally', 'no_value'],
  ])('%s gives %i: %s', (scores, score, outcome, rule) => {
    const evaluation = evaluate(framework, answers(scores))
    expect(Math.round(evaluation.scores.score ?? -1)).toBe(score)
    expect(evaluation.outcome).toBe(outcome)
    expect(evaluation.reasons[0]?.rule).toBe(rule)
  })

  test('exactly 50 is not below 50, and a score is cut off when shown', () => {
    expect(evaluate(framework, answers('1,1,1,3,3,1')).scores.score).toBe(50)
    expect(evaluate(framework, answers('1,1,1,3,3,1')).outcome).toBe('contribute_conditionally')
    expect(evaluate(framework, answers('2,2,2,2,2,2')).reasons[0]?.reason.nl).toContain('66,6 van de 100')
  })

  test.each(knockOuts)('a no on %s ends it, with a reason and another way', (id) => {
    const evaluation = evaluate(framework, answers('3,3,3,3,3,3', { [id]: 'no' }))
    expect(evaluation.outcome).toBe('not_contribute')
    expect(evaluation.reasons).toHaveLength(1)
    expect(evaluation.reasons[0]?.advice.length).toBeGreaterThan(0)
  })

  test('every knock-out and every weak point is told', () => {
    const two = answers('3,3,3,3,3,3', { lawful: 'no', still_to_come: 'no' })
    expect(ruleIds(framework, two)).toEqual(['unlawful', 'over'])
    expect(ruleIds(framework, answers('3,3,3,0,0,1'))).toEqual(['not_inclusive', 'no_continuity'])
  })

  test('a missing criterion leaves it open', () => {
    const open = evaluate(framework, answers('3,2,2,2,2,2', { inclusion: undefined }))
    expect(open).toMatchObject({ outcome: null, incomplete: ['inclusion'], scores: {} })
  })

  test('two assessors talk when they differ more than 15 points', () => {
    const high = evaluate(framework, answers('3,3,3,3,3,3'))
    const near = evaluate(framework, answers('3,3,3,2,2,2'))
    const far = evaluate(framework, answers('2,3,3,2,2,2'))
    expect(assessorsMustTalk(framework, high, near)).toBe(false)
    expect(assessorsMustTalk(framework, high, far)).toBe(true)
  })

  test('how to help follows from what is needed', () => {
    const ids = (needs: readonly string[]) =>
      fittingMethods(framework, answers('3,3,3,3,3,3', { needs }), 'contribute').map(({ id }) => id)
    expect(ids(['goodwill'])).toEqual(['let_go'])
    expect(ids(['permit', 'money'])).toEqual(['facilitate', 'stimulate'])
    expect(ids([])).toEqual([])
  })
})

describe('must the initiator involve the neighbourhood (dutch-context 10.4)', () => {
  const framework = read('initiator-participation')
  const plan = (permit: string, impact: readonly string[], other: Answers = {}): Answers => ({
    simple_green: 'no',
    permit,
    impact,
    space_changes: 'no',
    scheme: 'no_money',
    outside: 'no',
    ...other,
  })
  test.each<[string, Answers, string]>([
    ['0 a facade garden', { simple_green: 'yes' }, 'not_needed'],
    ['1 a plan on the council’s list', plan('listed', []), 'required_by_law'],
    ['2 other permit, impact of two', plan('other', ['noise', 'traffic']), 'strongly_advised'],
    ['2 other permit, public space changes', plan('other', [], { space_changes: 'yes' }), 'strongly_advised'],
    ['3 other permit, little impact', plan('other', ['view']), 'voluntary'],
    [
      '4 no permit, the scheme asks for support',
      plan('none', [], { scheme: 'asks_support' }),
      'scheme_condition',
    ],
    ['4 the scheme asks nothing, indoors', plan('none', [], { scheme: 'asks_nothing' }), 'not_needed'],
    ['5 no permit, a day outside', plan('none', ['noise'], { outside: 'yes' }), 'asked'],
    ['7 indoors', plan('none', []), 'not_needed'],
  ])('%s', (_name, answers, outcome) => {
    expect(evaluate(framework, answers).outcome).toBe(outcome)
  })

  test.each<[readonly string[], string]>([
    [['noise'], 'light'],
    [['noise', 'view'], 'medium'],
    [['noise', 'view', 'traffic', 'permanent'], 'heavy'],
  ])('effort for %j is %s', (impact, effort) => {
    const answers = plan('other', impact)
    const { outcome } = evaluate(framework, answers)
    expect(fittingMethods(framework, answers, outcome).map(({ id }) => id)).toEqual([effort])
  })
})
