import { discardActivity } from '../activities/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict } from '../kit/errors.ts'
import { surveyToWorkOn } from './actions.ts'
import { deleteSurvey } from './store.ts'
import { texts } from './texts.ts'

/** Throws a survey away of which the questions were never fixed. */
export async function discardSurvey(act: Act, activityId: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { project, activity } = await surveyToWorkOn(act, activityId)
    if (activity.published_at !== null) throw new Conflict(texts(act.locale).refused.begun)
    await deleteSurvey(act.db, activityId)
    await discardActivity(act, project.id, activityId)
  })
}
