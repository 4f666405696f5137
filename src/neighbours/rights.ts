import { type CaseRelations, isParty, mayHandle, maySpeakForInitiator } from '../cases/index.ts'
import type { Actor } from '../kit/actor.ts'

/** Reads what neighbours said: who takes part, and who works on the case. Advisers and the telephone desk do not. */
export const maySeeReactions = (actor: Actor, relations: CaseRelations): boolean =>
  isParty(actor, relations) || mayHandle(actor, relations)

/** Keeps the plan, opens the form and answers: whose plan it is, and the guide who helps. */
export const mayInvolveNeighbours = (actor: Actor, relations: CaseRelations): boolean =>
  maySpeakForInitiator(actor, relations) || mayHandle(actor, relations)
