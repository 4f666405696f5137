import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { currentPlans, projectToWorkOn } from '../../projects/index.ts'
import { sendReceipt } from '../mails.ts'
import { answerDayOf, takesEntries } from '../rules.ts'
import type { EnteredChannel, Place, Words } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { voicesOf } from '../voice.ts'
import { identifierFor, type Kept, partsOf, refuseUnfit } from './contribute.ts'

/**
 * Enters what somebody wrote on paper or said: it counts and is answered like everything else, and says how it came in.
 * Who gave an address gets a receipt by mail. Also after the last day, while the project is being answered: the post is slower than a page.
 */
export async function enterContribution(
  act: Act,
  activityId: string,
  entered: {
    readonly channel: EnteredChannel
    readonly source: string | null
    readonly words: Words
    readonly email: string | null
    readonly place?: Place | null
    readonly isPrivate?: boolean
    readonly token: string
  },
): Promise<Kept> {
  return inTransaction(act, async (act) => {
    const activity = await store.activityById(act.db, activityId)
    if (!activity) throw new NotFound('activity')
    const project = await projectToWorkOn(act, activity.project_id)
    if (!takesEntries(activity, project.state, dayOf(act.now)))
      throw new Conflict(texts(act.locale).refused.closed)
    const { channel, source, words, email, token, place = null, isPrivate = false } = entered
    refuseUnfit(act, activity, { place, isPrivate, isComment: false })
    const state = isPrivate ? 'held' : 'shown'
    const id = identifierFor(
      token,
      ...[activityId, channel, source, words.title, words.body, words.name, words.shows, email],
      ...partsOf({ place, isPrivate }),
    )
    const { nr, isNew } = await store.insertContribution(act.db, {
      ...{ id, projectId: project.id, activityId, kind: activity.asks, targetId: null, personId: null },
      voice: email === null ? `nobody ${id}` : voicesOf(act, { email, personId: null })[0],
      ...{ channel, enteredBy: act.actor.personId, state, at: act.now, isPrivate, place },
      text: { ...words, email, locale: 'nl', source },
    })
    if (isNew && email !== null) {
      const plan = (await currentPlans(act.db, [project.id])).get(project.id)?.plan ?? null
      const due = answerDayOf(activity, plan)
      await sendReceipt(act, { id, nr, ...words, email }, { activity, due })
    }
    return { id, nr, state }
  })
}
