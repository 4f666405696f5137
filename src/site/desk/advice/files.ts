import { attachmentsOf, openAdviceOf } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'

/**
 * Whether the actor may read a file because of a question for advice that waits for them. Staff see the case
 * itself; this is for a jury member, who sees the plan with its files and nothing more.
 */
export async function mayReadForAdvice(act: Act, fileId: string): Promise<boolean> {
  const { personId, roles } = act.actor
  if (personId === null || roles.length === 0) return false
  for (const { case_id: caseId } of await openAdviceOf(act.db, personId)) {
    const attachments = await attachmentsOf(act.db, caseId)
    if (attachments.some((one) => one.file_id === fileId && one.visibility !== 'staff')) return true
  }
  return false
}
