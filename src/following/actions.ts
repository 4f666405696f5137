import { initiativeById, listPublicWhole, publicAddress, publicPoint } from '../initiatives/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { visitor } from '../kit/actor.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { limit, sharedAddress } from '../kit/limits.ts'
import { removeAbout } from '../kit/outbox.ts'
import { keyedDigests } from '../kit/secrets.ts'
import { newToken, tokenHash } from '../kit/tokens.ts'
import { personById } from '../people/index.ts'
import type { Point } from '../places/index.ts'
import { projectById } from '../projects/index.ts'
import { newsMailKind, sendFollowConfirmation } from './mails.ts'
import { mostFollowed, namesPlace, type Pace, type Thing, wordsOf } from './rules.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** Somebody who fills in addresses of others must not fill their mailbox. */
const perAddress = { name: 'follow', attempts: 3, seconds: 24 * 60 * 60 }
const perVisitor = { name: 'follow-visitor', ...sharedAddress }

interface Wish {
  readonly pace: Pace
  readonly things: readonly Thing[]
}

/** Changes in nobody's name: the log tells that somebody follows something, never who. */
const unnamed = <T>(act: Act, work: (act: Act) => Promise<T>): Promise<T> =>
  inTransaction({ ...act, actor: visitor }, work)

/**
 * Somebody gives an address: what they chose waits for the link in a mail. The answer is the same for an address that
 * follows something already, so that nobody learns who does.
 */
export async function askToFollow(
  act: Act,
  wish: Wish & { readonly email: string; readonly visitor: string },
): Promise<void> {
  const { email, pace, things } = wish
  await limit(act, perVisitor, wish.visitor)
  await limit(act, perAddress, email)
  await unnamed(act, async (act) => {
    const token = newToken()
    const hash = tokenHash(token)
    await store.insertRequest(act.db, hash, { email, locale: act.locale, pace, things }, act.now)
    await sendFollowConfirmation(act, email, token, hash)
  })
}

/** Who is signed in follows at once, at the address of the account. Answers the code of their page. */
export async function followSignedIn(act: Act, { pace, things }: Wish): Promise<string> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  const person = await personById(act.db, personId)
  if (!person?.email) throw new Conflict(texts(act.locale).noEmail)
  const { email } = person
  return unnamed(act, (act) => follow(act, { email, locale: act.locale, pace, things }))
}

/** What waits behind the link of a mail; 404 when it was confirmed or is too old. */
export async function requestBehind(act: Act, token: string): Promise<store.FollowRequest> {
  const request = await store.requestByToken(act.db, tokenHash(token))
  if (!request) throw new NotFound('follow request')
  return request
}

/** The link was followed and the button pressed: from now on the address follows. Answers the code of their page. */
export async function confirmFollowing(act: Act, token: string): Promise<string> {
  return unnamed(act, async (act) => {
    const request = await store.requestByToken(act.db, tokenHash(token), true)
    if (!request) throw new NotFound('follow request')
    const code = await follow(act, request)
    await store.deleteRequest(act.db, tokenHash(token))
    return code
  })
}

async function follow(act: Act, { things, ...request }: store.FollowRequest): Promise<string> {
  const follower = await store.putFollower(act.db, request, act.now)
  const known = await store.followedBy(act.db, follower.id)
  for (const thing of things.slice(0, Math.max(0, mostFollowed - known.length)))
    if (await isThere(act, thing)) await store.insertFollowed(act.db, follower.id, thing, act.now)
  return codeOf(act, follower.id)
}

/** A plan may have left the site while the link waited; a project that is being prepared is nobody's yet. */
async function isThere(act: Act, thing: Thing): Promise<boolean> {
  if (thing.what === 'project') return (await projectById(act.db, thing.projectId))?.published_on != null
  if (thing.what !== 'initiative') return true
  return (await initiativeById(act.db, thing.caseId))?.public ?? false
}

/** The code by which a follower changes or stops it: no more than its digest is kept. */
export async function codeOf(act: Act, followerId: string): Promise<string> {
  const [code = ''] = keyedDigests(act.settings, 'following', followerId)
  await store.putLink(act.db, followerId, tokenHash(code))
  return code
}

/** Whose page this is; 404 when they stopped. */
export async function followerBehind(act: Act, code: string): Promise<store.Follower> {
  const follower = await store.followerByLink(act.db, tokenHash(code))
  if (!follower) throw new NotFound('follower')
  return follower
}

/** The follower at the address of who is signed in; null when they follow nothing. */
export async function ownFollower(act: Act): Promise<store.Follower | null> {
  const { personId, email } = act.actor
  return personId === null || email === null ? null : store.followerByEmail(act.db, email)
}

/** How often from now on. */
export const changePace = (act: Act, followerId: string, pace: Pace): Promise<void> =>
  unnamed(act, (act) => store.updateFollower(act.db, followerId, { pace }))

/** Stops following one thing; stopped before, it stays so. */
export async function stopFollowingOne(act: Act, followerId: string, followedId: string): Promise<void> {
  await unnamed(act, (act) => store.deleteFollowed(act.db, followerId, followedId))
}

/** Erases the address, what it follows and the mail about it; pressed twice it is the same. */
export async function stopFollowing(act: Act, followerId: string): Promise<void> {
  await unnamed(act, async (act) => {
    await removeAbout(act.db, newsMailKind, followerId)
    await store.deleteFollower(act.db, followerId)
  })
}

/** The same for who has a link, also when they stopped already. */
export async function stopFollowingByCode(act: Act, code: string): Promise<void> {
  const follower = await store.followerByLink(act.db, tokenHash(code))
  if (follower) await stopFollowing(act, follower.id)
}

const mostLookedAt = 20

/**
 * Where a street or postcode is: the middle of what stands there in public, as far as there is any. We have no list of
 * addresses of our own.
 */
export async function pointOfPlace(act: Act, place: string): Promise<Point | null> {
  const words = wordsOf(place)
  const page = { sort: 'changed', from: null, limit: mostLookedAt } as const
  const plans = await listPublicWhole(act.db, { text: place, withPoint: true }, page)
  const points = plans.flatMap((plan) => {
    if (!namesPlace(publicAddress(plan.address, plan.home_bound) ?? '', words)) return []
    const point = publicPoint(plan, plan.home_bound)
    return point ? [point] : []
  })
  if (points.length === 0) return null
  const middle = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return [middle(points.map(({ lon }) => lon)), middle(points.map(({ lat }) => lat))]
}
