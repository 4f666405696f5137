import { attachmentsOf, type CaseAttachment, openAdviceOf } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { Actor } from '../../../kit/actor.ts'
import { isStaff } from '../../../people/index.ts'

/**
 * The files that go with a question. What people sent each other in the conversation, such as an account number, is for
 * who works on the case: a jury member reads the plan.
 */
export const belongsToQuestion = (
  actor: Actor,
  { visibility, message_id }: Pick<CaseAttachment, 'visibility' | 'message_id'>,
): boolean => visibility !== 'staff' && (isStaff(actor) || message_id === null)

/**
 * Whether the actor may read a file because of a question for advice that waits for them. Staff see the case
 * itself; this is for a jury member, who sees the plan with its files and nothing more.
 */
export async function mayReadForAdvice(act: Act, fileId: string): Promise<boolean> {
  const { personId, roles } = act.actor
  if (personId === null || roles.length === 0) return false
  for (const { case_id: caseId } of await openAdviceOf(act.db, personId)) {
    const attachments = await attachmentsOf(act.db, caseId)
    if (attachments.some((one) => one.file_id === fileId && belongsToQuestion(act.actor, one))) return true
  }
  return false
}
