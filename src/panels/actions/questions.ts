import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { adviceFindable } from '../findable.ts'
import { mailMembersAbout } from '../mails.ts'
import { mayAnswer } from '../rights.ts'
import { changesOf, isAsked, mostDocuments } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { lockedRequest, type Question } from './requests.ts'

/** The question, locked, for who asked it or serves the group, as long as there is no advice. */
async function questionToChange(act: Act, requestId: string) {
  const { panel, request } = await lockedRequest(act, requestId)
  if (!(await mayAnswer(act, panel, request))) throw new Forbidden()
  const t = texts(act.locale).faults
  if (request.withdrawn_at !== null) throw new Conflict(t.withdrawnBefore)
  if (!isAsked(request)) throw new Conflict(t.advisedBefore)
  return { panel, request }
}

/** Changes what a group was asked before it gave its advice. Everybody reads how it was and why; members are mailed. */
export async function changeQuestion(
  act: Act,
  requestId: string,
  question: Question,
  reason: string,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { panel, request } = await questionToChange(act, requestId)
    const t = texts(act.locale).faults
    const after = {
      ...{ title: question.title, question: question.question, link: question.link },
      ...{ project_id: question.projectId, due_on: question.dueOn, answer_by: question.answerBy },
    }
    if (after.due_on !== request.due_on && after.due_on <= dayOf(act.now)) throw new Conflict(t.dueBefore)
    if (after.answer_by < after.due_on) throw new Conflict(t.answerBefore)
    const { title, due_on, answer_by } = request
    const before = { reason, title, question: request.question, due_on, answer_by, changed_at: act.now }
    const [told] = changesOf({ ...request, ...after }, [before])
    const moved = after.link !== request.link || after.project_id !== request.project_id
    if (told?.was.length === 0 && !moved) throw new Conflict(t.nothingChanged)
    await store.updateRequest(act.db, requestId, after)
    await store.insertRequestChange(act.db, {
      ...before,
      ...{ request_id: requestId, changed_by: act.actor.personId },
    })
    await adviceFindable(act.db, requestId)
    await mailMembersAbout(act, panel, { ...request, ...after }, 'changed', reason)
  })
}

/** Withdraws a question with a reason that everybody reads; the members are told that no advice is needed. */
export async function withdrawQuestion(act: Act, requestId: string, reason: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { panel, request } = await questionToChange(act, requestId)
    const change = {
      ...{ withdrawn_at: act.now, withdrawn_by: act.actor.personId, withdrawn_reason: reason },
    }
    await store.updateRequest(act.db, requestId, change)
    await adviceFindable(act.db, requestId)
    await mailMembersAbout(act, panel, { ...request, ...change }, 'withdrawn', reason)
  })
}

/** Puts a document with a question. */
export async function addQuestionFile(
  act: Act,
  requestId: string,
  file: { readonly id: string; readonly title: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await questionToChange(act, requestId)
    if ((await store.requestFilesOf(act.db, requestId)).length >= mostDocuments)
      throw new Conflict(texts(act.locale).faults.tooManyDocuments(mostDocuments))
    await store.insertRequestFile(act.db, {
      ...{ request_id: requestId, file_id: file.id, title: file.title },
      ...{ added_at: act.now, added_by: act.actor.personId },
    })
  })
}

/** Takes a document of a question away. */
export async function removeQuestionFile(act: Act, requestId: string, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    await questionToChange(act, requestId)
    if (!(await store.removeRequestFile(act.db, requestId, id, act.now)))
      throw new NotFound('document of a panel request')
  })
}
