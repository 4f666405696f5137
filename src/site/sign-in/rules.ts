import { type Assurance, assurances } from '../../kit/actor.ts'
import type { Municipality } from '../../kit/municipality.ts'
import { type GroupGrant, isRole } from '../../people/index.ts'

type SignIn = NonNullable<Municipality['sign_in']>

/** What to do with somebody whom the municipality's provider vouches for. */
export function staffNext(facts: {
  readonly isKnown: boolean
  readonly hasRole: boolean
  readonly verifiedEmail: boolean
  readonly emailIsTaken: boolean
}): 'enter' | 'refuse' | 'welcome' | 'link' {
  if (!facts.hasRole) return 'refuse'
  if (facts.isKnown) return 'enter'
  return facts.verifiedEmail && !facts.emailIsTaken ? 'welcome' : 'link'
}

/** The roles of these groups. A role that does not exist, or an area nobody knows, gives nothing. */
export function grantsOf(
  groups: readonly string[],
  signIn: SignIn['staff'],
  areas: readonly { readonly id: string; readonly name: string; readonly level: string }[],
): readonly GroupGrant[] {
  const grants = signIn.groups.flatMap(({ group, role, area }): readonly GroupGrant[] => {
    if (!groups.includes(group) || !isRole(role)) return []
    if (area === undefined) return [{ group, role, scopeKind: 'city', scopeId: null }]
    const found =
      areas.find(({ name, level }) => name === area && level === 'jury_area') ??
      areas.find(({ name }) => name === area)
    return found ? [{ group, role, scopeKind: 'area', scopeId: found.id }] : []
  })
  // Two groups may give the same role.
  return grants.filter(
    (one, at) => grants.findIndex(({ role, scopeId }) => role === one.role && scopeId === one.scopeId) === at,
  )
}

/** Whether the second step was taken at the provider. */
export const tookSecondStep = (
  { acr, amr }: { readonly acr?: string | undefined; readonly amr: readonly string[] },
  signIn: SignIn['staff'],
): boolean => [acr, ...amr].some((one) => one !== undefined && signIn.second_factor.includes(one))

/** What the broker's level is worth here; one that nobody configured is worth the least. */
export const assuranceOf = (acr: string | undefined, signIn: SignIn['residents']): Assurance =>
  (acr !== undefined && Object.hasOwn(signIn.levels, acr) ? signIn.levels[acr] : undefined) ?? 'low'

/** Levels of the broker that will do, the lowest first; none when nothing is asked. */
export function acrValuesFor(needs: Assurance | null, signIn: SignIn['residents']): readonly string[] {
  if (needs === null) return []
  const least = assurances.indexOf(needs)
  return Object.entries(signIn.levels)
    .filter(([, level]) => assurances.indexOf(level) >= least)
    .sort(([, one], [, other]) => assurances.indexOf(one) - assurances.indexOf(other))
    .map(([acr]) => acr)
}
