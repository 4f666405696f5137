import { type CaseRelations, isTeam, mayHandle } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'

/** Works on what is kept up: the guide of the case, the team, and the manager of the area. */
export const mayTend = (actor: Actor, relations: CaseRelations): boolean => mayHandle(actor, relations)

/** Looks at a lesson before everyone reads it. */
export const mayShowLesson = mayTend

/** Sees everything that is kept up; others see what they guide, and what lies in their area. */
export const seesAllKept = (actor: Actor): boolean =>
  actor.isSystem ||
  isTeam(actor) ||
  actor.roles.some(({ role, scopeKind }) => role === 'area_manager' && scopeKind === 'city')
