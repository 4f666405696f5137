import { randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { isBlockedAddress, mustNotBeBlocked } from '../../safety/index.ts'
import { sendConfirmation } from '../mails.ts'
import type { Reached } from '../rights.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { voicesOf, type Who } from '../voice.ts'
import { type Kept, mustBeOpen, orClosed, unnamed } from './contribute.ts'
import { together } from './together.ts'

const perAddress = { name: 'contribution', attempts: 10, seconds: 60 * 60 }
const perVisitor = { name: 'contribution-visitor', ...sharedAddress }

/** Stores support, with that of others who give theirs in the same moment. */
const support = together(store.upsertSupports)

/** Who acts, or the address somebody typed. */
const whoIs = (act: Act, email: string | null): Who =>
  act.actor.personId === null
    ? { email, personId: null }
    : { email: act.actor.email, personId: act.actor.personId }

/**
 * Supports what somebody put in: once for each person, however they come in. Who is not signed in follows the link in a
 * mail first. The same answer for an address that supports it already, so that nobody learns who did.
 */
export async function supportContribution(
  act: Act,
  reached: Reached,
  target: store.Contribution,
  by: { readonly email: string | null; readonly visitor: string },
): Promise<Kept> {
  const { project, activity } = reached
  const t = texts(act.locale).refused
  mustBeOpen(act, reached)
  if (!activity.may_support) throw new Conflict(t.noSupport)
  if (target.activity_id !== activity.id || target.state !== 'shown' || target.target_id !== null)
    throw new NotFound('contribution')
  const who = whoIs(act, by.email)
  if (who.email === null && who.personId === null) throw new Conflict(t.noEmail)
  const voices = voicesOf(act, who)
  if (who.personId === null) {
    await limit(act, perVisitor, by.visitor)
    await limit(act, perAddress, by.email ?? '')
  }
  await mustNotBeBlocked(act)
  if (who.personId === null && who.email !== null && (await isBlockedAddress(act, who.email)))
    return { id: randomUUID(), nr: 0, state: 'waiting' }
  const isOwn = voices.includes(target.voice) || (who.personId !== null && target.person_id === who.personId)
  if (isOwn && who.personId !== null) throw new Conflict(t.ownSupport)
  const state = who.personId === null ? 'waiting' : 'shown'
  const given: store.NewSupport = {
    one: {
      ...{ id: randomUUID(), projectId: project.id, activityId: activity.id, targetId: target.id },
      ...{ personId: who.personId, channel: 'page', enteredBy: null, state, at: act.now },
    },
    voices,
  }
  return orClosed(act, async () => {
    const nobody = unnamed(act)
    const { email } = by
    if (who.personId !== null || email === null) return { ...(await support(nobody, given)), state }
    return inTransaction(nobody, async (act) => {
      const kept = await support(act, given)
      await sendConfirmation(act, { ...kept, to: email, name: null, activity, what: 'support' })
      return { ...kept, state }
    })
  })
}

/** Takes support back that who is signed in gave. */
export async function takeSupportBack(act: Act, target: store.Contribution): Promise<void> {
  const who = whoIs(act, null)
  if (who.personId === null) throw new NotFound('support')
  const before = await store.supportBy(act.db, target.id, {
    voices: voicesOf(act, who),
    personId: who.personId,
  })
  if (!before) return
  await store.updateState(unnamed(act).db, before.id, {
    ...{ state: 'withdrawn', from: ['shown', 'waiting'], at: act.now },
  })
}
