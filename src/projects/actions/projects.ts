import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { announce } from '../../kit/events.ts'
import { slugOf } from '../../kit/slug.ts'
import { findableFollows } from '../findable.ts'
import { isLeaderless, mayStartProject, projectToWorkOn } from '../rights.ts'
import { nextStates, projectNumber } from '../rules.ts'
import type { ProjectState } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

export const by = ({ now, actor }: Act): store.By => ({ at: now, personId: actor.personId })

/** Starts a project, with a number and an address that stay. Nobody outside sees it before its plan is published. */
export async function startProject(
  act: Act,
  content: store.ProjectContent,
): Promise<{ readonly id: string; readonly number: string }> {
  if (!mayStartProject(act.actor)) throw new Forbidden()
  return inTransaction(act, async (act) => {
    const year = Number(dayOf(act.now).slice(0, 4))
    const number = projectNumber(year, await store.nextNumber(act.db, year))
    const base = slugOf(content.title)
    for (let nth = 1; ; nth += 1) {
      const slug = nth === 1 ? base : `${base}-${nth}`
      const project = { ...content, number, slug, leader_id: act.actor.personId }
      const id = await store.insertProject(act.db, project, by(act))
      if (id) return { id, number }
    }
  })
}

/** A project leader takes over a project whose leader went. */
export async function takeOverProject(act: Act, id: string): Promise<void> {
  const { personId } = act.actor
  if (!mayStartProject(act.actor) || personId === null) throw new Forbidden()
  await inTransaction(act, async (act) => {
    await store.lockProject(act.db, id)
    const project = await store.projectById(act.db, id)
    if (!project) throw new NotFound('project')
    if (!(await isLeaderless(act, project))) throw new Conflict(texts(act.locale).hasLeader)
    await store.updateProject(act.db, id, { leader_id: personId }, by(act))
  })
}

/** Changes what a project is; `seen` is when the version was made that the editor had before them. */
export async function changeProject(
  act: Act,
  id: string,
  content: store.ProjectContent,
  seen: Date,
): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, id)
    if (!(await store.updateProject(act.db, id, content, by(act), seen)))
      throw new Conflict(texts(act.locale).changedMeanwhile)
    await findableFollows(act.db, id)
  })
}

/**
 * Brings a project into its next state, with what is told about it. What is closed or stopped says what we learned.
 * A project begins to run by publishing its plan.
 */
export async function moveProject(
  act: Act,
  id: string,
  move: {
    readonly to: Exclude<ProjectState, 'preparing'>
    readonly body: string | null
    readonly lessons: string | null
  },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, id)
    const t = texts(act.locale)
    if (!nextStates(project.state).includes(move.to)) throw new Conflict(t.cannotMove)
    if (!move.body?.trim()) throw new Conflict(t.moveNeedsWords)
    if (move.to === 'closed' && !move.lessons?.trim()) throw new Conflict(t.closeNeedsLessons)
    await announce(act, { type: 'project_moves', projectId: id, to: move.to })
    await store.insertMove(act.db, {
      project_id: id,
      state: move.to,
      body: move.body.trim(),
      lessons: move.lessons?.trim() || null,
      at: act.now,
      by_person_id: act.actor.personId,
    })
    await store.updateProject(act.db, id, { state: move.to }, by(act))
    await findableFollows(act.db, id)
    if (project.published_on === null) return
    const occasion = act.now.toISOString()
    await announce(act, { type: 'made_public', kind: 'project_moved', thing: id, occasion })
  })
}
