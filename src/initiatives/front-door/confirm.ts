import { eraseAnswers } from '../../forms/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { limit } from '../../kit/limits.ts'
import { ideaSchema } from '../schema.ts'
import * as store from '../store/front-door.ts'
import { type SentIdea, sentById } from '../store.ts'
import { mailLink, resendConfirmation } from '../submit.ts'

const day = 24 * 60 * 60 * 1000
/** Otherwise one idea could be mailed to any number of strangers. */
const perIdea = { name: 'idea-address', attempts: 5, seconds: 60 * 60 }
const daysAgo = (act: Act, days: number): Date => new Date(act.now.getTime() - days * day)

/** The sender made a mistake in the address: the idea waits for another one, and the link goes there. */
export async function changeAddress(act: Act, sent: SentIdea, email: string): Promise<void> {
  await limit(act, perIdea, sent.id)
  await inTransaction(act, async (act) => {
    const waiting = await sentById(act.db, sent.id, true)
    if (!waiting || waiting.case_id !== null) return
    const idea = ideaSchema.parse(waiting.input)
    if (!('name' in idea.initiator)) return
    const input = { ...idea, initiator: { ...idea.initiator, email } }
    await store.changeWaitingAddress(act.db, sent.id, { email, input })
    await resendConfirmation(act, sent.id)
  })
}

/** Reminds everybody whose idea still waits for its address, once. */
export async function remindUnconfirmed(act: Act): Promise<void> {
  const since = daysAgo(act, act.municipality.front_door.remind_after_days)
  for (const { id, locale } of await store.unremindedSince(act.db, since)) {
    await inTransaction(act, async (act) => {
      if (!(await store.markReminded(act.db, id, act.now))) return
      const sent = await sentById(act.db, id)
      if (!sent) return
      const { title, initiator } = ideaSchema.parse(sent.input)
      await mailLink({ ...act, locale }, sent, title, 'name' in initiator ? initiator.name : '', true)
    })
  }
}

/** Throws away ideas nobody confirmed in time, and the texts of what was sent on elsewhere. */
export async function forgetUnconfirmed(act: Act): Promise<void> {
  const before = daysAgo(act, act.municipality.front_door.keep_unconfirmed_days)
  await inTransaction(act, async (act) => {
    const ideas = await store.forgetUnconfirmed(act.db, before)
    const answers = ideas.flatMap((input) => ideaSchema.safeParse(input).data?.answersId ?? [])
    const sentOn = await store.forgetReferralAnswers(act.db, before)
    await eraseAnswers(act.db, [...answers, ...sentOn])
  })
}
