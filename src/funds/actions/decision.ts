import { type Decision, decisionsOf } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'

/** The decision that a booking refers to; not found when it was taken on another case. */
export async function mustBeDecisionOn(
  act: Act,
  caseId: string,
  decisionId: string | null,
): Promise<Decision | null> {
  if (decisionId === null) return null
  const decision = (await decisionsOf(act.db, caseId)).find(({ id }) => id === decisionId)
  if (!decision) throw new NotFound()
  return decision
}
