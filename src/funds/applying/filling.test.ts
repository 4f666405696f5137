import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../kit/settings.ts'
import { readSchemeFiles } from '../files.ts'
import { type Budget, budgetFault, sumsOfBudget } from './budget.ts'
import { type FillingFacts, findings, roundFor } from './filling.ts'
import { itemsOf } from './items.ts'
import { findingInWords } from './words.ts'

const { configDir } = readSettings({})
const wishes = readSchemeFiles(configDir).find(({ key }) => key === 'neighbourhood_wishes')!

const facts: FillingFacts = {
  asked: 500_00,
  today: '2026-03-02',
  startsOn: '2026-06-01',
  needsPermit: false,
  isAbout: false,
  hasStarted: false,
  organisation: 'none',
  rounds: [],
  support: 0,
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
    expect(verdicts({ asked: 1_000_01, organisation: 'announced' })).toContain('legal_entity_above mind')
    expect(verdicts({ asked: 1_000_01, organisation: 'applies' })).toContain('legal_entity_above met')
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
      'latest_day_in_year later',
    )
  })

  describe('and the rounds of the jury', () => {
    const round = (closesOn: string, meetsOn: string) => ({ closesOn, meetsOn, ceilingId: meetsOn })
    const spring = round('2026-03-10', '2026-03-29')
    const later = round('2026-04-01', '2026-05-11')
    const nextYear = round('2027-01-10', '2027-02-08')

    test('four weeks before the jury meets; what is late goes into the next round that is planned', () => {
      expect(verdicts({ rounds: [round('2026-03-02', '2026-03-30')] })).toContain('weeks_before_meeting met')
      expect(verdicts({ rounds: [spring] })).toContain('weeks_before_meeting later,')
      expect(verdicts({ rounds: [spring, later] })).toContain('weeks_before_meeting later 2026-05-11')
      expect(roundFor(wishes, { ...facts, rounds: [spring, later] })).toBe(later)
      expect(roundFor(wishes, { ...facts, rounds: [spring] })).toBeNull()
      // A list that closed takes nothing in.
      expect(verdicts({ rounds: [round('2026-03-01', '2026-05-01')] })).toBe('not_started met')
    })

    test('what comes in after 1 October goes to the first round of the next year', () => {
      const autumn = { isAbout: true, today: '2026-10-02', startsOn: '2027-06-01' }
      const rounds = [round('2026-10-10', '2026-11-20'), nextYear]
      expect(verdicts({ ...autumn, rounds })).toContain('latest_day_in_year later 2027-02-08')
      expect(roundFor(wishes, { ...facts, ...autumn, rounds })).toBe(nextYear)
    })

    test('who starts before the jury of their round meets is warned', () => {
      expect(verdicts({ startsOn: '2026-05-11', rounds: [spring, later] })).toContain('not_started mind')
      expect(verdicts({ startsOn: '2026-05-12', rounds: [spring, later] })).toContain('not_started met')
    })

    test('every message names the day on which the jury meets', () => {
      const said = findings(wishes, { ...facts, startsOn: '2026-05-01', rounds: [spring, later] }).map(
        (one) => findingInWords(one, 'nl').means,
      )
      expect(said).toEqual([
        'De regiegroep komt op zondag 29 maart 2026 bij elkaar. Daarvoor is je wens te laat. Je wens gaat mee in een latere ronde. De regiegroep bekijkt hem op maandag 11 mei 2026. Je hoeft zelf niets te doen.',
        'De regiegroep komt op maandag 11 mei 2026 bij elkaar. Jij begint eerder. Is je wens al klaar voor het besluit? Dan krijg je geen geld. Kies liever een latere dag.',
      ])
    })
  })

  test('nothing is paid that was done before the decision', () => {
    expect(verdicts({ hasStarted: true })).toBe('not_started must')
    expect(verdicts({ startsOn: '2026-03-02' })).toBe('not_started must')
  })

  test('support from the street can come after it is sent; until then it is said how much is missing', () => {
    const explanation = { nl: 'Zo weten wij dat de straat erachter staat.', en: 'So we know.' }
    const scheme = { rules: [{ kind: 'support_at_least' as const, statements: 10, explanation }] }
    const [few] = findings(scheme, { ...facts, support: 3 })
    expect(few).toMatchObject({ verdict: 'mind', support: 3 })
    expect(findingInWords(few!, 'nl')).toMatchObject({
      says: 'Minstens 10 buren steunen je wens, online of op papier.',
      means: expect.stringContaining('Er zijn nu 3 van de 10 steunbetuigingen.'),
      why: explanation.nl,
    })
    expect(findings(scheme, { ...facts, support: 10 })).toMatchObject([{ verdict: 'met' }])
    expect(itemsOf({ ...scheme, conditions: [] }, 100_00, 'nl')).toMatchObject([{ key: 'support_at_least' }])
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
