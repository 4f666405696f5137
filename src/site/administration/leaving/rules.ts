/** What somebody can leave behind. */
export const thingKinds = ['case', 'project', 'promise', 'advice', 'meeting'] as const
export type ThingKind = (typeof thingKinds)[number]

interface Colleague {
  readonly id: string
  readonly department: string | null
  readonly isAdviser: boolean
}

/**
 * Who takes something over, as a suggestion. A question for advice goes to an adviser of the same department; what hangs
 * on a case to who answers for that case, and a project to who works on it already; a case to who fits it best.
 */
export function suggestedOwner(facts: {
  readonly kind: ThingKind
  /** Who answers for the case or works on the project already, when that is not who leaves. */
  readonly ownerOfCase: string | null
  readonly bestForCase: string | null
  readonly department: string | null
  readonly colleagues: readonly Colleague[]
}): string | null {
  const { kind, ownerOfCase, bestForCase, department, colleagues } = facts
  const near = colleagues.filter((one) => department !== null && one.department === department)
  if (kind === 'advice') {
    const adviser = near.find((one) => one.isAdviser) ?? colleagues.find((one) => one.isAdviser)
    if (adviser) return adviser.id
  }
  const isHere = (id: string | null): boolean => colleagues.some((one) => one.id === id)
  const wanted = [kind === 'case' ? null : ownerOfCase, bestForCase]
  return wanted.find(isHere) ?? near[0]?.id ?? colleagues[0]?.id ?? null
}

/** The name of the field in which the new owner is chosen. */
export const fieldOf = ({ kind, id }: { readonly kind: ThingKind; readonly id: string }): string =>
  `${kind}-${id}`

/**
 * Who takes something over on the day itself: who was agreed on, while they are still here; else who fits best now; else
 * who has the rest. Null when nobody is left.
 */
export function ownerOnTheDay(facts: {
  readonly agreedId: string | null
  readonly suggestedId: string | null
  readonly restToId: string
  /** Who can take over now. */
  readonly colleagueIds: readonly string[]
}): string | null {
  const { agreedId, suggestedId, restToId, colleagueIds } = facts
  const wanted = [agreedId, suggestedId, restToId, colleagueIds[0] ?? null]
  return wanted.find((id) => id !== null && colleagueIds.includes(id)) ?? null
}
