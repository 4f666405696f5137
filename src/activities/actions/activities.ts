import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { slugOf } from '../../kit/slug.ts'
import { currentPlans, projectToWorkOn } from '../../projects/index.ts'
import { canChange, daysFault, firstDayWhenPublished, phaseOf } from '../rules.ts'
import type { ActivityKind } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** Parts of an address that are something else's. */
const taken = ['plan', 'terugkoppeling', 'bijeenkomsten', 'verslag', 'evaluatie', 'vragenlijst', 'kaartje']

/** What stands in the way of these days, as they fit the way of the published plan. */
async function checkContent(act: Act, projectId: string, content: store.ActivityContent): Promise<void> {
  const t = texts(act.locale).refused
  const plan = (await currentPlans(act.db, [projectId])).get(projectId)?.plan
  const way = plan?.ways.find(({ key }) => key === content.way_key)
  if (!plan) throw new Conflict(t.noPlan)
  if (!way) throw new Conflict(t.noWay)
  const fault = daysFault(content, { today: dayOf(act.now), planFrom: way.from })
  if (fault) throw new Conflict(t.days[fault])
}

/** Makes the draft of an activity that carries out a way of the published plan. Once published it opens and closes by its days. */
export async function makeActivity(
  act: Act,
  projectId: string,
  content: store.ActivityContent,
  kind: ActivityKind = 'ideas',
): Promise<{ readonly id: string; readonly slug: string }> {
  return inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (project.state !== 'running') throw new Conflict(texts(act.locale).refused.notRunning)
    await checkContent(act, projectId, content)
    const base = slugOf(content.title)
    for (let nth = 1; ; nth += 1) {
      const slug = nth === 1 ? base : `${base}-${nth}`
      if (taken.includes(slug)) continue
      const id = await store.insertActivity(
        act.db,
        { ...content, project_id: projectId, kind, slug },
        by(act),
      )
      if (id) return { id, slug }
    }
  })
}

async function activityToWorkOn(act: Act, projectId: string, id: string): Promise<store.Activity> {
  await projectToWorkOn(act, projectId)
  const activity = await store.activityById(act.db, id)
  if (activity?.project_id !== projectId) throw new NotFound('activity')
  return activity
}

/** Changes a draft, or an activity before its first day; its address stays. */
export async function changeActivity(
  act: Act,
  projectId: string,
  id: string,
  content: store.ActivityContent,
  seen: Date,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const t = texts(act.locale).refused
    const activity = await activityToWorkOn(act, projectId, id)
    if (!canChange(activity, dayOf(act.now))) throw new Conflict(t.begun)
    await checkContent(act, projectId, content)
    if (!(await store.updateActivity(act.db, id, content, by(act), seen)))
      throw new Conflict(t.changedMeanwhile)
  })
}

/**
 * Publishes a draft: from now on everybody can see it, and people take part from its first day. Where the planned first
 * day is past, that is today.
 */
export async function publishActivity(
  act: Act,
  projectId: string,
  id: string,
  seen?: Date,
): Promise<{ readonly opens_on: Day }> {
  return inTransaction(act, async (act) => {
    const t = texts(act.locale).refused
    const project = await projectToWorkOn(act, projectId)
    const activity = await activityToWorkOn(act, projectId, id)
    const today = dayOf(act.now)
    if (project.state !== 'running') throw new Conflict(t.notRunning)
    if (phaseOf(activity, today) !== 'draft') throw new Conflict(t.changedMeanwhile)
    if (activity.closes_on < today) throw new Conflict(t.draftOver)
    const opens_on = firstDayWhenPublished(activity, today)
    await checkContent(act, projectId, { ...activity, opens_on })
    if (!(await store.updateActivity(act.db, id, { opens_on, published_at: act.now }, by(act), seen)))
      throw new Conflict(t.changedMeanwhile)
    return { opens_on }
  })
}

/** Throws a draft away, for good. */
export async function discardActivity(act: Act, projectId: string, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const activity = await activityToWorkOn(act, projectId, id)
    if (phaseOf(activity, dayOf(act.now)) !== 'draft') throw new Conflict(texts(act.locale).refused.published)
    await store.deleteActivity(act.db, id)
  })
}

/** Stops an activity, with a reason that everybody reads. What came in is still answered. */
export async function stopActivity(act: Act, projectId: string, id: string, reason: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const t = texts(act.locale).refused
    const activity = await activityToWorkOn(act, projectId, id)
    if (!['soon', 'open'].includes(phaseOf(activity, dayOf(act.now)))) throw new Conflict(t.cannotStop)
    if (reason.trim() === '') throw new Conflict(t.stopReason)
    await store.updateActivity(
      act.db,
      id,
      { stopped_at: act.now, stopped_by: act.actor.personId, stop_reason: reason.trim() },
      by(act),
    )
  })
}

/**
 * From now on somebody of us reads everything before it stands on the page, or not any more; everybody reads why. What
 * waited to be read goes on waiting.
 */
export async function setReviewFirst(
  act: Act,
  projectId: string,
  id: string,
  { on, reason }: { readonly on: boolean; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const t = texts(act.locale).refused
    const activity = await activityToWorkOn(act, projectId, id)
    const phase = phaseOf(activity, dayOf(act.now))
    if (activity.kind === 'survey' || !['soon', 'open'].includes(phase)) throw new Conflict(t.cannotStop)
    if (activity.review_first === on) throw new Conflict(t.changedMeanwhile)
    if (reason.trim() === '') throw new Conflict(t.reviewReason)
    await store.updateActivity(
      act.db,
      id,
      { review_first: on, review_reason: reason.trim(), review_changed_on: dayOf(act.now) },
      by(act),
    )
  })
}
