import { type Act, inTransaction } from '../../kit/act.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { projectById } from '../../projects/index.ts'
import { mustNotBeBlocked, mustNotBeBlockedSince } from '../../safety/index.ts'
import type { Reached } from '../rights.ts'
import { canEdit, canWithdraw, stateWhenSent } from '../rules.ts'
import type { Words } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { isLinkToken, voicesOf } from '../voice.ts'
import { orClosed, unnamed } from './contribute.ts'

/** What stands behind the link of a mail: one's own contribution, with where it belongs. */
export interface Own extends Reached {
  readonly one: store.Contribution
  /** What it is about, where it is a comment or support. */
  readonly target: store.Contribution | null
}

/** The contribution behind a link. @throws NotFound when the secret is not that of this contribution */
export async function ownBehind(act: Act, nr: number, token: string): Promise<Own> {
  const one = await store.contributionByNr(act.db, nr)
  if (!one || !isLinkToken(act, one.id, token)) throw new NotFound('contribution')
  const [activity, project, target] = await Promise.all([
    store.activityById(act.db, one.activity_id),
    projectById(act.db, one.project_id),
    one.target_id === null ? null : store.contributionById(act.db, one.target_id),
  ])
  if (!activity || !project) throw new NotFound('activity')
  return { one, activity, project, target }
}

/** The link was followed: what waited counts from now on. Followed again it changes nothing. */
export async function confirmOwn(act: Act, own: Own): Promise<void> {
  const { one } = own
  await mustNotBeBlocked(act, { email: one.email, personId: one.person_id })
  // Of support no address is kept.
  if (one.state === 'waiting' && one.email === null)
    await mustNotBeBlockedSince(act, (email) => voicesOf(act, { email, personId: null }).includes(one.voice))
  await orClosed(act, () =>
    store.updateState(unnamed(act).db, one.id, {
      state: one.kind === 'support' ? 'shown' : stateWhenSent(own, true, one.is_private),
      from: ['waiting'],
      at: act.now,
    }),
  )
}

/** Changes what somebody wrote, for a short while after it was sent. */
export async function editOwn(act: Act, { one }: Own, words: Words): Promise<void> {
  await inTransaction(unnamed(act), async (act) => {
    const now = await store.contributionById(act.db, one.id)
    if (!now || now.kind === 'support' || !canEdit(now, act.now))
      throw new Conflict(texts(act.locale).refused.tooLate)
    await mustNotBeBlocked(act, { email: now.email, personId: now.person_id })
    await store.updateText(act.db, one.id, words)
    await store.touchContribution(act.db, one.id, act.now)
  })
}

/** Takes back what somebody put in: the words go at once, that there was something stays. */
export async function withdrawOwn(act: Act, { one }: Own): Promise<void> {
  await inTransaction(unnamed(act), async (act) => {
    if (!canWithdraw(one)) return
    await store.updateState(act.db, one.id, {
      ...{ state: 'withdrawn', from: ['waiting', 'held', 'shown', 'hidden'], at: act.now },
    })
    if (one.kind !== 'support') await store.eraseText(act.db, one.id)
  })
}
