import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type ReachedProject, reachProject } from '../../projects/index.ts'
import { type Activity, activityBySlug } from '../store.ts'

/** An activity at the desk, with its project. */
export interface DeskReached extends ReachedProject {
  readonly activity: Activity
}

/** The activity of the address, for everybody who works on projects. */
export async function reachActivity(c: Ctx): Promise<DeskReached> {
  const reached = await reachProject(c)
  const activity = await activityBySlug(c.var.act.db, reached.project.id, c.req.param('activiteit') ?? '')
  if (!activity) throw new NotFound('activity')
  return { ...reached, activity }
}

/** The same, for who may change it; to anybody else the page does not exist. */
export async function reachActivityToWork(c: Ctx): Promise<DeskReached> {
  const reached = await reachActivity(c)
  if (!reached.canWork) throw new NotFound('activity')
  return reached
}
