import { type CaseRelations, isParty, mayHandle, maySeeStaffSide } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'
import { isStaff } from '../people/index.ts'
import type { Assessor } from './store.ts'

/** The sheet of this person, when they weigh. Whose last role ended does not any more. */
export const ownOf = (actor: Actor, assessors: readonly Assessor[]): Assessor | null =>
  (actor.personId !== null &&
    isStaff(actor) &&
    assessors.find(({ person_id }) => person_id === actor.personId)) ||
  null

/** Reads a weighing before it is released: who works on the case, and who weighs. */
export const mayRead =
  (assessors: readonly Assessor[]) =>
  (actor: Actor, relations: CaseRelations): boolean =>
    mayHandle(actor, relations) || ownOf(actor, assessors) !== null

/** Can weigh: works on the case or was asked for advice on it, and has no part in the plan. */
export const mayWeigh = (actor: Actor, relations: CaseRelations): boolean =>
  actor.personId !== null && maySeeStaffSide(actor, relations) && !isParty(actor, relations)
