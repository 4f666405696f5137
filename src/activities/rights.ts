import type { Act } from '../kit/act.ts'
import { NotFound } from '../kit/errors.ts'
import { type Project, projectBySlug } from '../projects/index.ts'
import { type Activity, activityBySlug } from './store.ts'

export interface Reached {
  readonly project: Project
  readonly activity: Activity
}

/** An activity at its public address; nothing exists before its project is public, nor as a draft. */
export async function activityAt(
  act: Pick<Act, 'db'>,
  address: { readonly project: string; readonly activity: string },
): Promise<Reached> {
  const project = await projectBySlug(act.db, address.project)
  const activity =
    project && project.published_on !== null
      ? await activityBySlug(act.db, project.id, address.activity)
      : null
  if (!project || !activity || activity.published_at === null) throw new NotFound('activity')
  return { project, activity }
}
