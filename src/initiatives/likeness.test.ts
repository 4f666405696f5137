import { expect, test } from 'vitest'
import { isOrdinary, likenessOf, type WordUse, weightOf } from './likeness.ts'

const bench = {
  title: 'Een bank bij de vijver',
  summary: 'Oudere mensen rusten bij de vijver onder de kastanje.',
  address: null,
  subject: 'meeting',
  district_id: 'w',
  neighbourhood_id: 'a',
  lon: 4.66,
  lat: 51.81,
}
const far = {
  ...bench,
  title: 'Fietsles',
  summary: 'Leren fietsen.',
  subject: 'sport',
  district_id: 'x',
  neighbourhood_id: 'b',
  lon: 4.7,
}
type Plan = typeof bench | (Omit<typeof bench, 'address'> & { readonly address: string | null })

/** A city of a hundred plans, in which these words are used so often. */
const city = (using: Readonly<Record<string, number>> = {}): WordUse => ({
  plans: 100,
  using: new Map(Object.entries({ vijver: 3, kastanje: 2, ...using })),
})
const weight = (one: Plan, other: Plan, use: WordUse = city()): number =>
  weightOf(likenessOf(one, other, false, use))

test('the same place, words and subject are each a reason, the rarest word first', () => {
  const near = {
    ...bench,
    title: 'Kastanje redden',
    summary: 'De kastanje aan de vijver is ziek.',
    lon: 4.6605,
  }
  expect(likenessOf(bench, near, true, city())).toEqual({
    words: ['kastanje', 'vijver'],
    told: 3,
    sameSubject: true,
    samePerson: true,
    metres: 30,
    sameNeighbourhood: true,
    sameDistrict: true,
  })
})

test('who makes it is a fact of its own, not a likeness', () => {
  const likeness = likenessOf(bench, far, true, city())
  expect(likeness.samePerson).toBe(true)
  expect(weightOf(likeness)).toBe(0)
  const near = { ...far, summary: 'Langs de vijver onder de kastanje.' }
  expect(weightOf(likenessOf(bench, near, true, city()))).toBe(weight(bench, near))
})

test('a subject, a neighbourhood, a distance or one word alone is no reason', () => {
  expect(weight(bench, far)).toBe(0)
  expect(weight(bench, { ...far, subject: 'meeting', neighbourhood_id: 'a' })).toBe(0)
  expect(weight(bench, { ...far, summary: 'Langs de vijver.' })).toBe(0)
  // A barbecue is not like lights along a path because it is 30 metres away.
  expect(weight(bench, { ...far, lon: 4.6605 })).toBe(0)
  // Two meeting places 200 metres apart neither; on the same spot they are.
  expect(weight(bench, { ...far, subject: 'meeting', lon: 4.6629 })).toBe(0)
  expect(weight(bench, { ...far, subject: 'meeting', lon: 4.6605 })).toBeGreaterThan(0)
})

test('one word tells enough about the same subject in the same district, and not elsewhere', () => {
  const other = { ...far, subject: 'meeting', summary: 'Langs de vijver.' }
  expect(weight(bench, { ...other, district_id: 'w' })).toBe(3)
  expect(weight(bench, other)).toBe(0)
  expect(weight(bench, { ...far, district_id: 'w', subject: 'meeting' })).toBe(0)
})

test('a rare word near by tells enough, a more usual one does not', () => {
  const near = { ...far, lon: 4.6605, summary: 'Rond de kastanje.' }
  expect(weight(bench, near)).toBeGreaterThan(0)
  expect(weight(bench, near, city({ kastanje: 4 }))).toBe(0)
})

test('an ordinary word of the language or of the city is never shared', () => {
  const market = { ...bench, title: 'Kleine kerstmarkt', summary: 'Gezellige kramen.', subject: 'food' }
  const bus = { ...bench, title: 'Buurtbus', summary: 'Kleine gezellige bus.', subject: 'traffic' }
  expect(likenessOf(market, bus, false, city()).words).toEqual([])
  expect(weight(market, bus)).toBe(0)
  const use = city({ vijver: 12 })
  expect(isOrdinary('vijver', use)).toBe(true)
  expect(likenessOf(bench, bench, false, use).words).not.toContain('vijver')
  // In a small city a word of a few plans is no ordinary word yet.
  expect(isOrdinary('vijver', { plans: 6, using: new Map([['vijver', 4]]) })).toBe(false)
})

test('the name of where they are is no likeness', () => {
  const there = { ...bench, address: 'Bij de vijver' }
  expect(likenessOf(there, bench, false, city()).words).not.toContain('vijver')
})

test('a plan of the whole city, or without a point, is at no distance', () => {
  const near = { ...bench, lon: 4.6605 }
  const metres = (one: Plan) => likenessOf(one, bench, false, city()).metres
  expect(metres(near)).toBe(30)
  expect(metres({ ...near, address: 'Door de hele stad' })).toBeNull()
  expect(metres({ ...near, district_id: null } as unknown as Plan)).toBeNull()
  expect(metres({ ...near, lon: null } as unknown as Plan)).toBeNull()
})
