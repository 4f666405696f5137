import { draftInHand } from '../../forms/index.ts'
import type { Ctx } from '../../kit/http.ts'

export const formKey = 'idea'

const aDay = 24 * 60 * 60 * 1000

/**
 * Whether this browser just sent these answers. It stays so for a day: longer would tell the next one at a
 * shared computer.
 */
export async function hasJustSent(c: Ctx, answersId: string | null): Promise<boolean> {
  const draft = (await draftInHand(c, formKey, { sent: true }))?.draft
  if (answersId === null || !draft?.submitted_at || draft.form_answer_id !== answersId) return false
  return c.var.act.now.getTime() - draft.submitted_at.getTime() < aDay
}
