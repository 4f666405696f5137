import { describe, expect, test } from 'vitest'
import { type Actor, visitor } from '../kit/actor.ts'
import * as rights from './rights.ts'

const relations: rights.CaseRelations = {
  caseId: 'case',
  handlerIds: ['guide', 'substitute'],
  areaIds: ['krispijn', 'west'],
  personIds: ['initiator', 'partner'],
  organisationIds: ['door', 'helpers'],
  initiatorIds: ['initiator', 'door'],
  adviserIds: ['adviser'],
  isPublic: false,
}

const person = (personId: string, role?: string, areaId?: string): Actor => ({
  ...visitor,
  personId,
  roles: role ? [{ role, scopeKind: areaId ? 'area' : 'city', scopeId: areaId ?? null }] : [],
})

const actors: Record<string, Actor> = {
  visitor,
  neighbour: person('neighbour'),
  initiator: person('initiator'),
  'member of an organisation that takes part': { ...person('member'), organisationIds: ['door'] },
  partner: person('partner'),
  'member of a partner': { ...person('helper'), organisationIds: ['helpers'] },
  guide: person('guide', 'case_guide'),
  substitute: person('substitute', 'case_guide'),
  'another guide': person('other', 'case_guide'),
  'team member': person('team', 'team_member'),
  coordinator: person('coordinator', 'coordinator'),
  'coordinator who guides it': person('guide', 'coordinator'),
  'asked adviser': person('adviser', 'adviser'),
  'another adviser': person('other', 'adviser'),
  'manager of the area': person('manager', 'area_manager', 'west'),
  'manager of another area': person('manager', 'area_manager', 'oost'),
  'telephone desk': person('desk', 'customer_contact'),
  councillor: person('councillor', 'councillor'),
  'jury member': person('jury', 'jury_member', 'west'),
  administrator: person('administrator', 'administrator'),
}

const who = (right: (actor: Actor, relations: rights.CaseRelations) => boolean): string[] =>
  Object.entries(actors)
    .filter(([, actor]) => right(actor, relations))
    .map(([name]) => name)

const handlers = [
  'guide',
  'substitute',
  'team member',
  'coordinator',
  'coordinator who guides it',
  'manager of the area',
]
const initiators = ['initiator', 'member of an organisation that takes part']
const parties = [...initiators, 'partner', 'member of a partner']

describe('who may do what with a case that is not public', () => {
  test('work on it', () => expect(who(rights.mayHandle)).toEqual(handlers))
  test('see what staff see', () =>
    expect(new Set(who(rights.maySeeStaffSide))).toEqual(new Set([...handlers, 'asked adviser'])))
  test('see it at all', () =>
    expect(new Set(who(rights.maySee))).toEqual(
      new Set([...parties, ...handlers, 'asked adviser', 'telephone desk']),
    ))
  test('speak for the initiator', () => expect(who(rights.maySpeakForInitiator)).toEqual(initiators))
  test('name a guide', () =>
    expect(who(rights.mayAppoint)).toEqual([
      'team member',
      'coordinator',
      'coordinator who guides it',
      'manager of the area',
    ]))
  test('answer "Ik loop vast": only from outside the case', () =>
    expect(who(rights.mayAnswerStuck)).toEqual(['coordinator']))
  test('see telephone numbers and addresses', () =>
    expect(new Set(who(rights.maySeeContactDetails))).toEqual(new Set([...handlers, 'telephone desk'])))
})

test('what is public is for everyone, and no more than that', () => {
  const open = { ...relations, isPublic: true }
  expect(rights.visibleTo(visitor, open)).toEqual(['everyone'])
  expect(rights.visibleTo(visitor, relations)).toEqual([])
  expect(rights.visibleTo(actors.initiator!, open)).toEqual(['everyone', 'parties'])
})

test('workload is for oneself and the coordinator', () => {
  expect(rights.maySeeWorkload(actors.guide!, 'guide')).toBe(true)
  expect(rights.maySeeWorkload(actors.guide!, 'other')).toBe(false)
  expect(rights.maySeeWorkload(actors['team member']!, 'guide')).toBe(false)
  expect(rights.maySeeWorkload(actors.coordinator!, 'guide')).toBe(true)
})
