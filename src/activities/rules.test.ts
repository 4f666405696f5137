import { describe, expect, test } from 'vitest'
import {
  canChange,
  canEdit,
  daysFault,
  firstDayWhenPublished,
  isOpen,
  phaseOf,
  publicName,
  stateWhenSent,
  takesEntries,
} from './rules.ts'

const published_at = new Date('2026-11-01T10:00:00Z')
const days = { opens_on: '2026-11-10', closes_on: '2026-11-20', published_at, stopped_at: null }

describe('an activity', () => {
  test('is open from its first to its last day, both included', () => {
    expect(phaseOf(days, '2026-11-09')).toBe('soon')
    expect(phaseOf(days, '2026-11-10')).toBe('open')
    expect(phaseOf(days, '2026-11-20')).toBe('open')
    expect(phaseOf(days, '2026-11-21')).toBe('over')
    expect(phaseOf({ ...days, stopped_at: new Date('2026-11-11T10:00:00Z') }, '2026-11-12')).toBe('stopped')
  })

  test('is a draft until it is published, whatever its days', () => {
    const draft = { ...days, published_at: null }
    for (const today of ['2026-11-09', '2026-11-12', '2026-11-25']) {
      expect(phaseOf(draft, today)).toBe('draft')
      expect(canChange(draft, today)).toBe(true)
      expect(isOpen(draft, 'running', today)).toBe(false)
      expect(takesEntries(draft, 'answering', today)).toBe(false)
    }
    expect(firstDayWhenPublished(draft, '2026-11-09')).toBe('2026-11-10')
    expect(firstDayWhenPublished(draft, '2026-11-12')).toBe('2026-11-12')
  })

  test('takes what people put in while its project runs, and what officials enter also while we answer', () => {
    expect(isOpen(days, 'running', '2026-11-12')).toBe(true)
    expect(isOpen(days, 'answering', '2026-11-12')).toBe(false)
    expect(takesEntries(days, 'answering', '2026-11-25')).toBe(true)
    expect(takesEntries(days, 'closed', '2026-11-25')).toBe(false)
    expect(takesEntries(days, 'running', '2026-11-01')).toBe(false)
  })

  test('can be changed before it begins, and begins no earlier than the plan said', () => {
    expect(canChange(days, '2026-11-09')).toBe(true)
    expect(canChange(days, '2026-11-10')).toBe(false)
    const about = { today: '2026-11-01', planFrom: '2026-11-10' }
    expect(daysFault(days, about)).toBeNull()
    expect(daysFault({ ...days, opens_on: '2026-11-05' }, about)).toBe('before_plan')
    expect(daysFault({ ...days, opens_on: '2026-10-31' }, { ...about, planFrom: null })).toBe('past')
    expect(daysFault({ ...days, closes_on: '2026-11-09' }, about)).toBe('order')
  })
})

describe('what somebody put in', () => {
  const at = new Date('2026-11-12T10:00:00Z')
  const one = { at, state: 'shown', response_id: null } as const

  test('can be changed for thirty minutes, unless it was answered', () => {
    expect(canEdit(one, new Date('2026-11-12T10:30:00Z'))).toBe(true)
    expect(canEdit(one, new Date('2026-11-12T10:30:01Z'))).toBe(false)
    expect(canEdit({ ...one, response_id: 'an answer' }, at)).toBe(false)
    expect(canEdit({ ...one, state: 'hidden' }, at)).toBe(false)
  })

  test('stands under the name that its writer chose', () => {
    expect(publicName('Fatma Yilmaz', 'full')).toBe('Fatma Yilmaz')
    expect(publicName('Fatma Yilmaz', 'first')).toBe('Fatma')
    expect(publicName('Fatma Yilmaz', 'anonymous')).toBeNull()
    expect(publicName(null, 'full')).toBeNull()
  })

  test('waits for the mail, then for who looks first, and is there', () => {
    const reads = (project: boolean, activity: boolean) => ({
      ...{ project: { review_first: project }, activity: { review_first: activity } },
    })
    expect(stateWhenSent(reads(false, true), false)).toBe('waiting')
    expect(stateWhenSent(reads(false, true), true)).toBe('held')
    expect(stateWhenSent(reads(true, false), true)).toBe('held')
    expect(stateWhenSent(reads(false, false), true)).toBe('shown')
  })
})
