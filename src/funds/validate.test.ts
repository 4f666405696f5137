import { expect, test } from 'vitest'
import { projectRoot } from '../kit/settings.ts'
import { schemeFacts } from './facts.ts'
import { readSchemeFiles } from './files.ts'
import type { Scheme } from './schema.ts'
import { checkScheme } from './validate.ts'

const schemes = readSchemeFiles(`${projectRoot}/config`)
const wishes = schemes.find(({ key }) => key === 'neighbourhood_wishes')!
const fund = schemes.find(({ key }) => key === 'initiatives_fund')!

const faultsOf = (scheme: unknown): readonly string[] => {
  const checked = checkScheme(scheme)
  return checked.ok ? [] : checked.faults.map(({ message }) => message.nl)
}

test('the schemes that come with the program are right, each with an address of its own', () => {
  expect(schemes.map(({ key }) => key)).toEqual(['green_budget', 'initiatives_fund', 'neighbourhood_wishes'])
  for (const scheme of schemes) expect(faultsOf(scheme)).toEqual([])
  expect(new Set(schemes.map(({ slug }) => slug)).size).toBe(schemes.length)
})

test('what cannot hold is told in words', () => {
  const { amounts, accountability } = fund
  expect(faultsOf({ ...fund, amounts: { min_cents: 5, max_cents: 4 } })[0]).toContain('hoger dan het hoogste')
  expect(faultsOf({ ...fund, accountability: { ...accountability, evidence_above_cents: 0 } })).toEqual([
    'Wat meteen is vastgesteld, vraagt geen bewijzen.',
  ])
  expect(faultsOf({ ...fund, criteria: [...fund.criteria, fund.criteria[0]!] })[0]).toContain('twee keer')
  expect(faultsOf({ ...fund, rules: [...fund.rules, fund.rules[0]!] })).toEqual([
    'Dezelfde regel staat er twee keer.',
  ])
  expect(faultsOf({ ...wishes, decided_by: { ...wishes.decided_by, jury: 'none' } })).toEqual([
    'Een ronde heeft een regiegroep nodig.',
  ])
  expect(faultsOf({ ...wishes, allocation: 'receipt' })).toEqual([
    'Op volgorde van binnenkomst weegt een regiegroep niet mee.',
  ])
  const impossible = wishes.rules.map((rule) =>
    rule.kind === 'latest_day_in_year' ? { ...rule, month: 2, day: 30 } : rule,
  )
  expect(faultsOf({ ...wishes, rules: impossible })).toEqual(['Die dag bestaat niet.'])
  const tooHigh = fund.rules.map((rule) =>
    rule.kind === 'legal_entity_above' ? { ...rule, cents: amounts.max_cents } : rule,
  )
  expect(faultsOf({ ...fund, rules: tooHigh })[0]).toContain('boven het hoogste bedrag')
  expect(faultsOf({ ...fund, amounts: { min_cents: 1.5, max_cents: 4 } })[0]).toContain('klopt nog niet')
})

test('everything a scheme says is in the comparison, with a name of its own', () => {
  for (const scheme of schemes) {
    const facts = schemeFacts(scheme, 'nl')
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
    const said = facts.map(({ value }) => value).join('\n')
    for (const text of textsIn(scheme)) expect(said, text).toContain(text)
  }
})

/** Every Dutch text of a scheme. */
function textsIn(value: Scheme | unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('nl' in value && typeof value.nl === 'string') return [value.nl]
  return Object.values(value).flatMap(textsIn)
}
