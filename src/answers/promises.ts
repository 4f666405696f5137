import { activityById, contributionsByIds } from '../activities/index.ts'
import { type ProjectPromise, promiseForProject } from '../commitments/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { projectToWorkOn } from '../projects/index.ts'
import { promisesSomething } from './rules.ts'
import type { Outcome } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

type To = ProjectPromise['to']

/** What was done with it, as far as it was answered itself: of a group the latest answer, of one its own. */
async function outcomeOf(act: Act, activityId: string, to: To): Promise<Outcome | null> {
  if ('groupId' in to) {
    const group = await store.groupById(act.db, to.groupId)
    if (group?.activity_id !== activityId) throw new NotFound('group')
    const all = await store.groupResponsesOf(act.db, [activityId])
    return all.find(({ group_id }) => group_id === to.groupId)?.outcome ?? null
  }
  const [one] = await contributionsByIds(act.db, [to.contributionId])
  if (one?.activity_id !== activityId) throw new NotFound('contribution')
  if (one.is_private) throw new Conflict(texts(act.locale).refused.private)
  const [response] = await store.responsesByIds(act.db, [one.response_id ?? []].flat())
  return response?.contribution_id === one.id ? response.outcome : null
}

/** Promises to carry out what was adopted, with an owner and a day; everybody reads it with the answer. */
export async function promiseAnswer(
  act: Act,
  activityId: string,
  to: To,
  what: Pick<ProjectPromise, 'ownerId' | 'kind' | 'promise' | 'due'>,
): Promise<string> {
  return inTransaction(act, async (act) => {
    const activity = await activityById(act.db, activityId)
    if (!activity) throw new NotFound('activity')
    const project = await projectToWorkOn(act, activity.project_id)
    const t = texts(act.locale).refused
    if (project.state === 'stopped') throw new Conflict(t.over)
    const outcome = await outcomeOf(act, activityId, to)
    if (outcome === null || !promisesSomething(outcome)) throw new Conflict(t.notAdopted)
    const [area = null, ...others] = project.area_ids
    const areaId = others.length === 0 ? area : null
    return promiseForProject(act, { ...what, projectId: project.id, to, areaId })
  })
}
