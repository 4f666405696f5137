import { describe, expect, it } from 'vitest'
import { visitor } from '../kit/actor.ts'
import { hasRole } from './roles.ts'
import { officerFor, whoAnswers } from './rules.ts'

const away = (person_id: string, substitute_id: string | null) => ({ person_id, substitute_id })

describe('who answers', () => {
  it('is the person, or the substitute during an absence', () => {
    expect(whoAnswers('a', [])).toBe('a')
    expect(whoAnswers('a', [away('a', 'b')])).toBe('b')
    expect(whoAnswers('a', [away('a', 'b'), away('b', 'c')])).toBe('c')
    expect(whoAnswers('a', [away('a', null)])).toBe('a')
  })

  it('ends when two people stand in for each other', () => {
    expect(whoAnswers('a', [away('a', 'b'), away('b', 'a')])).toBe('a')
  })
})

describe('the officer of the day', () => {
  const roster = new Map([
    [1, 'maan'],
    [2, 'dirk'],
    [5, 'vera'],
  ])

  it('is who stands on the roster', () => {
    expect(officerFor('2026-11-20', roster, [])).toBe('vera')
    expect(officerFor('2026-11-24', roster, [])).toBe('dirk')
  })

  it('is the officer of the next working day in a weekend and on a holiday', () => {
    expect(officerFor('2026-11-21', roster, [])).toBe('maan')
    expect(officerFor('2026-12-25', roster, [])).toBe('maan')
  })

  it('is the next on the roster when somebody is away or a day is empty', () => {
    expect(officerFor('2026-11-24', roster, [away('dirk', null)])).toBe('vera')
    expect(officerFor('2026-11-25', roster, [])).toBe('vera')
  })

  it('is never nobody while there is a roster', () => {
    expect(
      officerFor('2026-11-24', roster, [away('maan', null), away('dirk', null), away('vera', null)]),
    ).toBe('dirk')
    expect(officerFor('2026-11-24', new Map(), [])).toBeNull()
  })
})

describe('a role', () => {
  const actor = {
    ...visitor,
    roles: [
      { role: 'area_manager', scopeKind: 'area' as const, scopeId: 'west' },
      { role: 'case_guide', scopeKind: 'city' as const, scopeId: null },
    ],
  }

  it('holds within its scope', () => {
    expect(hasRole(actor, 'area_manager', { kind: 'area', id: 'west' })).toBe(true)
    expect(hasRole(actor, 'area_manager', { kind: 'area', id: 'oost' })).toBe(false)
    expect(hasRole(actor, 'case_guide', { kind: 'area', id: 'oost' })).toBe(true)
    expect(hasRole(actor, 'administrator')).toBe(false)
  })
})
