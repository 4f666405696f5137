import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../kit/settings.ts'
import { readSchemeFiles } from '../files.ts'
import { type Budget, budgetFault, sumsOfBudget } from './budget.ts'
import { type FillingFacts, findings } from './filling.ts'

const { configDir } = readSettings({})
const wishes = readSchemeFiles(configDir).find(({ key }) => key === 'neighbourhood_wishes')!

const facts: FillingFacts = {
  asked: 500_00,
  today: '2026-03-02',
  startsOn: '2026-06-01',
  needsPermit: false,
  isAbout: false,
  hasStarted: false,
  hasOrganisation: false,
  meetsOn: null,
}
const verdicts = (change: Partial<FillingFacts>): string =>
  findings(wishes, { ...facts, ...change })
    .map(({ rule, verdict, day }) => [rule.kind, verdict, day].filter(Boolean).join(' '))
    .join(', ')

describe('the rules of neighbourhood wishes while filling in', () => {
  test('what does not matter here is left out', () => expect(verdicts({})).toBe('not_started met'))

  test('above € 1.000 a legal entity signs as well', () => {
    expect(verdicts({ asked: 1_000_00 })).toBe('not_started met')
    expect(verdicts({ asked: 1_000_01 })).toContain('legal_entity_above must')
    expect(verdicts({ asked: 1_000_01, hasOrganisation: true })).toContain('legal_entity_above met')
  })

  test('a permit takes seven weeks: earlier is not possible, and the first day is named', () => {
    expect(verdicts({ needsPermit: true, startsOn: '2026-04-19' })).toContain(
      'permit_weeks_before must 2026-04-20',
    )
    expect(verdicts({ needsPermit: true, startsOn: '2026-04-20' })).toContain('permit_weeks_before met')
  })

  test('public space comes in before 1 October, else it goes to the next year', () => {
    expect(verdicts({ isAbout: true, today: '2026-09-30', startsOn: '2026-12-01' })).toContain(
      'latest_day_in_year met',
    )
    expect(verdicts({ isAbout: true, today: '2026-10-01', startsOn: '2026-12-01' })).toContain(
      'latest_day_in_year later 2027-01-01',
    )
  })

  test('four weeks before the jury meets, once that day is known', () => {
    expect(verdicts({ meetsOn: '2026-03-30' })).toContain('weeks_before_meeting met')
    expect(verdicts({ meetsOn: '2026-03-29' })).toContain('weeks_before_meeting later')
  })

  test('nothing is paid that was done before the decision', () => {
    expect(verdicts({ hasStarted: true })).toBe('not_started must')
    expect(verdicts({ startsOn: '2026-03-02' })).toBe('not_started must')
  })

  test('every rule says why it is there', () =>
    expect(wishes.rules.every(({ explanation }) => explanation.nl !== '' && explanation.en !== '')).toBe(
      true,
    ))
})

describe('a budget', () => {
  const budget: Budget = {
    costs: [
      { what: 'Tent', cents: 250_50 },
      { what: 'Koffie', cents: 49_50 },
    ],
    partners: [{ what: 'De bakker', cents: 50_00 }],
    own: 25_00,
    crowdfunding: 0,
    hours: 40,
    goods: 'Stoelen van de school',
  }

  test('asks for the costs that nobody else pays; hours and goods are no money', () =>
    expect(sumsOfBudget(budget)).toEqual({ costs: 300_00, other: 75_00, asked: 225_00 }))

  test('costs are always what is asked and what others pay', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_00 })
    const lines = fc.array(fc.record({ what: fc.string(), cents }), { maxLength: 20 })
    fc.assert(
      fc.property(lines, lines, cents, cents, (costs, partners, own, crowdfunding) => {
        const sums = sumsOfBudget({ ...budget, costs, partners, own, crowdfunding })
        expect(sums.asked + sums.other).toBe(sums.costs)
      }),
    )
  })

  test('is refused without costs, when others pay all, and outside the amounts', () => {
    const { amounts } = wishes
    expect(budgetFault(budget, amounts)).toBeNull()
    expect(budgetFault({ ...budget, costs: [] }, amounts)).toBe('no_costs')
    expect(budgetFault({ ...budget, own: 300_00 }, amounts)).toBe('nothing_asked')
    expect(budgetFault({ ...budget, own: 220_00 }, amounts)).toBe('below_min')
    expect(budgetFault({ ...budget, costs: [{ what: 'Plein', cents: 9_000_00 }] }, amounts)).toBe('above_max')
  })
})
