import { expect, test } from 'vitest'
import { askOn, asksOfUs, dueOf, outcomeOf, type ReferralFacts } from './rules.ts'

const sent: ReferralFacts = {
  due_on: '2026-11-20',
  consent_asked_on: null,
  consented_on: '2026-11-06',
  declined_on: null,
  answer: null,
  done_on: null,
  handled_on: null,
  helped: null,
}
const unasked = { consent_asked_on: '2026-11-06', consented_on: null }

test('two weeks to answer, four until we ask whether it helped', () => {
  const terms = { answer_days: 14, ask_after_days: 28 }
  expect(dueOf('2026-11-06', terms)).toBe('2026-11-20')
  expect(askOn('2026-11-06', terms)).toBe('2026-12-04')
})

test.each<[Partial<ReferralFacts>, string, boolean]>([
  [{}, 'late', true],
  [{ due_on: '2026-11-21' }, 'waiting', false],
  [{ handled_on: '2026-11-21' }, 'late', false],
  [{ answer: 'taken_up' }, 'taken_up', false],
  [{ answer: 'not_taken_up' }, 'not_taken_up', true],
  [{ answer: 'taken_up', helped: 'no' }, 'not_helped', true],
  [{ answer: 'not_taken_up', helped: 'yes' }, 'helped', false],
  [{ helped: 'partly' }, 'partly', false],
  [{ answer: 'taken_up', done_on: '2026-11-19' }, 'done', false],
  [{ ...unasked, due_on: '2026-11-21' }, 'asking', false],
  [unasked, 'asking', true],
  [{ ...unasked, declined_on: '2026-11-08' }, 'declined', true],
])('%j: %s, asks something: %s', (change, outcome, asks) => {
  expect(outcomeOf({ ...sent, ...change }, '2026-11-21')).toBe(outcome)
  expect(asksOfUs({ ...sent, ...change }, '2026-11-21')).toBe(asks)
})
