import { answersById, draftInHand, formOfVersion } from '../../forms/index.ts'
import type { Ctx } from '../../kit/http.ts'

export const formKey = 'idea'

const aDay = 24 * 60 * 60 * 1000

/**
 * Whether this browser just sent these answers. It stays so for a day: longer would tell the next one at a
 * shared computer.
 */
export async function hasJustSent(c: Ctx, answersId: string | null): Promise<boolean> {
  const { db } = c.var.act
  const answers = answersId === null ? null : await answersById(db, answersId)
  if (!answers) return false
  // An idea comes by more than one form; each has a draft of its own in the browser.
  const { form } = await formOfVersion(db, answers.form_version_id)
  const draft = (await draftInHand(c, form.key, { sent: true }))?.draft
  if (!draft?.submitted_at || draft.form_answer_id !== answersId) return false
  return c.var.act.now.getTime() - draft.submitted_at.getTime() < aDay
}
