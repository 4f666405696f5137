import { expect, test } from 'vitest'
import type { SchemeRule } from '../schema.ts'
import { rulesForJury } from './for-jury.ts'

const explanation = { nl: 'Daarom.', en: 'Because.' }
const rules: readonly SchemeRule[] = [
  { kind: 'legal_entity_above', cents: 1_000_00, explanation },
  { kind: 'permit_weeks_before', weeks: 8, explanation },
  { kind: 'weeks_before_meeting', weeks: 4, explanation },
  { kind: 'support_at_least', statements: 10, explanation },
  { kind: 'not_started', explanation },
]
const round = { closesOn: '2026-12-21', meetsOn: '2027-01-19', ceilingId: 'money' }
const wish = {
  facts: { startsOn: '2027-03-01', needsPermit: false, isAbout: false, hasStarted: false },
  asked: 900_00,
  receivedOn: '2026-11-20',
  organisationApplies: false,
  support: 12,
}
const verdicts = (change: Partial<typeof wish> = {}, on = round) =>
  Object.fromEntries(
    rulesForJury({ rules: [...rules] }, { ...wish, ...change }, on).map((one) => [
      one.rule.kind,
      one.verdict,
    ]),
  )

test('a jury reads of every rule whether it is met, or does not matter for this wish', () => {
  expect(verdicts()).toEqual({
    legal_entity_above: 'apart',
    permit_weeks_before: 'apart',
    weeks_before_meeting: 'met',
    support_at_least: 'met',
    not_started: 'met',
  })
  expect(verdicts({ asked: 1_500_00 }).legal_entity_above).toBe('mind')
  expect(verdicts({ asked: 1_500_00, organisationApplies: true }).legal_entity_above).toBe('met')
  expect(verdicts({ support: 3 }).support_at_least).toBe('mind')
  expect(verdicts({ facts: { ...wish.facts, startsOn: '2027-01-10' } }).not_started).toBe('mind')
  expect(verdicts({ facts: { ...wish.facts, needsPermit: true } }).permit_weeks_before).toBe('met')
  // What was late is looked at in this later round: that is how the rule is met.
  expect(verdicts({ receivedOn: '2027-01-02' }, { ...round, closesOn: '2027-01-05' })).toMatchObject({
    weeks_before_meeting: 'met',
  })
})
