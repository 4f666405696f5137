/** One role of a person, for the whole city or within an area, team or case. */
export interface RoleGrant {
  readonly role: string
  readonly scopeKind: 'city' | 'area' | 'team' | 'case'
  /** Identifier of the area, team or case; null for the whole city. */
  readonly scopeId: string | null
}

/** How sure we are who somebody is: by a link in a mail, by two factors, or by an identity that was checked in person. */
export const assurances = ['low', 'substantial', 'high'] as const
export type Assurance = (typeof assurances)[number]

/** Who is acting: a visitor (no `personId`), a person, or the program itself (`system`). */
export interface Actor {
  readonly personId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly roles: readonly RoleGrant[]
  /** Organisations this person is a member of. */
  readonly organisationIds: readonly string[]
  readonly isSystem: boolean
  /** Of how they signed in this time; absent is the lowest. */
  readonly assurance?: Assurance
}

export const visitor: Actor = {
  personId: null,
  name: null,
  email: null,
  roles: [],
  organisationIds: [],
  isSystem: false,
}

/** The program acting by itself: scheduled reminders, the demo city's history. */
export const system: Actor = { ...visitor, name: 'Meemaken', isSystem: true }
