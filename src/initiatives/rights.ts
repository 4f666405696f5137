import { type CaseRelations, mayHandle, maySpeakForInitiator } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'
import { hasAnyRole } from '../people/index.ts'

/** Tells an idea for somebody at the desk or on the telephone. */
export const maySubmitForSomebody = (actor: Actor): boolean =>
  actor.isSystem ||
  hasAnyRole(actor, ['customer_contact', 'team_member', 'coordinator', 'case_guide', 'area_manager'])

/** Changes title, summary, story and photo: the initiator, or who works on the case. */
export const mayEdit = (actor: Actor, relations: CaseRelations): boolean =>
  maySpeakForInitiator(actor, relations) || mayHandle(actor, relations)

/** Looks at an initiative before it becomes public. */
export const mayLookAtPublicity = mayHandle

/** Writes down result and lessons: together, so either side. */
export const mayWriteResult = mayEdit

/** Says that one initiative came from another, or looks like it. */
export const mayLink = mayHandle
