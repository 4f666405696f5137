import { postMessage } from '../../cases/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { type OpenedWish, openedRound } from '../opened.ts'
import { isJuror, mayServe } from '../rights.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { JuryRefused } from './refused.ts'
import { tellAnswered, tellAsked } from './tell.ts'

/** A juror asks the applicant something; the secretary hears so, and sends it on. */
export async function askQuestion(
  act: Act,
  input: { readonly wishId: string; readonly question: string },
): Promise<void> {
  const wish = await store.wishById(act.db, input.wishId)
  if (!wish) throw new NotFound()
  const { round, jury, wishes } = await openedRound(act, wish.round_id)
  if (!isJuror(act, jury) && !mayServe(act.actor)) throw new Forbidden()
  if (round.state !== 'judging') throw new JuryRefused(act, 'not_judging')
  const title = wishes.find((one) => one.wish.id === wish.id)?.title ?? ''
  const question = input.question.trim()
  await inTransaction(act, async (act) => {
    await store.insertQuestion(act.db, {
      wish_id: wish.id,
      asked_by: act.actor.personId,
      question,
      asked_at: act.now,
    })
    const { secretary_id } = jury.facts
    if (secretary_id !== null && secretary_id !== act.actor.personId)
      await tellAsked(act, secretary_id, { roundId: round.id, wishId: wish.id, title, question })
  })
}

/** Sends a question to the applicant, in the conversation of the case and without who asked it. */
export async function sendQuestion(
  act: Act,
  input: { readonly questionId: string; readonly question: string },
): Promise<void> {
  if (!mayServe(act.actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const { question, one } = await questionOf(act, input.questionId)
    if (question.sent_at) return
    const text = input.question.trim()
    await postMessage(act, { caseId: one.caseId, text: texts('nl').questionToApplicant(text) })
    await store.updateQuestion(act.db, question.id, {
      question: text,
      sent_at: act.now,
      sent_by: act.actor.personId,
    })
  })
}

/** Puts the answer of the applicant with the wish, without what is not for jurors; who asked hears so. */
export async function shareAnswer(
  act: Act,
  input: { readonly questionId: string; readonly answer: string },
): Promise<void> {
  if (!mayServe(act.actor)) throw new Forbidden()
  await inTransaction(act, async (act) => {
    const { question, one } = await questionOf(act, input.questionId)
    if (!question.sent_at) throw new JuryRefused(act, 'not_sent')
    const answer = input.answer.trim()
    await store.updateQuestion(act.db, question.id, { answer, answered_at: act.now })
    const { wish, title } = one
    if (question.asked_by !== null && question.answer === null)
      await tellAnswered(act, question.asked_by, {
        ...{ roundId: wish.round_id, wishId: wish.id, title },
        ...{ question: question.question, answer },
      })
  })
}

async function questionOf(
  act: Act,
  id: string,
): Promise<{ readonly question: store.Question; readonly one: OpenedWish }> {
  const question = await store.questionById(act.db, id)
  const wish = question && (await store.wishById(act.db, question.wish_id))
  if (!question || !wish) throw new NotFound()
  const { wishes, left } = await openedRound(act, wish.round_id)
  const one = [...wishes, ...left].find((other) => other.wish.id === wish.id)
  if (!one) throw new NotFound()
  return { question, one }
}
