/** What somebody can leave behind. */
export const thingKinds = ['case', 'promise', 'advice', 'meeting'] as const
export type ThingKind = (typeof thingKinds)[number]

interface Colleague {
  readonly id: string
  readonly department: string | null
  readonly isAdviser: boolean
}

/**
 * Who takes something over, as a suggestion. A question for advice goes to an adviser of the same department; what hangs
 * on a case to who answers for that case; a case to who fits it best.
 */
export function suggestedOwner(facts: {
  readonly kind: ThingKind
  /** Who answers for the case already, when that is not who leaves. */
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
