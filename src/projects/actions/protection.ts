import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { protectionTexts } from '../protection-texts.ts'
import { projectToWorkOn } from '../rights.ts'
import { isOver } from '../rules.ts'
import * as store from '../store.ts'
import { by } from './projects.ts'

/** Says that a project is for young people as well, or not: its page tells how it protects them. */
export async function setForYoung(act: Act, projectId: string, forYoung: boolean): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) throw new Conflict(protectionTexts(act.locale).refused.over)
    if (project.for_young === forYoung) return
    await store.updateProject(act.db, projectId, { for_young: forYoung }, by(act))
  })
}

/**
 * From now on somebody of us reads everything that people put in to this project before it stands on a page, also where
 * something opens later; or not any more. Everybody reads why. What waited to be read goes on waiting.
 */
export async function setProjectReviewFirst(
  act: Act,
  projectId: string,
  { on, reason }: { readonly on: boolean; readonly reason: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const t = protectionTexts(act.locale).refused
    const project = await projectToWorkOn(act, projectId)
    if (isOver(project.state)) throw new Conflict(t.over)
    if (project.review_first === on) throw new Conflict(t.changed)
    if (reason.trim() === '') throw new Conflict(t.reason)
    const change = { review_first: on, review_reason: reason.trim(), review_changed_on: dayOf(act.now) }
    await store.updateProject(act.db, projectId, change, by(act))
  })
}
