import { activityBySlug } from '../../activities/index.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type ReachedProject, reachProject } from '../../projects/index.ts'
import { type Reached, surveyOf } from '../actions.ts'

/** A survey at the desk, with its project. */
export interface DeskReached extends ReachedProject, Pick<Reached, 'activity' | 'survey'> {}

/** The survey of the address, for everybody who works on projects. */
export async function reachDeskSurvey(c: Ctx): Promise<DeskReached> {
  const reached = await reachProject(c)
  const activity = await activityBySlug(c.var.act.db, reached.project.id, c.req.param('vragenlijst') ?? '')
  if (activity?.kind !== 'survey') throw new NotFound('survey')
  const { survey } = await surveyOf(c.var.act, activity)
  return { ...reached, activity, survey }
}

/** The same, for who may change it; to anybody else the page does not exist. */
export async function reachSurveyToWork(c: Ctx): Promise<DeskReached> {
  const reached = await reachDeskSurvey(c)
  if (!reached.canWork) throw new NotFound('survey')
  return reached
}
