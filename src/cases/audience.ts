import type { Actor } from '../kit/actor.ts'
import type { Db } from '../kit/db.ts'
import { everyone } from '../kit/search.ts'
import { allAreas, areasAroundIn } from '../places/index.ts'
import type { OpenedCase } from './record.ts'
import * as store from './store.ts'

/** Roles that see every case, as `maySeeParties` has it. */
const seeingAll = ['team_member', 'coordinator', 'customer_contact'] as const

const person = (id: string): string => `person:${id}`
const organisation = (id: string): string => `organisation:${id}`
const managerOfAll = 'area_manager'
const manager = (areaId: string): string => `${managerOfAll}:${areaId}`

/** Under which names the parties of a case find it. */
export const partyAudience = ({
  relations,
}: {
  readonly relations: Pick<OpenedCase['relations'], 'personIds' | 'organisationIds'>
}): readonly string[] => [...relations.personIds.map(person), ...relations.organisationIds.map(organisation)]

/**
 * Under which names staff find a case. Who stands in for a day while somebody is away works from their own list,
 * and does not find it by searching: an index does not change by itself at midnight.
 */
export const deskAudience = ({
  relations,
  state,
}: {
  readonly relations: Pick<OpenedCase['relations'], 'areaIds' | 'adviserIds'>
  readonly state: Pick<OpenedCase['state'], 'ownerId' | 'substituteId'>
}): readonly string[] => [
  ...seeingAll,
  managerOfAll,
  ...relations.areaIds.map(manager),
  ...[state.ownerId, state.substituteId, ...relations.adviserIds].filter((id) => id !== null).map(person),
]

/** The names under which somebody finds things; the other side of `partyAudience` and `deskAudience`. */
export const audiencesOf = (actor: Actor): readonly string[] => [
  everyone,
  ...(actor.personId === null ? [] : [person(actor.personId)]),
  ...actor.organisationIds.map(organisation),
  ...actor.roles.flatMap(({ role, scopeKind, scopeId }) => {
    if (seeingAll.some((one) => one === role)) return [role]
    if (role !== managerOfAll) return []
    if (scopeKind === 'city') return [managerOfAll]
    return scopeKind === 'area' && scopeId !== null ? [manager(scopeId)] : []
  }),
]

export interface CaseAudiences {
  readonly parties: readonly string[]
  readonly desk: readonly string[]
}

/** The same for many cases, from what is stored of them: a fixed number of queries. */
export async function audiencesOfCases(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseAudiences>> {
  const files = await store.casesByIds(db, ids)
  const parties = await store.partiesOfCases(db, ids)
  const advisers = await store.adviceOfCases(db, ids)
  const areas = await allAreas(db)
  return new Map(
    [...files.values()].map((file) => {
      const own = parties.filter((party) => party.case_id === file.id)
      const relations = {
        personIds: known(own.map((party) => party.person_id)),
        organisationIds: known(own.map((party) => party.organisation_id)),
        adviserIds: known(
          advisers.filter((asked) => asked.case_id === file.id).map((asked) => asked.adviser_id),
        ),
        areaIds: areasAroundIn(areas, file.area_id),
      }
      const state = { ownerId: file.guide_id ?? file.officer_id, substituteId: file.substitute_id }
      return [file.id, { parties: partyAudience({ relations }), desk: deskAudience({ relations, state }) }]
    }),
  )
}

const known = (ids: readonly (string | null)[]): readonly string[] => ids.filter((id) => id !== null)
