import { expect, test } from 'vitest'
import { byPart, differencesOf, fingerprint, meetingOf } from './rules.ts'

const fact = (id: string, value: string, part = 'Stap: A') => ({ id, part, name: id, value })

test('differences in the order of reading, what is gone at the end', () => {
  const was = [fact('title', 'Oud'), fact('term', '2 weken'), fact('old', 'x', 'Stap: B')]
  const is = [fact('title', 'Nieuw'), fact('term', '2 weken'), fact('fresh', 'y', 'Stap: C')]
  const differences = differencesOf(was, is)
  expect(differences.map(({ id, change, was, is }) => [id, change, was, is])).toEqual([
    ['title', 'changed', 'Oud', 'Nieuw'],
    ['fresh', 'added', null, 'y'],
    ['old', 'removed', 'x', null],
  ])
  expect(byPart(differences).map(({ part }) => part)).toEqual(['Stap: A', 'Stap: C', 'Stap: B'])
  expect(differencesOf(is, is)).toEqual([])
})

test('two people on one draft: only a change of the same part is a clash', () => {
  expect(meetingOf('a', 'a', 'b')).toBe('free')
  expect(meetingOf('a', 'c', 'b')).toBe('clash')
  // The same words twice are one change.
  expect(meetingOf('a', 'b', 'b')).toBe('same')
})

test('a part reads the same whatever the order of its fields', () => {
  expect(fingerprint({ b: [1, { d: 2, c: 3 }], a: undefined })).toBe(fingerprint({ b: [1, { c: 3, d: 2 }] }))
  expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]))
})
