import { type Act, inTransaction } from '../../kit/act.ts'
import { NotFound } from '../../kit/errors.ts'
import { projectToWorkOn } from '../../projects/index.ts'
import type { WrittenParagraph } from '../paragraph-rules.ts'
import * as store from '../store.ts'

/**
 * Keeps the text that people react to. To be called in the transaction in which the activity is made or changed, before
 * it begins.
 */
export async function keepParagraphs(
  act: Act,
  activityId: string,
  written: readonly WrittenParagraph[],
): Promise<void> {
  await inTransaction(act, async (act) => {
    const activity = await store.activityById(act.db, activityId)
    if (!activity) throw new NotFound('activity')
    await projectToWorkOn(act, activity.project_id)
    await store.replaceParagraphs(act.db, activityId, written)
  })
}
