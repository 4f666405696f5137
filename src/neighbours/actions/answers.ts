import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { tellOne } from './letters.ts'
import { mustInvolve } from './plans.ts'

/** What they say, in a sentence, and what is done with it. */
type AnswerGiven = Pick<store.ReactionAnswer, 'theme' | 'done'>

/**
 * One answer for one reaction, or for several that say the same. Who asked to hear it and confirmed the address gets a
 * mail, once; then the address goes.
 */
export async function answerReactions(
  act: Act,
  caseId: string,
  given: AnswerGiven & { readonly ids: readonly string[] },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    if (!(await store.formOf(act.db, caseId, true))) throw new NotFound('reaction form')
    const { ids, theme, done } = given
    const answered_on = dayOf(act.now)
    const answer = await store.insertAnswer(act.db, { case_id: caseId, theme, done, answered_on })
    const answered = await store.giveAnswer(act.db, caseId, ids, answer.id)
    if (answered.length !== ids.length) throw new Conflict(texts(act.locale).reactions.answeredMeanwhile)
    for (const reaction of answered) await tellOne(act, reaction, answer)
  })
}

/** Other words for an answer. Who heard the first ones is not written to again. */
export async function changeAnswer(act: Act, caseId: string, id: string, given: AnswerGiven): Promise<void> {
  await inTransaction(act, async (act) => {
    await mustInvolve(act, caseId)
    await answerOf(act, caseId, id)
    await store.updateAnswer(act.db, id, { theme: given.theme, done: given.done })
  })
}

/** An answer given in this case; 404 for any other. */
export async function answerOf(act: Act, caseId: string, id: string): Promise<store.ReactionAnswer> {
  const answer = (await store.answersOf(act.db, caseId)).find((one) => one.id === id)
  if (!answer) throw new NotFound('answer')
  return answer
}
