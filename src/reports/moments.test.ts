import { describe, expect, it } from 'vitest'
import type { TimedHappening } from '../cases/index.ts'
import { isOpenOn, momentOf, openUntil } from './moments.ts'

const at = (on: string, type: string, side = 'municipality'): TimedHappening =>
  ({ type, data: {}, on, side }) as unknown as TimedHappening
const start = [at('2026-05-01', 'submitted', 'initiator'), at('2026-05-04', 'guide_appointed')]
const running = { end: null }

describe('how it went', () => {
  it('is asked after the first time guide and initiator spoke', () => {
    expect(momentOf(start, running, '2026-05-04')).toBeNull()
    const own = [...start, at('2026-05-05', 'message_posted', 'initiator')]
    expect(momentOf(own, running, '2026-05-05')).toBeNull()
    const met = [...own, at('2026-05-08', 'meeting_held')]
    expect(momentOf(met, running, '2026-05-08')).toBe('contact')
    expect(momentOf([...met, at('2026-05-09', 'message_posted')], running, '2026-05-09')).toBeNull()
  })

  it('is asked after a decision, and once when it ended with a no', () => {
    const decided = [...start, at('2026-06-01', 'decision_taken'), at('2026-06-01', 'step_completed')]
    expect(momentOf(decided, running, '2026-06-01')).toBe('decision')
    expect(momentOf(decided, { end: 'refused' }, '2026-06-01')).toBe('ending')
    expect(momentOf([...start, at('2026-06-02', 'withdrawn')], { end: 'withdrawn' }, '2026-06-02')).toBe(
      'ending',
    )
    expect(momentOf(decided, { end: 'completed' }, '2026-06-01')).toBeNull()
    expect(momentOf(decided, { end: 'refused' }, '2026-06-05')).toBeNull()
  })

  it('can be answered for two months, and changed for two weeks', () => {
    const open = { moment: 'contact', asked_on: '2026-05-08', answered_on: null } as const
    expect(openUntil(open)).toBe('2026-07-07')
    expect(isOpenOn({ ...open, answered_on: '2026-05-10' }, '2026-05-24')).toBe(true)
    expect(isOpenOn({ ...open, answered_on: '2026-05-10' }, '2026-05-25')).toBe(false)
  })
})
