import type { Act } from '../kit/act.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import type { Project } from '../projects/index.ts'
import { makeActivity, publishActivity } from './actions.ts'
import type { ActivityKind } from './schema.ts'
import { type Activity, type ActivityContent, activityById } from './store.ts'

/** An activity that is open today, for a project that runs. */
export async function openActivity(
  act: Act,
  project: Pick<Project, 'id'>,
  content: Partial<ActivityContent> = {},
  kind: ActivityKind = 'ideas',
): Promise<Activity> {
  const today = dayOf(act.now)
  const made: ActivityContent = {
    ...{
      way_key: 'online',
      title: 'Ideeën',
      question: 'Wat moet er komen?',
      explanation: null,
      asks: 'idea',
    },
    ...{ opens_on: today, closes_on: addDays(today, 14), answer_on: null },
    ...{
      may_support: true,
      may_comment: true,
      may_be_private: false,
      review_first: false,
      without_email: true,
    },
    ...content,
  }
  const { id } = await makeActivity(act, project.id, made, kind)
  await publishActivity(act, project.id, id)
  const activity = await activityById(act.db, id)
  if (!activity) throw new Error('The activity is not there')
  return activity
}
