import { expect, test } from 'vitest'
import { lastDayToObject, stageOf } from './rules.ts'

test.each([
  ['Verleende omgevingsvergunning, dakkapel, Kade 1', 'decided'],
  ['Aanvraag omgevingsvergunning verleend, Kade 1', 'decided'],
  ['Besluit omgevingsvergunning geweigerd', 'decided'],
  ['Verkeersbesluit Lijnbaanstraat', 'decided'],
  ['Ingekomen melding, verwijderen van asbest van het dak', 'asked'],
  ['Ingediende aanvraag omgevingsvergunning, Zuiderweg 21 Midwolda', 'asked'],
  ['Verlengen beslistermijn aanvraag omgevingsvergunning', 'asked'],
  ['Ontwerpbesluit omgevingsvergunning', 'asked'],
  ['Kennisgeving evenement zomermarkt', 'other'],
])('%s: %s', (title, stage) => expect(stageOf(title)).toBe(stage))

test('six weeks from the day after publication, never ending in a weekend or on a holiday', () => {
  expect(lastDayToObject('decided', '2026-10-06')).toBe('2026-11-17')
  // Six weeks later is Christmas Day, then Boxing Day, then a weekend.
  expect(lastDayToObject('decided', '2026-11-13')).toBe('2026-12-28')
  expect(lastDayToObject('asked', '2026-10-06')).toBeNull()
  expect(lastDayToObject('other', '2026-10-06')).toBeNull()
})
