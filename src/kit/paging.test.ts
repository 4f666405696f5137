import { describe, expect, test } from 'vitest'
import { pageAsked, pageOf, pageRead } from './paging.ts'

describe('pages of a list', () => {
  test('an address asks for one; nonsense is the first', () => {
    expect(pageAsked('3')).toBe(3)
    for (const text of [undefined, '', '0', '-1', '1.5', 'x', '99999999999999999999'])
      expect(pageAsked(text), text).toBe(1)
  })

  test('nothing is left out and nothing stands twice', () => {
    const all = Array.from({ length: 25 }, (_, at) => at)
    const pages = [1, 2, 3].map((number) => pageOf(all, number, 10))
    expect(pages.flatMap(({ items }) => items)).toEqual(all)
    expect(pages.map(({ previous, next }) => [previous, next])).toEqual([
      [null, 2],
      [1, 3],
      [2, null],
    ])
    expect(pageOf(all, 9, 10)).toEqual(pages[2])
    expect(pageOf([], 4, 10)).toEqual({ items: [], number: 1, previous: null, next: null })
  })

  test('one row more than fits says that there is another page', () => {
    expect(pageRead([1, 2, 3], 2, 2)).toEqual({ items: [1, 2], number: 2, previous: 1, next: 3 })
    expect(pageRead([1, 2], 2, 2).next).toBeNull()
  })
})
