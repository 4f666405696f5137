import { expect, test } from 'vitest'
import { likenessOf, weightOf } from './likeness.ts'

const bench = {
  title: 'Een bank bij de vijver',
  summary: 'Oudere mensen rusten bij de vijver onder de kastanje.',
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

test('the same place, words, subject and people are each a reason', () => {
  const near = {
    ...bench,
    title: 'Kastanje redden',
    summary: 'De kastanje aan de vijver is ziek.',
    lon: 4.6605,
  }
  const likeness = likenessOf(bench, near, true)
  expect(likeness).toEqual({
    words: ['vijver', 'kastanje'],
    sameSubject: true,
    samePerson: true,
    metres: 30,
    sameNeighbourhood: true,
    sameDistrict: true,
  })
  expect(weightOf(likeness)).toBeGreaterThan(weightOf(likenessOf(bench, near, false)))
})

test('a subject, a neighbourhood or one word alone is no reason', () => {
  expect(weightOf(likenessOf(bench, far, false))).toBe(0)
  expect(weightOf(likenessOf(bench, { ...far, subject: 'meeting', neighbourhood_id: 'a' }, false))).toBe(0)
  expect(weightOf(likenessOf(bench, { ...far, summary: 'Langs de vijver.' }, false))).toBe(0)
  expect(weightOf(likenessOf(bench, far, true))).toBe(3)
})

test('one word tells enough about the same subject in the same district, and not elsewhere', () => {
  const other = { ...far, subject: 'meeting', summary: 'Langs de vijver.' }
  expect(weightOf(likenessOf(bench, { ...other, district_id: 'w' }, false))).toBe(3)
  expect(weightOf(likenessOf(bench, other, false))).toBe(0)
  expect(weightOf(likenessOf(bench, { ...far, district_id: 'w', subject: 'meeting' }, false))).toBe(0)
})
