import { type Actor, visitor } from '../kit/actor.ts'
import { Forbidden } from '../kit/errors.ts'
import type { Handler } from '../kit/http.ts'
import { sheetKinds } from '../kit/sheet.ts'
import { hasAnyRole, isCaseworker, isStaff, type Role, roleNames, rolesToInvite } from './roles.ts'

/**
 * Who may come in by a route. What a person may see or do beyond the door (this case, that draft)
 * is decided by the rights of the domain.
 */
export const accessRules = {
  everyone: () => true,
  signed_in: (actor) => actor.personId !== null,
  /** Everybody with a role, jury members, volunteers and councillors included. */
  desk: (actor) => actor.roles.length > 0,
  staff: (actor) => isStaff(actor),
  /** The initiative team: gives new ideas a guide. */
  team: (actor) => hasAnyRole(actor, ['team_member', 'coordinator']),
  /** Answers people who are stuck. */
  coordinator: (actor) => hasAnyRole(actor, ['coordinator']),
  /** Tells somebody who calls or comes by where their case stands. */
  lookup: (actor) => hasAnyRole(actor, ['customer_contact', 'team_member', 'coordinator']),
  /** Enters an idea for someone at the desk or on the telephone. */
  intake: (actor) =>
    hasAnyRole(actor, ['customer_contact', 'team_member', 'coordinator', 'case_guide', 'area_manager']),
  /** Works on cases: the team, guides, and who decides. */
  casework: isCaseworker,
  /** Sees how much money there is and where it went: who keeps the books, decides, or helps who applies. */
  money: (actor) => hasAnyRole(actor, ['fund_manager', 'area_manager', 'team_member', 'coordinator']),
  /** Keeps the books. */
  books: (actor) => hasAnyRole(actor, ['fund_manager']),
  /** Pays: makes batches of payments, or approves those of somebody else. */
  payments: (actor) => hasAnyRole(actor, ['fund_manager', 'coordinator']),
  /** Keeps the register of money of others. */
  register: (actor) => hasAnyRole(actor, ['fund_manager', 'coordinator', 'team_member']),
  adviser: (actor) => actor.roles.length > 0,
  /** Reads projects in which people take part, also while they are prepared. */
  projects: (actor) => hasAnyRole(actor, ['project_leader', 'participation_adviser']),
  /** Reads how all projects stand, beside each other; a councillor those that everybody may see. */
  portfolio: (actor) => hasAnyRole(actor, ['project_leader', 'participation_adviser', 'councillor']),
  /** Starts and leads them. */
  project_leader: (actor) => hasAnyRole(actor, ['project_leader']),
  /** Looks at their plans. */
  participation_adviser: (actor) => hasAnyRole(actor, ['participation_adviser']),
  /** Looks after what people put in: blocks somebody, and hears who objects. */
  moderation: (actor) => hasAnyRole(actor, ['project_leader', 'participation_adviser', 'coordinator']),
  /** Asks people for a role by mail. */
  invites: (actor) => rolesToInvite(actor).length > 0,
  admin: (actor) => hasAnyRole(actor, ['administrator']),
} as const satisfies Record<string, (actor: Actor) => boolean>

export type Access = keyof typeof accessRules

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly access: Access
  readonly handle: Handler
  /** Only in a demo city; elsewhere the route does not exist. */
  readonly demoOnly?: boolean
  /** The same page for everyone who is not signed in: it may be kept and given to others. */
  readonly shared?: boolean
}

export const get = (path: string, access: Access, handle: Handler): Route => ({
  method: 'GET',
  path,
  access,
  handle,
})
export const post = (path: string, access: Access, handle: Handler): Route => ({
  method: 'POST',
  path,
  access,
  handle,
})
/** A page that is the same for everyone who is not signed in. */
export const shared = (path: string, handle: Handler): Route => ({
  ...get(path, 'everyone', handle),
  shared: true,
})
/** A table to take along, in every form (`kit/sheet.ts`): `sheets('/cijfers', ...)` is `/cijfers.csv` and `/cijfers.xlsx`. */
export const sheets = (path: string, access: Access, handle: Handler): readonly Route[] =>
  sheetKinds.map((kind) => get(`${path}.${kind}`, access, handle))
export const inDemo = (route: Route): Route => ({ ...route, demoOnly: true })

/** The roles that open a door by themselves: what an administrator has to give. */
export const rolesThatOpen = (access: Access): readonly Role[] =>
  roleNames.filter((role) =>
    accessRules[access]({ ...visitor, roles: [{ role, scopeKind: 'city', scopeId: null }] }),
  )

export const mayEnter = (access: Access, actor: Actor): boolean => accessRules[access](actor)

/** A page found out by itself that who is signed in may not come in: this door would have opened it. */
export class BehindDoor extends Forbidden {
  constructor(readonly access: Access) {
    super()
  }
}
