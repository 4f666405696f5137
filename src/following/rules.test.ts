import { describe, expect, test } from 'vitest'
import { belongsTo, isDue, type KeptThing, namesPlace, veiled, type Whereabouts, wordsOf } from './rules.ts'

const nothing: KeptThing = {
  what: 'area',
  area_id: null,
  subject: null,
  case_id: null,
  project_id: null,
  place: null,
  words: null,
  lon: null,
  lat: null,
  radius_m: null,
}
const somewhere: Whereabouts = {
  areaIds: ['buurt', 'wijk'],
  subjects: ['green', 'play'],
  caseId: 'case',
  projectId: 'project',
  point: [4.67, 51.81],
  address: 'Lange Geldersekade 4, 3311 AB',
}

test.each([
  ['Lange Geldersekade', 'lange geldersekade'],
  ['  LANGE  geldersekade. ', 'lange geldersekade'],
  ['3311 ab', '3311ab'],
  ['3311AB', '3311ab'],
  ['Café-straat', 'cafe straat'],
  ['...', ''],
])('the words of %s', (place, words) => expect(wordsOf(place)).toBe(words))

test('an address names a place by whole words', () => {
  expect(namesPlace('Lange Geldersekade 4, 3311 AB', 'geldersekade')).toBe(true)
  expect(namesPlace('Lange Geldersekade 4, 3311 AB', wordsOf('3311ab'))).toBe(true)
  expect(namesPlace('Lange Geldersekade 4', 'gelderse')).toBe(false)
  expect(namesPlace('Lange Geldersekade 4', '')).toBe(false)
})

describe('what happens belongs to', () => {
  test.each<[string, Partial<KeptThing>, boolean]>([
    ['the area it is in', { what: 'area', area_id: 'wijk' }, true],
    ['no other area', { what: 'area', area_id: 'elders' }, false],
    ['its subject', { what: 'subject', subject: 'green' }, true],
    ['no other subject', { what: 'subject', subject: 'care' }, false],
    ['each of its subjects', { what: 'subject', subject: 'play' }, true],
    ['its project', { what: 'project', project_id: 'project' }, true],
    ['no other project', { what: 'project', project_id: 'other' }, false],
    ['its plan', { what: 'initiative', case_id: 'case' }, true],
    ['no other plan', { what: 'initiative', case_id: 'other' }, false],
    ['a place nearby', { what: 'place', words: 'elders', lon: 4.672, lat: 51.81, radius_m: 250 }, true],
    ['no place too far', { what: 'place', words: 'elders', lon: 4.69, lat: 51.81, radius_m: 250 }, false],
    ['its street, wherever that is', { what: 'place', words: 'lange geldersekade', radius_m: 250 }, true],
  ])('%s', (_, thing, is) => expect(belongsTo({ ...nothing, ...thing }, somewhere)).toBe(is))

  test('the area where it has no point: in it, or by its border', () => {
    const square = [
      [4.66, 51.8],
      [4.67, 51.8],
      [4.67, 51.81],
      [4.66, 51.81],
      [4.66, 51.8],
    ] as const
    const shapes = [{ type: 'Polygon', coordinates: [square] }] as const
    const where = { ...somewhere, point: null, address: null, shapes }
    const at = (lon: number, lat: number, radius_m: number) => ({
      ...{ ...nothing, what: 'place' as const, words: 'elders', lon, lat, radius_m },
    })
    expect(belongsTo(at(4.665, 51.805, 250), where)).toBe(true)
    // Two thousandths of a degree east of the border: some 140 metres.
    expect(belongsTo(at(4.672, 51.805, 250), where)).toBe(true)
    expect(belongsTo(at(4.68, 51.805, 250), where)).toBe(false)
    expect(belongsTo(at(4.665, 51.8115, 250), where)).toBe(true)
    // A point of its own is where it is: the border no longer matters.
    expect(belongsTo(at(4.66, 51.8, 250), { ...where, point: [4.69, 51.83] })).toBe(false)
  })

  test('nothing that has no place', () => {
    const everywhere = {
      areaIds: [],
      subjects: [],
      caseId: null,
      projectId: null,
      point: null,
      address: null,
    }
    const place = { ...nothing, what: 'place', words: 'kade', lon: 4.67, lat: 51.81, radius_m: 250 } as const
    expect(belongsTo(place, everywhere)).toBe(false)
    for (const what of ['subject', 'initiative', 'project'] as const)
      expect(belongsTo({ ...nothing, what }, everywhere)).toBe(false)
  })
})

test('at once is always, once a week is never twice in seven days', () => {
  const weekly = { pace: 'weekly', beganOn: '2026-11-02', toldOn: null } as const
  expect(isDue({ ...weekly, pace: 'at_once' }, '2026-11-02')).toBe(true)
  expect(isDue(weekly, '2026-11-08')).toBe(false)
  expect(isDue(weekly, '2026-11-09')).toBe(true)
  expect(isDue({ ...weekly, toldOn: '2026-11-09' }, '2026-11-15')).toBe(false)
  expect(isDue({ ...weekly, toldOn: '2026-11-09' }, '2026-11-16')).toBe(true)
})

test('an address is shown as its first letter and its domain', () => {
  expect(veiled('joke@voorbeeld.nl')).toBe('j…@voorbeeld.nl')
})
