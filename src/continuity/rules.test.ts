import { describe, expect, test } from 'vitest'
import {
  answerDue,
  asksAgain,
  concernsOf,
  firstAsked,
  isLate,
  type KeptFacts,
  keepersInPublic,
  nextAsked,
  warnsOn,
} from './rules.ts'

const rhythm = { first_months: 6, then_months: 12, takeover_months: 3 }

describe('asking how it stands', () => {
  test('first after the months of its kind, at the end of a short month too', () => {
    expect(firstAsked('2026-03-15', rhythm)).toBe('2026-09-15')
    expect(firstAsked('2026-08-31', rhythm)).toBe('2027-02-28')
  })

  test('again after the usual months, and sooner while somebody is looked for who takes it over', () => {
    expect(nextAsked('well', '2026-11-21', 12, rhythm)).toBe('2027-11-21')
    expect(nextAsked('help', '2026-11-21', 12, rhythm)).toBe('2027-11-21')
    expect(nextAsked('takeover', '2026-11-21', 12, rhythm)).toBe('2027-02-21')
    expect(nextAsked('takeover', '2026-11-21', 2, rhythm)).toBe('2027-01-21')
  })

  test('once more after two weeks, late after four, never when it was answered', () => {
    const asked = { asked_on: '2026-09-15', reminded_on: null, answered_on: null }
    expect(asksAgain(asked, '2026-09-28')).toBe(false)
    expect(asksAgain(asked, '2026-09-29')).toBe(true)
    expect(asksAgain({ ...asked, reminded_on: '2026-09-29' }, '2026-10-29')).toBe(false)
    expect(asksAgain({ ...asked, answered_on: '2026-09-20' }, '2026-10-29')).toBe(false)
    expect(answerDue('2026-09-15')).toBe('2026-10-13')
    expect(isLate(asked, '2026-10-13')).toBe(false)
    expect(isLate(asked, '2026-10-14')).toBe(true)
    expect(isLate({ ...asked, answered_on: '2026-10-20' }, '2026-10-21')).toBe(false)
  })

  test('the end of an agreement is said once, a month and a half before', () => {
    expect(warnsOn({ agreed_until: '2027-06-30', warned_on: null }, '2027-05-15')).toBe(false)
    expect(warnsOn({ agreed_until: '2027-06-30', warned_on: null }, '2027-05-16')).toBe(true)
    expect(warnsOn({ agreed_until: '2027-06-30', warned_on: '2027-05-16' }, '2027-05-17')).toBe(false)
    expect(warnsOn({ agreed_until: null, warned_on: null }, '2027-05-16')).toBe(false)
  })
})

describe('what has to be done', () => {
  const well: KeptFacts = {
    ended_on: null,
    agreed_until: null,
    lesson: null,
    lesson_shown_on: null,
    maintainers: 2,
    offers: 0,
    unhandled: null,
    waiting_since: null,
  }
  test.each<[Partial<KeptFacts>, readonly string[]]>([
    [{}, []],
    [{ unhandled: 'well' }, []],
    [{ unhandled: 'help' }, ['help']],
    [{ unhandled: 'takeover', offers: 1 }, ['takeover', 'offer']],
    [{ maintainers: 0 }, ['nobody']],
    [{ waiting_since: '2026-11-01' }, []],
    [{ waiting_since: '2026-10-01' }, ['late']],
    [{ agreed_until: '2026-11-21' }, []],
    [{ agreed_until: '2026-11-20' }, ['agreement']],
    [{ ended_on: '2026-11-01', maintainers: 0 }, []],
    [{ ended_on: '2026-11-01', maintainers: 0, lesson: 'Begin klein.' }, ['lesson']],
    [{ ended_on: '2026-11-01', lesson: 'Begin klein.', lesson_shown_on: '2026-11-02' }, []],
  ])('%j: %j', (change, concerns) =>
    expect(concernsOf({ ...well, ...change }, '2026-11-21')).toEqual(concerns),
  )
})

test('who keeps it up is public by organisation only', () => {
  expect(keepersInPublic([])).toEqual({ organisations: [], people: false })
  expect(keepersInPublic([{ organisation: null }])).toEqual({ organisations: [], people: true })
  expect(
    keepersInPublic([
      { organisation: 'Stichting Z' },
      { organisation: 'Buurthuis A' },
      { organisation: 'Stichting Z' },
    ]),
  ).toEqual({ organisations: ['Buurthuis A', 'Stichting Z'], people: false })
})
