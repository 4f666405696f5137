import { describe, expect, test } from 'vitest'
import { answerFault } from './rules.ts'

const no = { outcome: 'not', reasons: 'Er is geen plek voor bomen.', passedTo: null } as const

describe('an answer', () => {
  test('has reasons', () => {
    expect(answerFault({ ...no, reasons: ' .' }, null)).toBe('reasons')
    expect(answerFault(no, null)).toBeNull()
  })

  test('says to whom something is passed on', () => {
    expect(
      answerFault({ outcome: 'passed_on', reasons: 'Dit is van het waterschap.', passedTo: ' ' }, null),
    ).toBe('passed_to')
  })

  test('that says no to a group does not use the words of another group', () => {
    const earlier = [{ group_id: 'a', outcome: 'not', reasons: 'er is géén plek' }] as const
    const copied = { ...no, reasons: 'Er is géén  plek!' }
    expect(answerFault(copied, { id: 'b', earlier })).toBe('own_reason')
    expect(answerFault(copied, { id: 'a', earlier })).toBeNull()
    expect(answerFault(copied, null)).toBeNull()
    expect(answerFault({ ...copied, outcome: 'partly' }, { id: 'b', earlier })).toBeNull()
  })
})
