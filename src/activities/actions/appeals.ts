import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
import { mayReadProjects } from '../../projects/index.ts'
import { sendLookedAgain } from '../mails.ts'
import { mayLookAgain } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { orClosed, unnamed } from './contribute.ts'
import type { Own } from './own.ts'

/** The writer disagrees that their words are hidden, and says why if they like. Asked twice it is asked once. */
export async function askSecondLook(act: Act, { one }: Own, body: string | null): Promise<void> {
  await inTransaction(unnamed(act), async (act) => {
    const look = (await store.latestLooks(act.db, [one.id])).get(one.id)
    if (one.state !== 'hidden' || look?.deed !== 'hidden')
      throw new Conflict(texts(act.locale).refused.changedMeanwhile)
    await store.insertAppeal(act.db, { contribution_id: one.id, look_id: look.id, body, at: act.now })
  })
}

/**
 * Somebody else than who hid it looked again: it goes back on the page, or stays hidden with an answer. Whoever reads
 * projects may, so that a leader alone on a project has somebody to ask.
 *
 * @throws Forbidden for who hid it
 */
export async function lookAgain(
  act: Act,
  contributionId: string,
  { outcome, reply }: { readonly outcome: 'put_back' | 'stays'; readonly reply: string | null },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { actor, db, now } = act
    const one = await store.contributionById(db, contributionId)
    if (!one) throw new NotFound('contribution')
    const look = (await store.latestLooks(db, [one.id])).get(one.id)
    const t = texts(act.locale).refused
    if (one.state !== 'hidden' || look?.deed !== 'hidden') throw new Conflict(t.changedMeanwhile)
    if (!mayReadProjects(actor) || !mayLookAgain(actor, look)) throw new Forbidden()
    if (outcome === 'stays' && !reply?.trim()) throw new Conflict(t.replyMissing)
    const said = reply?.trim() || null
    const settled = { outcome, reply: said, at: now, personId: actor.personId }
    if (!(await store.settleAppeal(db, one.id, settled))) throw new Conflict(t.changedMeanwhile)
    if (outcome === 'put_back') {
      const move = { state: 'shown', from: ['hidden'], at: now } as const
      if (!(await orClosed(act, () => store.updateState(db, one.id, move))))
        throw new Conflict(t.changedMeanwhile)
      await store.insertLook(db, {
        ...{ contribution_id: one.id, deed: 'put_back', reason: null, at: now, by_person_id: actor.personId },
      })
    }
    await sendLookedAgain(act, one, { outcome, reply: said })
  })
}
