import type { Actor } from '../kit/actor.ts'
import { hasRole, isRole, isStaff } from '../people/index.ts'
import type { Visibility } from './events.ts'
import type { DecisionType } from './schema.ts'

/** What the rights look at: who stands in which relation to a case. */
export interface CaseRelations {
  readonly caseId: string
  /** Guide, substitute, officer of the day while there is no guide, and whoever stands in for them now. */
  readonly handlerIds: readonly string[]
  /** The case's area and the areas it lies in. */
  readonly areaIds: readonly string[]
  /** People who take part. */
  readonly personIds: readonly string[]
  /** Organisations that take part. */
  readonly organisationIds: readonly string[]
  /** People and organisations whose plan it is; a partner takes part, but does not speak for them. */
  readonly initiatorIds: readonly string[]
  /** Advisers who were asked something. */
  readonly adviserIds: readonly string[]
  readonly isPublic: boolean
}

const inAreas = (actor: Actor, relations: CaseRelations, role: 'area_manager' | 'case_guide'): boolean =>
  relations.areaIds.some((id) => hasRole(actor, role, { kind: 'area', id })) ||
  // A role for the whole city also holds where a case has no area.
  actor.roles.some((grant) => grant.role === role && grant.scopeKind === 'city')

/** A party takes part, by themselves or through an organisation. */
export const isParty = (actor: Actor, relations: CaseRelations): boolean =>
  (actor.personId !== null && relations.personIds.includes(actor.personId)) ||
  actor.organisationIds.some((id) => relations.organisationIds.includes(id))

/** Guides the case, or answers for who does. Whose last role ended does so by name only, and sees what residents see. */
export const isHandler = (actor: Actor, relations: CaseRelations): boolean =>
  actor.personId !== null && isStaff(actor) && relations.handlerIds.includes(actor.personId)

export const isTeam = (actor: Actor): boolean =>
  hasRole(actor, 'team_member') || hasRole(actor, 'coordinator')

/** Works on the case: guide, team, or manager of the area. */
export const mayHandle = (actor: Actor, relations: CaseRelations): boolean =>
  actor.isSystem || isHandler(actor, relations) || isTeam(actor) || inAreas(actor, relations, 'area_manager')

/** Was asked for advice on this case. */
export const isAdviser = (actor: Actor, relations: CaseRelations): boolean =>
  actor.personId !== null && isStaff(actor) && relations.adviserIds.includes(actor.personId)

/** Sees what only staff see: notes, advice that was not released. */
export const maySeeStaffSide = (actor: Actor, relations: CaseRelations): boolean =>
  mayHandle(actor, relations) || isAdviser(actor, relations)

/** Sees what the parties see. The telephone desk does too: people call and ask how it stands. */
export const maySeeParties = (actor: Actor, relations: CaseRelations): boolean =>
  isParty(actor, relations) || maySeeStaffSide(actor, relations) || hasRole(actor, 'customer_contact')

/** Sees the case at all. */
export const maySee = (actor: Actor, relations: CaseRelations): boolean =>
  relations.isPublic || maySeeParties(actor, relations)

/** The events this person may see: one timeline for all, each event with its visibility. */
export function visibleTo(actor: Actor, relations: CaseRelations): readonly Visibility[] {
  if (maySeeStaffSide(actor, relations)) return ['everyone', 'parties', 'staff']
  if (maySeeParties(actor, relations)) return ['everyone', 'parties']
  return relations.isPublic ? ['everyone'] : []
}

/** Contact details of the parties are for who works on the case only (rule 9). */
export const maySeeContactDetails = (actor: Actor, relations: CaseRelations): boolean =>
  mayHandle(actor, relations) || hasRole(actor, 'customer_contact')

/** Writes in the conversation. */
export const mayWrite = (actor: Actor, relations: CaseRelations): boolean =>
  isParty(actor, relations) || mayHandle(actor, relations)

/** Speaks for the initiator: withdraws, says yes to publication, raises "Ik loop vast". */
export const maySpeakForInitiator = (actor: Actor, relations: CaseRelations): boolean =>
  actor.isSystem ||
  (actor.personId !== null && relations.initiatorIds.includes(actor.personId)) ||
  actor.organisationIds.some((id) => relations.initiatorIds.includes(id))

/** Names the guide: the team, or the manager of the area. */
export const mayAppoint = (actor: Actor, relations: CaseRelations): boolean =>
  actor.isSystem || isTeam(actor) || inAreas(actor, relations, 'area_manager')

/** Hands over what somebody leaves behind who stops working here: whoever names guides, or an administrator. */
export const mayHandOver = (actor: Actor, relations: CaseRelations): boolean =>
  mayAppoint(actor, relations) || hasRole(actor, 'administrator')

/** Takes a decision of this type, under its mandate. */
export function mayDecide(actor: Actor, relations: CaseRelations, type: DecisionType): boolean {
  if (actor.isSystem) return true
  return type.decided_by.some((role) => {
    if (!isRole(role)) return false
    if (role === 'area_manager') return inAreas(actor, relations, 'area_manager')
    // A guide decides on their own cases only, an adviser where they were asked.
    if (role === 'case_guide') return hasRole(actor, 'case_guide') && isHandler(actor, relations)
    if (role === 'adviser') return isAdviser(actor, relations)
    return hasRole(actor, role)
  })
}

/** Answers a question for advice: who was asked; an open question to a department any adviser. */
export function mayAnswerAdvice(actor: Actor, advice: { readonly adviser_id: string | null }): boolean {
  if (actor.isSystem) return true
  // Who was asked by name may answer without being staff: a jury member.
  if (advice.adviser_id !== null) return advice.adviser_id === actor.personId
  return hasRole(actor, 'adviser')
}

/** "Ik loop vast" is answered by a coordinator who stands outside the case. */
export const mayAnswerStuck = (actor: Actor, relations: CaseRelations): boolean =>
  actor.isSystem ||
  (hasRole(actor, 'coordinator') && !isHandler(actor, relations) && !isParty(actor, relations))

/** Sees how many cases a colleague has: only they themselves and the coordinator (rule 9). */
export const maySeeWorkload = (actor: Actor, personId: string): boolean =>
  actor.personId === personId || hasRole(actor, 'coordinator')
