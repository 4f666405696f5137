import { currentSchemes, type RoundRules, type Scheme, usualRound } from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import type { Day } from '../kit/dates.ts'
import { NotFound } from '../kit/errors.ts'
import { peopleWithRoles, type StaffMember } from '../people/index.ts'
import { type Area, allAreas, areaLabel } from '../places/index.ts'
import { type Seat, sitsOn } from './rules.ts'
import { type JuryFacts, juryFacts, type StoredSeat, seatsByGrant } from './store.ts'

/** A member with who they are; the name is for jurors and the municipality only. */
export interface Member extends Seat {
  readonly grantId: string
  readonly name: string
  readonly address: string | null
  /** Whether somebody set a term. */
  readonly hasTerm: boolean
}

/** The jury of an area. */
export interface Jury {
  readonly area: Area
  /** Last part of its address. */
  readonly slug: string
  readonly facts: JuryFacts
  readonly members: readonly Member[]
}

/** Last part of the address of a jury: "centrum". */
export const jurySlug = ({ slug }: Pick<Area, 'slug'>): string => slug.replace(/^regiegroep-/, '')

export const juryName = ({ area }: Pick<Jury, 'area'>, locale: Act['locale']): string =>
  areaLabel(area, locale)

/** Every jury that there is now, in the order of its area; who read the areas already gives them. */
export async function allJuries(act: Pick<Act, 'db'>, known?: readonly Area[]): Promise<readonly Jury[]> {
  const areas = (known ?? (await allAreas(act.db))).filter(
    ({ level, retired_on }) => level === 'jury_area' && retired_on === null,
  )
  const [factsOf, people] = await Promise.all([juryFacts(act.db), peopleWithRoles(act.db, 'jury_member')])
  const seats = await seatsByGrant(
    act.db,
    people.flatMap(({ grants }) => grants.map(({ id }) => id)),
  )
  return areas.map((area) => ({
    area,
    slug: jurySlug(area),
    facts: factsOf(area.id),
    members: people.flatMap((person) => memberIn(person, area.id, seats)),
  }))
}

function memberIn(
  person: StaffMember,
  areaId: string,
  seats: ReadonlyMap<string, StoredSeat>,
): readonly Member[] {
  const grant = person.grants.find(({ scopeKind, scopeId }) => scopeKind === 'area' && scopeId === areaId)
  if (!grant) return []
  const seat = seats.get(grant.id)
  return [
    {
      personId: person.id,
      grantId: grant.id,
      name: person.name,
      address: person.postal_address,
      part: seat?.part ?? 'member',
      fromDay: seat?.fromDay ?? null,
      untilDay: seat?.untilDay ?? null,
      hasTerm: seat !== undefined,
    },
  ]
}

/** Names of the districts of a jury: "Binnenstad, Staart en Reeland". */
export function districtsOf(jury: Jury, areas: readonly Area[], locale: Act['locale']): string {
  const names = areas
    .filter(
      ({ jury_area_id, level, retired_on }) =>
        jury_area_id === jury.area.id && level === 'district' && retired_on === null,
    )
    .map(({ name }) => name)
  return names.length === 0 ? '' : new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}

/** The jury of this area; not found when there is none. */
export async function juryOfArea(act: Pick<Act, 'db'>, areaId: string): Promise<Jury> {
  const jury = (await allJuries(act)).find(({ area }) => area.id === areaId)
  if (!jury) throw new NotFound()
  return jury
}

/** The jury of an address. */
export async function juryAsked(act: Pick<Act, 'db'>, slug: string | undefined): Promise<Jury> {
  const jury = (await allJuries(act)).find((one) => one.slug === slug)
  if (!jury) throw new NotFound()
  return jury
}

/** The scheme under which juries divide money in rounds; the first one when there are more. */
export async function roundScheme(act: Pick<Act, 'db'>): Promise<Scheme | null> {
  const versions = await currentSchemes(act.db)
  return versions.find(({ scheme }) => scheme.allocation === 'round')?.scheme ?? null
}

/** How many weeks before a meeting the scheme wants wishes to be in; null when it does not say. */
export const weeksBefore = (scheme: Pick<Scheme, 'rules'> | null): number | null =>
  scheme?.rules.flatMap((rule) => (rule.kind === 'weeks_before_meeting' ? [rule.weeks] : []))[0] ?? null

export const roundRulesOf = (scheme: Pick<Scheme, 'round'> | null): RoundRules => scheme?.round ?? usualRound

/** Members and the chair who sit on this day; substitutes come besides. */
export const sittingMembers = (jury: Pick<Jury, 'members'>, day: Day): readonly Member[] =>
  jury.members.filter((member) => member.part !== 'substitute' && sitsOn(member, day))
