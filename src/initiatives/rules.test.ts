import { describe, expect, test } from 'vitest'
import { amountOf, listAddress, readListQuery } from './list.ts'
import {
  progressOf,
  publicAddress,
  publicPoint,
  storySaysMore,
  summaryOf,
  weightOf,
  weightRanges,
} from './rules.ts'
import { readAddress } from './schema.ts'

describe('a summary', () => {
  test('is the story when that is short, else its first sentences', () => {
    expect(summaryOf('  Een   bank.\nVoor iedereen. ')).toBe('Een bank. Voor iedereen.')
    expect(summaryOf(`Wij willen een bank. ${'Heel lang '.repeat(40)}`, 40)).toBe('Wij willen een bank.')
    expect(summaryOf('woord '.repeat(100), 30)).toMatch(/^(woord )+woord…$/)
  })
})

describe('where it is, for the public', () => {
  test.each([
    ['Vogelstraat 12', 'Vogelstraat'],
    ['Vogelstraat 12-b, 3312 AB Waterstad', 'Vogelstraat'],
    ['Plein 1940-1945 3', 'Plein'],
    ['3312 AB', null],
    ['12', null],
    ['Kade', 'Kade'],
  ])('at a home %s becomes %s', (address, shown) => {
    expect(publicAddress(address, true)).toBe(shown)
  })

  test('elsewhere it is the place itself', () => {
    expect(publicAddress(' Kade 3 ', false)).toBe('Kade 3')
    expect(publicPoint({ lon: 4.66512, lat: 51.80423 }, false)).toEqual({ lon: 4.66512, lat: 51.80423 })
  })

  test('a home moves to the middle of its surroundings', () => {
    const point = publicPoint({ lon: 4.66512, lat: 51.80423 }, true)
    expect(point).not.toEqual({ lon: 4.66512, lat: 51.80423 })
    expect(Math.abs((point?.lon ?? 0) - 4.66512)).toBeLessThan(0.001)
  })
})

test('the public state follows the step, in a process of one’s own the actor', () => {
  const steps = [
    { key: 'received', actor: 'team' },
    { key: 'decision', actor: 'executive' },
    { key: 'counting', actor: 'jury' },
  ]
  const at = (step: string | null, end: string | null = null) => progressOf({ steps, step, end })
  expect([
    at('received'),
    at('decision'),
    at('counting'),
    at(null, 'completed'),
    at(null, 'refused'),
  ]).toEqual(['idea', 'decision', 'assessment', 'completed', 'stopped'])
})

test('the colours of a map say how much there is, compared with the most', () => {
  expect([weightOf(0, 9), weightOf(1, 9), weightOf(5, 9), weightOf(9, 9)]).toEqual([0, 1, 2, 3])
  for (const most of [1, 2, 3, 4, 7, 10, 100]) {
    const amounts = Array.from({ length: most + 1 }, (_, amount) => amount)
    for (const amount of amounts) {
      const range = weightRanges(amounts).find(({ weight }) => weight === weightOf(amount, most))
      expect(range?.from, `${amount} of ${most}`).toBeLessThanOrEqual(amount)
      expect(range?.to, `${amount} of ${most}`).toBeGreaterThanOrEqual(amount)
    }
  }
  expect(weightRanges([2, 7])).toEqual([
    { weight: 1, from: 1, to: 2 },
    { weight: 3, from: 5, to: 7 },
  ])
})

describe('addresses', () => {
  test('of an initiative hold its number', () => {
    expect(readAddress('2026-0042-pluktuin-aan-zee')).toEqual({
      number: '2026-0042',
      slug: 'pluktuin-aan-zee',
    })
    expect(readAddress('2026-0042')).toEqual({ number: '2026-0042', slug: '' })
    for (const odd of ['pluktuin', '2026-42', '2026-0042-<b>', '']) expect(readAddress(odd)).toBeNull()
  })

  test('of a list say the same when read and written again', () => {
    const id = '0b7f5b7e-36a8-4d0e-8f3b-0a6c1f1d2e3f'
    const query = {
      soort: 'green',
      gebied: 'staart',
      onderwerp: 'food',
      stand: 'lopend',
      zoek: 'bos',
      sorteer: 'oudste',
      voor: `2026-01-31~${id}`,
    }
    const read = readListQuery(query)
    expect(read).toMatchObject({ backwards: true, from: { at: '2026-01-31', id } })
    expect(listAddress(read, { from: read.from, backwards: true })).toEqual(query)
    expect(readListQuery({ soort: 'x', na: 'x', sorteer: 'x', stand: 'x' })).toEqual(readListQuery({}))
  })
})

test('counts are not guessed when words are searched', () => {
  expect(amountOf([], { text: 'tuin' })).toBeNull()
  expect(amountOf([], {})).toBe(0)
})

test('a story that is its own summary is not told twice', () => {
  const story = 'Een bankje bij de vijver.\n\nVoor iedereen.'
  expect(storySaysMore({ story, summary: summaryOf(story) })).toBe(false)
  expect(storySaysMore({ story, summary: 'Een bankje.' })).toBe(true)
})
