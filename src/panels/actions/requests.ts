import { type Act, inTransaction } from '../../kit/act.ts'
import { visitor } from '../../kit/actor.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { adviceFindable } from '../findable.ts'
import { mailAsker, mailMembersAbout } from '../mails.ts'
import { lockedPanel, mayAnswer, mayMakePanels, panelToServe } from '../rights.ts'
import { isActive, isDigital, mostPoints, type PanelOutcome } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** What the municipality wants to know of a group. */
export interface Question {
  readonly title: string
  readonly question: string
  /** Where the documents are. */
  readonly link: string | null
  readonly projectId: string | null
  readonly dueOn: Day
  readonly answerBy: Day
}

/** Asks a group for its advice; its members are mailed. Answers the number. */
export async function askAdvice(act: Act, panelId: string, question: Question): Promise<number> {
  if (!mayMakePanels(act)) throw new Forbidden()
  return inTransaction(act, async (act) => {
    const panel = await lockedPanel(act, panelId)
    const t = texts(act.locale).faults
    if (!isActive(panel)) throw new Conflict(t.notThere)
    if (isDigital(panel)) throw new Conflict(t.digitalAdvice)
    if (question.dueOn <= dayOf(act.now)) throw new Conflict(t.dueBefore)
    if (question.answerBy < question.dueOn) throw new Conflict(t.answerBefore)
    const request = await store.insertRequest(act.db, {
      ...{ panel_id: panelId, title: question.title, question: question.question, link: question.link },
      ...{ project_id: question.projectId, asked_by: act.actor.personId, asked_at: act.now },
      ...{ due_on: question.dueOn, answer_by: question.answerBy },
    })
    await adviceFindable(act.db, request.id)
    await mailMembersAbout(act, panel, request, 'asked')
    return request.nr
  })
}

/** What a group says. */
export interface Advice {
  readonly text: string
  /** What it asks, point by point; each gets its own answer. */
  readonly points: readonly string[]
}

/** Enters the advice of a group for it; by an official who serves it. */
export async function enterAdvice(act: Act, requestId: string, advice: Advice): Promise<void> {
  await inTransaction(act, async (act) => {
    const { panel, request } = await lockedRequest(act, requestId)
    await panelToServe(act, panel.id)
    await keepAdvice(act, panel, request, advice, act.actor.personId)
  })
}

/** The chair or secretary gives the advice, by the link of their mails. In nobody's name: it is the group's. */
export async function giveAdvice(
  act: Act,
  requestId: string,
  member: store.Member,
  advice: Advice,
): Promise<void> {
  await inTransaction({ ...act, actor: visitor }, async (act) => {
    const { panel, request } = await lockedRequest(act, requestId)
    const now = await store.memberById(act.db, member.id)
    if (now?.panel_id !== panel.id || now.state !== 'member' || now.part === 'member') throw new Forbidden()
    await keepAdvice(act, panel, request, advice, null)
  })
}

/** A question with its group, held until the transaction is over. */
export async function lockedRequest(act: Act, requestId: string) {
  const request = await store.lockRequest(act.db, requestId)
  const panel = request && (await store.panelById(act.db, request.panel_id))
  if (!request || !panel) throw new NotFound('panel request')
  return { panel, request }
}

async function keepAdvice(
  act: Act,
  panel: store.Panel,
  request: store.AdviceRequest,
  advice: Advice,
  by: string | null,
): Promise<void> {
  const t = texts(act.locale).faults
  if (request.withdrawn_at !== null) throw new Conflict(t.withdrawnBefore)
  if (request.advised_at !== null) throw new Conflict(t.advisedBefore)
  if (advice.points.length > mostPoints) throw new Conflict(t.tooMany(mostPoints))
  const change = { advice: advice.text, advised_at: act.now, advised_by: by }
  await store.updateRequest(act.db, request.id, change)
  await store.insertPoints(act.db, request.id, advice.points)
  await adviceFindable(act.db, request.id)
  await mailAsker(act, panel, { ...request, ...change })
}

/** What is done with the advice, point by point in its order. */
export interface AdviceAnswer {
  /** A word on the whole. */
  readonly text: string | null
  readonly points: readonly { readonly outcome: PanelOutcome; readonly reasons: string }[]
}

/** Answers an advice in public, once, every point with reasons; the members are told. */
export async function answerAdvice(act: Act, requestId: string, answer: AdviceAnswer): Promise<void> {
  await inTransaction(act, async (act) => {
    const { panel, request } = await lockedRequest(act, requestId)
    if (!(await mayAnswer(act, panel, request))) throw new Forbidden()
    const t = texts(act.locale).faults
    if (request.advised_at === null) throw new Conflict(t.noAdvice)
    if (request.answered_at !== null) throw new Conflict(t.answeredBefore)
    const points = await store.pointsOf(act.db, requestId)
    for (const [at, { id }] of points.entries()) {
      const said = answer.points[at]
      if (!said || said.reasons.trim() === '') throw new Conflict(t.reasons)
      await store.answerPoint(act.db, id, said)
    }
    const change = { answer: answer.text, answered_at: act.now, answered_by: act.actor.personId }
    await store.updateRequest(act.db, requestId, change)
    await adviceFindable(act.db, requestId)
    await mailMembersAbout(act, panel, { ...request, ...change }, 'answered')
  })
}
