import type { Actor } from '../kit/actor.ts'
import type { Localised } from '../kit/locale.ts'

/** What a person can be in the organisation; a resident or partner needs no role. */
export const roles = {
  team_member: { nl: 'lid van het initiatieventeam', en: 'initiative team member' },
  coordinator: { nl: 'coördinator', en: 'coordinator' },
  case_guide: { nl: 'begeleider', en: 'case guide' },
  adviser: { nl: 'vakadviseur', en: 'department adviser' },
  area_manager: { nl: 'gebiedsmanager', en: 'area manager' },
  fund_manager: { nl: 'fondsbeheerder', en: 'fund manager' },
  project_leader: { nl: 'projectleider', en: 'project leader' },
  participation_adviser: { nl: 'participatieadviseur', en: 'participation adviser' },
  councillor: { nl: 'raadslid', en: 'councillor' },
  administrator: { nl: 'beheerder', en: 'administrator' },
  customer_contact: { nl: 'medewerker klantcontact', en: 'customer contact' },
  jury_member: { nl: 'lid van een regiegroep', en: 'jury member' },
  volunteer: { nl: 'vrijwilliger', en: 'volunteer' },
} as const satisfies Record<string, Localised>

export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as readonly Role[]
export const isRole = (value: string): value is Role => Object.hasOwn(roles, value)

export interface Scope {
  readonly kind: 'area' | 'team' | 'case'
  readonly id: string
}

/** Whether the actor has the role, city-wide or within `scope` when one is given. */
export function hasRole(actor: Actor, role: Role, scope?: Scope): boolean {
  return actor.roles.some(
    (grant) =>
      grant.role === role &&
      (grant.scopeKind === 'city' ||
        !scope ||
        (grant.scopeKind === scope.kind && grant.scopeId === scope.id)),
  )
}

const noOfficials: readonly Role[] = ['jury_member', 'volunteer', 'councillor']
const officials: readonly Role[] = roleNames.filter((role) => !noOfficials.includes(role))

/** Whether this is a role of an official: jury members, volunteers and councillors are no staff. */
export const isOfficialRole = (role: string): boolean => isRole(role) && officials.includes(role)

const caseworkers: readonly Role[] = ['team_member', 'coordinator', 'case_guide', 'area_manager']

/** Whether who has this role finds cases on their desk; who answers for a case has such a role. */
export const isCaseworkRole = (role: string): boolean => isRole(role) && caseworkers.includes(role)

/** Works on cases: those of others too, as far as the scope of the role goes. */
export const isCaseworker = (actor: Actor): boolean => caseworkers.some((role) => hasRole(actor, role))

/** Officials of the municipality. */
export const isStaff = (actor: Actor): boolean => officials.some((role) => hasRole(actor, role))

export const hasAnyRole = (actor: Actor, wanted: readonly Role[]): boolean =>
  wanted.some((role) => hasRole(actor, role))

/** For which roles somebody may invite others: an administrator for all, a coordinator for residents who help. */
export function rolesToInvite(actor: Actor): readonly Role[] {
  if (actor.isSystem || hasRole(actor, 'administrator')) return roleNames
  return hasRole(actor, 'coordinator') ? ['jury_member', 'volunteer'] : []
}
