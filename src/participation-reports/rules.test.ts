import { describe, expect, test } from 'vitest'
import { missingParts, publishFault } from './rules.ts'
import { noWords } from './schema.ts'

describe('a report', () => {
  test('is complete with what only the leader knows; looking back may be left to the numbers', () => {
    expect(missingParts(noWords)).toEqual(['reached', 'changes', 'next', 'lessons'])
    const words = {
      ...noWords,
      reached: 'Vooral ouders.',
      changes: 'De heg blijft.',
      next: ' ',
      lessons: 'Eerder.',
    }
    expect(missingParts(words)).toEqual(['next'])
    expect(missingParts({ ...words, next: 'Na de zomer.' })).toEqual([])
  })

  test.each([
    ['running', 0, 'running'],
    ['answering', 2, 'unanswered'],
    ['answering', 0, null],
    ['closed', 0, null],
    ['stopped', 3, null],
  ] as const)('of a project that is %s with %i unanswered: %s', (state, unanswered, fault) => {
    expect(publishFault({ state, unanswered })).toBe(fault)
  })
})
